"""The verb `framework` as a person at a terminal meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from excellence.method.source.library import load
from tests.method.folders import FRAMEWORKS, change, small_copy

SMALL = str(FRAMEWORKS / "own-metrics" / "small")
RUN = "import sys; from excellence.method.commands import main; sys.exit(main(sys.argv[1:]))"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-c", RUN, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_framework_check_sound_framework_is_summed_up() -> None:
    done = run("framework", "check", SMALL)

    rules_hash = load(SMALL).framework.rules_hash
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (
        0,
        [
            "small, version 2.10, is sound: indicators 3, points 12.5.",
            "Languages: en",
            f"Rules: {rules_hash}",
        ],
        "",
    )


def test_framework_check_as_json_is_one_object() -> None:
    done = run("framework", "check", SMALL, "--json")

    assert json.loads(done.stdout) == {
        "id": "small",
        "version": "2.10",
        "indicators": 3,
        "points": "12.5",
        "languages": ["en"],
        "rules_hash": load(SMALL).framework.rules_hash,
    }


def test_framework_check_defects_stand_one_to_a_line_on_stderr(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / "small/framework.yaml", "issuer: example", "isuer: example")
    change(own / "small/texts/en.yaml", "short: Repute", "short: The repute of the cluster in its region")

    done = run("framework", "check", str(own / "small"))

    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (
        1,
        "",
        [
            f"{own}/small/framework.yaml:6: the key isuer is unknown; write issuer",
            f"{own}/small/texts/en.yaml:37: the short name has 39 characters; shorten it to 34",
        ],
    )


def test_framework_check_unknown_framework_is_refused_with_the_known_ones() -> None:
    done = run("framework", "check", "nowhere")

    assert (done.returncode, done.stderr) == (
        1,
        "There is no framework “nowhere”: name one of ecei-2013@1, ecei-2013@2, or a folder with a framework.yaml.\n",
    )


def test_framework_show_lists_indicators_and_levels() -> None:
    done = run("framework", "show", SMALL)

    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        [
            "Small framework (small, version 2.10)",
            "Three indicators to try the format with.",
            "Points in all: 12.5",
            "",
            "1 The base",
            "1.1    Contact; points 5; gate: level 2; met_share: 15 < 30 < 45 < 60 < 75",
            "1.2    Programme; points 2.5; measured by conditions",
            "1.10   Repute; points 5; minimum: level 2; judged",
            "",
            "Bronze: all(eligible; facts_complete(members))",
            "Gold: all(gates; prior_label(bronze, 18 to 24 months); improvement(1 areas); "
            "any(ratio_at_least(0.8); points_at_least(9)); class_at_least(B of A 0.9, B 0.8))",
        ],
    )


def test_framework_show_in_hungarian_writes_decimal_commas() -> None:
    done = run("framework", "show", "ecei-2013", "--lang", "hu")

    maturity = next(line for line in done.stdout.splitlines() if line.startswith("2.1 "))
    assert (done.returncode, maturity.endswith("management_years: 0,5 < 1 < 2 < 3 < 4"), done.stderr) == (0, True, "")


def test_framework_show_language_without_texts_is_english_with_a_note() -> None:
    done = run("framework", "show", SMALL, "--lang", "hu")

    assert (done.returncode, done.stdout.splitlines()[0].partition(",")[0], done.stderr.count("\n")) == (
        0,
        "Small framework (small",
        1,
    )


def test_framework_show_as_json_gives_the_documents() -> None:
    done = run("framework", "show", SMALL, "--json")

    documents = json.loads(done.stdout)
    assert (documents["rules"]["id"], documents["texts"]["language"], len(documents["rules"]["indicators"])) == (
        "small",
        "en",
        3,
    )


def test_framework_hash_names_rules_and_texts() -> None:
    done = run("framework", "hash", SMALL)

    edition = load(SMALL)
    assert done.stdout.splitlines() == [
        f"{edition.framework.rules_hash} rules",
        f"{edition.texts_hashes['en']} texts/en",
    ]


def test_framework_hash_as_json_names_the_version_too() -> None:
    done = run("framework", "hash", SMALL, "--json")

    edition = load(SMALL)
    assert json.loads(done.stdout) == {
        "id": "small",
        "version": "2.10",
        "rules_hash": edition.framework.rules_hash,
        "texts_hashes": edition.texts_hashes,
    }


def test_framework_diff_says_what_changed() -> None:
    done = run("framework", "diff", "ecei-2013@1", str(FRAMEWORKS / "even"))

    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        [
            "Framework even, extends: before -, now ecei-2013@1.",
            "Framework even, points in all: before 150, now 155.",
            "Indicator 1.1.0 Committed participation, points: before 0, now 5.",
            "Indicator 1.1.0 Committed participation, provenance of points: "
            "before inferred https://www.kit.edu/kit/english/13623.php, now proposed.",
        ],
    )


def test_framework_diff_of_the_same_rules_says_so() -> None:
    done = run("framework", "diff", SMALL, SMALL)

    assert (done.returncode, done.stdout) == (0, "The rules are the same.\n")


def test_framework_diff_as_json_lists_the_changes() -> None:
    done = run("framework", "diff", "ecei-2013@1", str(FRAMEWORKS / "even"), "--json")

    assert json.loads(done.stdout)["changes"][1:3] == [
        {
            "kind": "changed",
            "subject": "framework",
            "key": "even",
            "aspect": "maximum",
            "before": "150",
            "after": "155",
        },
        {
            "kind": "changed",
            "subject": "indicator",
            "key": "committed_participation",
            "aspect": "points",
            "before": "0",
            "after": "5",
        },
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("fly",),
        ("framework",),
        ("framework", "fly"),
        ("framework", "check"),
        ("framework", "check", SMALL, "--fast"),
    ],
)
def test_arguments_that_are_not_understood_give_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert (done.returncode, done.stdout, done.stderr.startswith("usage: excellence ")) == (2, "", True)


def test_framework_help_gives_0() -> None:
    done = run("framework", "--help")

    assert (done.returncode, done.stdout.startswith("usage: excellence framework ")) == (0, True)


def test_framework_verbs_do_not_import_django() -> None:
    code = (
        "import sys; from excellence.method.commands import main; main(['framework', 'show', 'ecei-2013']); "
        "sys.exit(any(name.partition('.')[0] == 'django' for name in sys.modules))"
    )

    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, check=False)

    assert done.returncode == 0


def test_framework_diff_as_json_names_what_is_new_and_what_is_gone(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / "small/framework.yaml", "key: repute", "key: standing")
    change(own / "small/texts/en.yaml", "  repute:", "  standing:")

    done = run("framework", "diff", SMALL, str(own / "small"), "--json")

    assert json.loads(done.stdout)["changes"] == [
        {"kind": "removed", "subject": "indicator", "key": "repute"},
        {"kind": "added", "subject": "indicator", "key": "standing"},
    ]


def test_indicators_of_a_scheme_without_points_are_shown_without_points(tmp_path: Path) -> None:
    rules = small_copy(tmp_path) / "small" / "framework.yaml"
    content = rules.read_text(encoding="utf-8")
    content = content.replace('{value: "5",', '{value: "0",').replace('{value: "2.5",', '{value: "0",')
    rules.write_text(
        content.replace('{any: [{ratio_at_least: "0.8"}, {points_at_least: "9"}]}', "gates"), encoding="utf-8"
    )

    shown = run("framework", "show", str(rules.parent))

    assert (shown.returncode, shown.stderr, shown.stdout.count("points")) == (0, "", 0)


def test_scheme_of_gates_alone_is_shown_and_compared_without_points() -> None:
    scheme = str(Path(__file__).parents[1] / "schemes" / "catalonia")

    shown, compared = run("framework", "show", scheme), run("framework", "diff", "ecei-2013", scheme)

    assert (shown.returncode, shown.stdout.count("points"), compared.returncode) == (0, 0, 0)
    assert compared.stdout.count("now until 2023-12-31") == 1
