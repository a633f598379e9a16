"""`excellence score`: text, JSON, and refusals."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from excellence.method import read, readiness, score
from excellence.method.commands import main
from excellence.method.frameworks.values import Measured
from excellence.method.labels import checks, result_document
from excellence.method.source.library import load, shipped_versions
from tests.method.commands.folders import strict_framework
from tests.method.folders import small_copy

EXAMPLE = str(Path(__file__).parents[3] / "examples" / "self-assessment.yaml")
AT = ["--at", "2026-03-10"]

Captured = pytest.CaptureFixture[str]


def scored_json(capsys: Captured, *arguments: str) -> dict[str, Any]:
    assert main(["score", *arguments, *AT, "--json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def only(document: Any, frozen: Any) -> Any:
    """The part of a document that is frozen too."""
    if isinstance(frozen, dict):
        return {name: only(document[name], part) for name, part in frozen.items()}
    if isinstance(frozen, list):
        return [only(mine, part) for mine, part in zip(document, frozen, strict=True)]
    return document


def sheet(folder: Path, content: str, name: str = "answers.yaml") -> str:
    path = folder / name
    path.write_text(dedent(content), encoding="utf-8")
    return str(path)


def test_score_example_has_exact_points(capsys: Captured) -> None:
    document = scored_json(capsys, EXAMPLE)

    assert [document[name] for name in ("points", "maximum", "ratio", "thresholds")] == [
        "123",
        "150",
        "0.82",
        "proposed",
    ]
    assert [(item["number"], item["points"], item["maximum"], item["ratio"]) for item in document["dimensions"]] == [
        ("1", "14", "15", "14/15"),
        ("2", "39", "50", "0.78"),
        ("3", "7", "10", "0.7"),
        ("4", "50", "60", "5/6"),
        ("5", "13", "15", "13/15"),
    ]


def test_score_example_is_ready_for_bronze_and_two_levels_short_of_gold(capsys: Captured) -> None:
    levels = scored_json(capsys, EXAMPLE)["levels"]

    assert {name: level["reached"] for name, level in levels.items()} == {
        "bronze": "yes",
        "silver": "no",
        "gold": "no",
    }
    assert [(item["id"], item["met"], item["needed"], item["found"]) for item in levels["gold"]["conditions"]] == [
        ("eligible", "yes", "4", "4"),
        ("gates", "yes", "1", "1"),
        ("minimum_levels", "no", "18", "16"),
        ("ratio_at_least", "yes", "0.8", "0.82"),
    ]
    assert levels["gold"]["conditions"][3]["sentence"] == "You have 123 of 150 points; needed: 120."
    assert [item["key"] for item in levels["gold"]["conditions"][2]["missing"]] == [
        "direct_contacts",
        "strategy_review",
    ]


def test_score_example_answers_every_indicator_soundly(capsys: Captured) -> None:
    document = scored_json(capsys, EXAMPLE)

    assert len(document["indicators"]) == 31
    assert [
        item["number"] for item in document["indicators"] if item.get("level_claimed") != item["level_counted"]
    ] == []
    assert [check["severity"] for check in document["checks"]] == ["hint"]


def test_score_says_what_is_frozen_in_the_same_words(capsys: Captured) -> None:
    document = scored_json(capsys, EXAMPLE)

    case = read(EXAMPLE)
    framework, result = case.edition.framework, score(case)
    found = checks(framework, case.sheet.answers, case.sheet.facts, result)
    frozen = result_document(result, readiness(case, at=date(2026, 3, 10)), found)
    assert only(document, frozen) == frozen


def test_score_counts_proposals_apart_from_what_was_chosen(capsys: Captured, tmp_path: Path) -> None:
    answers = """\
        framework: ecei-2013
        period: 2025
        facts: {training_days: 4, fte: 1}
        answers:
          "3.2": {level: 3}
        """

    path = sheet(tmp_path, answers)
    document = scored_json(capsys, path)
    assert main(["score", path, *AT]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert (document["answered_points"], document["claimed_points"]) == ("3", "7")
    assert "Points of levels that your figures propose and nobody has accepted yet: 4." in lines


def test_score_as_text_tells_points_levels_and_what_is_missing(capsys: Captured) -> None:
    assert main(["score", EXAMPLE, *AT]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[1:5] == [
        "Demo: Example Valley Timber Cluster",
        "Thresholds are proposed, not official: this is a self-assessment, not a label.",
        "",
        "Points: 123 of 150, 82 per cent.",
    ]
    assert [line for line in lines if line.startswith(("Bronze", "Silver", "Gold"))] == [
        "Bronze: ready",
        "Silver: not ready yet",
        "Gold: not ready yet",
    ]
    assert "  open: Minimum levels reached: 16 of 18." in lines
    assert "  holds: You have 123 of 150 points; needed: 120." in lines


def test_score_as_text_tells_notes_and_checks_once(capsys: Captured, tmp_path: Path) -> None:
    answers = """\
        framework: ecei-2013
        period: 2025
        facts: {active_links: 4, participants: 4000}
        answers:
          "3.2": {level: 3}
          "2.7": {level: 5, evidence: Agreements, justification: Links to two universities and to other clusters.}
        """

    assert main(["score", sheet(tmp_path, answers), *AT]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert "If every level chosen counted as it stands, it would be 8." in lines
    assert [line.split()[1] for line in lines if " 3.2 " in line] == ["You", "For", "The"]
    assert [line for line in lines if line.startswith("To ")] == ["To do before you submit: 30", "To look at: 28"]


def test_score_with_nested_conditions_of_a_framework_in_a_folder(capsys: Captured, tmp_path: Path) -> None:
    answers = sheet(tmp_path, "framework: strict\nperiod: 2025\n")
    folder = str(strict_framework(tmp_path))

    document = scored_json(capsys, answers, "--framework", folder)
    assert main(["score", answers, "--framework", folder, *AT]) == 0

    gold = document["levels"]["gold"]["conditions"]
    assert [(item["id"], [part["id"] for part in item["parts"]]) for item in gold] == [
        ("points_at_least", []),
        ("any", ["ratio_at_least", "gates"]),
    ]
    lines = capsys.readouterr().out.splitlines()
    assert lines[lines.index("  open: None of these conditions holds yet; one is enough.") :][:3] == [
        "  open: None of these conditions holds yet; one is enough.",
        "    open: You have 0 of 150 points; needed: 135.",
        "    open: Gates passed: 0 of 1.",
    ]


@pytest.mark.parametrize(
    ("content", "errors"),
    [
        (
            "framework: ecei-2013\nperiod: 2025\nanswers:\n  '2.44': {level: 1}\n  '2.4': {level: 7}\n",
            [
                "{file}:4: there is no indicator 2.44; write 2.4",
                "{file}:5: there is no level “7”; write a whole number from 0 to 5",
            ],
        ),
        (
            "framework: ecei-2099\nperiod: 2025\n",
            ["{file}:1: there is no shipped framework ecei-2099; write one of {shipped}, or give --framework FOLDER"],
        ),
        ("period: 2025\n", ["{file}:1: the framework is not named; add a line such as framework: ecei-2013"]),
        ("- a\n", ["{file}:1: the file holds no mapping; start with lines of the form key: value"]),
    ],
)
def test_score_refuses_content_with_one_line_for_each_mistake(
    capsys: Captured, tmp_path: Path, content: str, errors: list[str]
) -> None:
    path = sheet(tmp_path, content)

    assert main(["score", path]) == 1

    captured = capsys.readouterr()
    shipped = ", ".join(shipped_versions())
    assert captured.err.splitlines() == [error.format(file=path, shipped=shipped) for error in errors]
    assert captured.out == ""


@pytest.mark.parametrize("arguments", [[], ["no-such-file.yaml"], [EXAMPLE, "--at", "soon"], [EXAMPLE, "--loud"]])
def test_score_used_wrongly_gives_two(capsys: Captured, arguments: list[str]) -> None:
    assert main(["score", *arguments]) == 2

    assert "usage: excellence score" in capsys.readouterr().err


def test_score_in_a_language_without_texts_says_so(capsys: Captured) -> None:
    assert main(["score", EXAMPLE, "--lang", "eo", *AT]) == 0

    assert capsys.readouterr().err == "There are no texts in “eo”; these are in “en”.\n"


def test_score_in_hungarian_uses_its_words(capsys: Captured) -> None:
    document = scored_json(capsys, EXAMPLE, "--lang", "hu")

    assert document["points"] == "123"
    assert document["dimensions"][0]["name"] != "Structure of the cluster"


def test_score_of_a_panel_takes_halves(capsys: Captured, tmp_path: Path) -> None:
    path = sheet(
        tmp_path, "framework: ecei-2013\nperiod: 2025\nanswers: {'2.4': {level: 2.5, evidence: {interview: Seen}}}\n"
    )

    assert scored_json(capsys, path, "--panel")["points"] == "2.5"


def test_score_without_remarks_has_no_notes(capsys: Captured, tmp_path: Path) -> None:
    example = Path(EXAMPLE).read_text(encoding="utf-8")
    whole_team = example.replace("staff_stayed_24m: 2", "staff_stayed_24m: 3")
    answers = whole_team.replace('"2.2.4":\n    level: 4', '"2.2.4":\n    level: 5')

    assert main(["score", sheet(tmp_path, answers), *AT]) == 0

    assert "How indicators count" not in capsys.readouterr().out.splitlines()


def test_score_by_sourced_thresholds_does_not_call_them_proposed(capsys: Captured, tmp_path: Path) -> None:
    folder = small_copy(tmp_path) / "small"
    rules = (folder / "framework.yaml").read_text(encoding="utf-8")
    (folder / "framework.yaml").write_text(
        rules.replace("{kind: proposed}", "{kind: fact, source: EXA}"), encoding="utf-8"
    )
    arguments = [sheet(tmp_path, "framework: small\nperiod: 2025\n"), "--framework", str(folder)]

    assert scored_json(capsys, *arguments)["thresholds"] == "sourced"
    assert main(["score", *arguments, *AT]) == 0
    assert capsys.readouterr().out.splitlines()[1] == ""


def test_score_without_a_day_takes_today(capsys: Captured) -> None:
    assert main(["score", EXAMPLE, "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["day"] >= "2025-11-01"


ALL_FIVES = """\
    framework: ecei-2013
    period: 2025
    facts: {programme_recognised: yes, active_links: 8, foreign_partners: 2}
    answers:
    """


def test_score_ready_only_with_claims_says_so_beside_the_verdict(capsys: Captured, tmp_path: Path) -> None:
    framework = load("ecei-2013", "en").framework
    claims = [f'  "{item.number}": {{level: 5, evidence: x}}\n' for item in framework.indicators]
    path = sheet(tmp_path, dedent(ALL_FIVES) + "".join(claims))

    document = scored_json(capsys, path)
    assert main(["score", path, *AT]) == 0
    lines = capsys.readouterr().out.splitlines()

    measured = [item.key for item in framework.indicators if isinstance(item.measure, Measured)]
    assert (document["levels"]["gold"]["reached"], document["levels"]["gold"]["rests_on"]) == ("yes", measured)
    verdict = lines.index("Gold: ready only with levels that your figures do not give")
    assert lines[verdict + 1].startswith("  Your figures do not give the levels chosen here: 1.1.0 ")


def test_score_ready_with_something_left_to_do_says_so(capsys: Captured, tmp_path: Path) -> None:
    """Level 5 of 1.1.2 stands against figures of level 3, and Bronze does not look at levels."""
    text = Path(EXAMPLE).read_text(encoding="utf-8").replace("committed_sme: 22", "committed_sme: 5")
    text = text.replace("committed_within_150km: 24", "committed_within_150km: 18")
    path = sheet(tmp_path, text)

    assert main(["score", path, *AT]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[lines.index("Bronze: ready") + 1] == "  What is left to do below does not change this."
    assert "To do before you submit: 3" in lines
