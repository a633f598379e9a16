"""A framework laid over the one it extends."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from excellence.method.frameworks.documents import read_document
from excellence.method.frameworks.values import Judged, Measured, Provenance
from excellence.method.source.extending import extended_rules, without_dropped
from excellence.method.source.library import Edition, load
from excellence.method.source.yamltext import parse_yaml
from tests.method.folders import change, defects, small_copy

HEAD = 'format: 1\nsemantics: 1\nid: above\nversion: "3"\nlanguages: [en]\nextends: small\n'
NEW_INDICATOR = """
  - key: visibility
    number: "1.3"
    dimension: base
    points: {value: "4", provenance: {kind: proposed}}
    audited_for: {levels: [gold], provenance: {kind: proposed}}
    judged: {provenance: {kind: proposed}}
    effort: {use: quick}
"""
NEW_TEXTS = """
  visibility:
    name: Visibility
    short: Visibility
    meaning: What it is.
    why: Why it matters.
    levels: [Nothing, First, Second, Third, Fourth, Fifth]
    evidence: [A list]
    good: A good example.
    not_enough: Not enough.
    practices: [Begin, Repeat, Widen, Measure, Review]
"""


def above(tmp_path: Path, rules: str = "", texts: str = "") -> Path:
    """A framework that extends a copy of the small one."""
    own = small_copy(tmp_path)
    (own / "above" / "texts").mkdir(parents=True)
    (own / "above" / "framework.yaml").write_text(HEAD + rules, encoding="utf-8")
    (own / "above" / "texts" / "en.yaml").write_text(f"language: en\nname: Above\n{texts}", encoding="utf-8")
    return own / "above"


def loaded(tmp_path: Path, rules: str = "", texts: str = "") -> Edition:
    return load(above(tmp_path, rules, texts))


def test_extending_framework_has_its_own_identity(tmp_path: Path) -> None:
    edition = loaded(tmp_path)

    framework = edition.framework
    assert (
        framework.id,
        framework.version,
        framework.extends,
        edition.words("en").name,
        edition.words("en").about,
    ) == (
        "above",
        "3",
        "small@2.10",
        "Above",
        "Three indicators to try the format with.",
    )


def test_extending_field_of_an_indicator_replaces_only_that_field(tmp_path: Path) -> None:
    rules = "indicators:\n  - {key: repute, minimum: {level: 3, provenance: {kind: inferred, source: EXA}}}\n"

    indicator = loaded(tmp_path, rules).framework.indicator("repute")

    assert (indicator.minimum, indicator.points, indicator.provenance["minimum"].kind) == (3, Fraction(5), "inferred")


def test_extending_indicator_stands_where_the_base_has_it_and_new_ones_follow(tmp_path: Path) -> None:
    rules = f"indicators:{NEW_INDICATOR}  - {{key: contact, points: {{value: '1', provenance: {{kind: proposed}}}}}}\n"

    framework = loaded(tmp_path, rules, f"indicators:{NEW_TEXTS}").framework

    assert [(indicator.key, indicator.points) for indicator in framework.indicators] == [
        ("contact", Fraction(1)),
        ("programme", Fraction(5, 2)),
        ("repute", Fraction(5)),
        ("visibility", Fraction(4)),
    ]


def test_extending_none_takes_a_field_away(tmp_path: Path) -> None:
    rules = "indicators:\n  - {key: repute, minimum: none}\n"

    indicator = loaded(tmp_path, rules).framework.indicator("repute")

    assert (indicator.minimum, "minimum" in indicator.provenance) == (None, False)


def test_extending_exception_taken_away_goes_with_its_words(tmp_path: Path) -> None:
    rules = "indicators:\n  - {key: programme, not_applicable: none}\n"
    texts = "indicators:\n  programme: {not_applicable: none}\n"

    edition = loaded(tmp_path, rules, texts)

    found = (edition.framework.indicator("programme").not_applicable, edition.words("en").indicators["programme"])
    assert (found[0], found[1].not_applicable) == (None, "")


def test_extending_none_takes_away_the_words_of_a_criterion_that_is_gone(tmp_path: Path) -> None:
    rules = "eligibility: {criteria: {income: income >= 1}}\nprovenance: {eligibility: {kind: proposed}}\n"
    texts = "criteria: {size: none, income: There is income.}\n"

    words = loaded(tmp_path, rules, texts).words("en")

    assert words.criteria == {"income": "There is income."}


def test_extending_rubric_takes_the_place_of_cuts(tmp_path: Path) -> None:
    rules = "indicators:\n  - {key: contact, judged: {provenance: {kind: proposed}}}\n"

    before = load(small_copy(tmp_path / "other") / "small").framework.indicator("contact")
    after = loaded(tmp_path, rules).framework.indicator("contact")

    assert (type(before.measure), type(after.measure)) == (Measured, Judged)


def test_extending_level_is_replaced_as_a_whole(tmp_path: Path) -> None:
    rules = "levels:\n  - {key: bronze, assessors: 3, requires: gates}\n"

    found = defects(above(tmp_path, rules))

    assert found == ["above/framework.yaml:8: provenance is missing; add provenance here"]


def test_extending_number_at_the_top_needs_its_own_provenance(tmp_path: Path) -> None:
    rules = "validity: {first: 12, renewal: 12, renew_before: 1, renew_after: 1, day_rule: end_of_month}\n"

    found = defects(above(tmp_path, rules))

    assert found == ["small/framework.yaml:11: the provenance of validity is missing; add validity here"]


def test_extending_provenance_of_a_part_goes_with_the_number_it_stood_for(tmp_path: Path) -> None:
    rules = (
        "validity: {first: 12, renewal: 12, renew_before: 1, renew_after: 1, day_rule: end_of_month}\n"
        "provenance: {validity: {kind: proposed}}\n"
    )

    provenance = loaded(tmp_path, rules).framework.provenance

    assert {key: entry for key, entry in provenance.items() if key.startswith("validity")} == {
        "validity": Provenance("proposed")
    }


def test_extending_sources_and_efforts_add_to_those_of_the_base(tmp_path: Path) -> None:
    rules = (
        "sources: {NEW: https://new.example.invalid}\n"
        "efforts: {slow: {days: ['9', '9', '9', '9', '9'], provenance: {kind: fact, source: NEW}}}\n"
        "indicators:\n  - {key: repute, effort: {use: slow}}\n"
    )

    edition = loaded(tmp_path, rules)

    first_raises = [indicator.days[0] for indicator in edition.framework.indicators]
    assert first_raises == [Fraction(1, 2), Fraction(1), Fraction(9)]
    assert read_document(edition.rules)["sources"] == {
        "EXA": "https://rules.example.invalid/2013",
        "NEW": "https://new.example.invalid",
    }


def test_extending_text_of_an_indicator_replaces_only_what_it_gives(tmp_path: Path) -> None:
    texts = "indicators:\n  contact: {why: Another reason.}\n"

    words = loaded(tmp_path, texts=texts).words("en").indicators["contact"]

    assert (words.why, words.meaning) == ("Another reason.", "What contact measures.")


def test_extending_key_given_twice_is_a_second_indicator(tmp_path: Path) -> None:
    twice = "  - {key: repute, points: {value: '1', provenance: {kind: proposed}}}\n"

    found = defects(above(tmp_path, f"indicators:\n{twice}{twice}"))

    assert found == [f"above/framework.yaml:9: {name} is missing; add {name} here" for name in ("number", "dimension")]


def test_extending_chain_of_frameworks_is_resolved_from_the_bottom(tmp_path: Path) -> None:
    folder = above(tmp_path, "indicators:\n  - {key: repute, points: {value: '4', provenance: {kind: proposed}}}\n")
    top = folder.parent / "top"
    (top / "texts").mkdir(parents=True)
    (top / "framework.yaml").write_text(HEAD.replace("small", "above").replace("id: above", "id: top"))
    (top / "texts" / "en.yaml").write_text("language: en\nabout: The third of three.\n")

    edition = load(top)

    assert (edition.framework.indicator("repute").points, edition.words("en").name, edition.words("en").about) == (
        Fraction(4),
        "Above",
        "The third of three.",
    )


def test_extending_each_other_is_refused(tmp_path: Path) -> None:
    folder = above(tmp_path)
    change(folder.parent / "small" / "framework.yaml", "id: small", "id: small\nextends: above")

    found = defects(folder)

    assert found == [
        "small/framework.yaml:4: the framework extends itself, or through too many others; "
        "extend one that stands on its own"
    ]


def test_extending_drops_what_the_base_has_with_its_texts(tmp_path: Path) -> None:
    rules = "drop: {levels: [bronze], indicators: [programme]}\nlevels:\n"
    rules += "  - {key: gold, requires: {class_at_least: {reach: B, classes: [[A, '0.9'], [B, '0.8']]}}, "
    rules += "provenance: {kind: proposed}}\n"

    edition = loaded(tmp_path, rules)

    framework = edition.framework
    assert [level.key for level in framework.levels] == ["gold"]
    assert [(each.key, each.audited_for) for each in framework.indicators] == [
        ("contact", ("gold",)),
        ("repute", ("gold",)),
    ]
    assert (list(edition.words("en").indicators), list(edition.words("en").levels)) == (["contact", "repute"], ["gold"])


def test_extending_drop_of_what_the_base_does_not_have_is_refused(tmp_path: Path) -> None:
    assert defects(above(tmp_path, "drop: {levels: [silver]}\n")) == [
        "above/framework.yaml:7: there is no silver to drop; write a key of the base"
    ]


@pytest.mark.parametrize(
    "base", ["levels: gold", "levels: [{key: bronze, requires: gates, provenance: {kind: fact}}, x]"]
)
def test_extending_drops_from_a_damaged_base_only_what_stands_there(base: str) -> None:
    own = parse_yaml("drop: {levels: [[x], bronze], dimensions: none}\nlevels: silver\n", name="own")

    merged = extended_rules(
        parse_yaml(f"{base}\nindicators: [x, {{key: a, audited_for: {{levels: bronze}}}}]", name="base"), own
    )

    assert list(merged.entries) == ["levels", "indicators", "drop"]
    assert list(without_dropped(parse_yaml("levels: none\nname: x\n", name="texts"), own).entries) == ["levels", "name"]
