"""Every kind of defect is told with its file, its line and what would be right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excellence.method.errors import ContentErrors
from excellence.method.frameworks import framework_from_rules, texts_from
from excellence.method.source.loading import load_folder
from tests.method.folders import FRAMEWORKS, change, defects, small_copy, told, written_defects

RULES = "small/framework.yaml"
METRICS = "metrics/metrics.yaml"
TEXTS = "small/texts/en.yaml"
WORDS = "metrics/texts/en.yaml"


@written_defects("loading")
def test_load_folder_defect_is_told_with_file_line_and_remedy(tmp_path: Path, defect: dict[str, Any]) -> None:
    assert told(tmp_path, defect) == defect["told"]


def test_load_folder_malformed_yaml_is_told_besides_other_defects(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / RULES, "issuer: example", "isuer: example")
    change(own / TEXTS, "about: Three indicators", "about: [Three indicators")

    found = defects(own / "small")

    assert [sentence.split(";")[0] for sentence in found] == [
        "small/framework.yaml:6: the key isuer is unknown",
        "small/texts/en.yaml:4: this is not YAML (did not find expected ',' or ']')",
    ]


def test_load_folder_without_framework_file_is_refused(tmp_path: Path) -> None:
    found = defects(tmp_path / "small")

    assert found == [
        "small/framework.yaml:1: the file cannot be read (No such file or directory); create it or allow reading it"
    ]


def test_load_folder_defect_of_an_extended_framework_is_told_in_its_own_file(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    (own / "above" / "texts").mkdir(parents=True)
    (own / "above" / "framework.yaml").write_text(
        'format: 1\nsemantics: 1\nid: above\nversion: "1"\nlanguages: [en]\nextends: small\n'
        "indicators:\n  - {key: repute, points: {value: lots, provenance: {kind: proposed}}}\n"
    )
    change(own / RULES, 'value: "2.5"', "value: few")

    found = defects(own / "above")

    assert found == [
        "above/framework.yaml:8: “lots” is not a number; write digits with a decimal point, such as 0.5",
        "small/framework.yaml:59: “few” is not a number; write digits with a decimal point, such as 0.5",
    ]


def test_load_folder_reads_only_the_languages_chosen(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / RULES, "languages: [en]", "languages: [en, hu]")

    loaded = load_folder(own / "small", choose=lambda languages: languages[:1])

    assert (loaded.languages, list(loaded.texts)) == (("en", "hu"), ["en"])


def lowest_line_of_defects(folder: Path) -> int:
    """The lowest line number that is told, 1 for a framework without defects; any other exception is a failure."""
    try:
        load_folder(folder)
    except ContentErrors as refusal:
        return min(error.line for error in refusal.errors)
    return 1


SPOILT = ("", "x", "- 1", "[]", "{}", "a: [b", "key: 3", "    deeper: 1", "é", "\t", "none", "members >= 1")


@settings(max_examples=150, deadline=None)
@given(
    file=st.sampled_from([RULES, METRICS, TEXTS, WORDS]),
    line=st.integers(0, 90),
    column=st.integers(0, 40),
    spoilt=st.sampled_from(SPOILT),
    whole=st.booleans(),
)
def test_load_folder_spoilt_line_is_refused_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, file: str, line: int, column: int, spoilt: str, *, whole: bool
) -> None:
    own = small_copy(tmp_path_factory.mktemp("spoilt"))
    lines = (FRAMEWORKS / "own-metrics" / file).read_text(encoding="utf-8").splitlines()
    at = line % len(lines)
    lines[at] = spoilt if whole else lines[at][:column] + spoilt
    (own / file).write_text("\n".join(lines), encoding="utf-8")

    lowest_line = lowest_line_of_defects(own / "small")

    assert lowest_line >= 1


def test_load_folder_base_of_several_versions_has_to_be_named_with_one(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / RULES, "id: small", "id: small\nextends: ecei-2013")

    found = defects(own / "small")

    assert found == [
        "small/framework.yaml:4: ecei-2013 has several versions; write one of: ecei-2013@1, ecei-2013@2",
    ]


def test_load_folder_metrics_of_ones_own_extend_those_that_ship(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / METRICS, "alone: yes\n", "")
    change(own / METRICS, "groups: [people, money]", "groups: [people, money, team]")
    change(
        own / METRICS,
        "  - {key: members,",
        "  - {key: guests, kind: count, unit: persons, period: year, group: team}\n  - {key: members,",
    )
    change(own / RULES, "size: members >= 5", "size: members >= 5 and fte >= 0.5 and guests >= 1")
    change(own / WORDS, "  members: {name: Members}", "  members: {name: Members}\n  guests: {name: Guests}")

    loaded = load_folder(own / "small")

    words = texts_from(loaded.texts["en"]).metrics
    assert (words["guests"].name, "fte" in words) == ("Guests", True)


def test_load_folder_metric_of_ones_own_keeps_the_kind_of_the_one_that_ships(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / METRICS, "alone: yes\n", "")
    change(
        own / METRICS,
        "  - {key: members,",
        "  - {key: fte, kind: count, unit: fte, period: year, group: people}\n  - {key: members,",
    )

    found = defects(own / "small")

    assert found == ["metrics/metrics.yaml:4: fte is a decimal in the shipped vocabulary; give yours another key"]


def test_load_folder_words_of_ones_own_stand_alone_in_a_language_that_does_not_ship(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / METRICS, "alone: yes\n", "")
    change(own / RULES, "languages: [en]", "languages: [xx]")
    change(own / RULES, "facts_complete: benchmarked", "facts_complete: [members]")
    for folder in ("small", "metrics"):
        words = (own / folder / "texts" / "en.yaml").read_text(encoding="utf-8")
        (own / folder / "texts" / "xx.yaml").write_text(words.replace("language: en", "language: xx"), encoding="utf-8")

    assert list(load_folder(own / "small").texts) == ["xx"]


def test_load_folder_without_eligibility_effort_and_points_is_sound(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    rules = (own / RULES).read_text(encoding="utf-8")
    before, after = rules.split("eligibility:\n  criteria:")[0], rules[rules.index("levels:\n  - key: bronze") :]
    rules = (before + after).replace("  eligibility: {kind: inferred, source: [EXA]}\n", "").replace("eligible, ", "")
    rules = rules.replace("    effort: {use: quick}\n", "").replace(
        "source: [EXA]", "source: https://rules.example.invalid/"
    )
    rules = rules.replace(
        '{value: "5", provenance: {kind: proposed}}\n    minimum',
        '{value: "5", provenance: {kind: fact, source: "https://x.example.invalid"}}\n    minimum',
    )
    (own / RULES).write_text(rules, encoding="utf-8")
    change(own / TEXTS, "criteria:\n  size: At least five members.\n", "")

    framework = framework_from_rules(load_folder(own / "small").rules)

    assert (framework.eligibility.criteria, framework.indicator("repute").days[0]) == ((), 0)
