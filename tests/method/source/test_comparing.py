"""What changed between two frameworks."""

from __future__ import annotations

from pathlib import Path

import pytest

from excellence.method.source.comparing import Change, differences
from excellence.method.source.library import load
from tests.method.folders import FRAMEWORKS, change, small_copy

RULES = "small/framework.yaml"


def changes(tmp_path: Path, *edits: tuple[str, str, str]) -> list[Change]:
    """The differences between the small framework and an edited copy of it."""
    own = small_copy(tmp_path)
    before = load(own / "small").framework
    for file, old, new in edits:
        change(own / file, old, new)
    return differences(before, load(own / "small").framework)


def test_differences_of_equal_rules_are_none(tmp_path: Path) -> None:
    assert changes(tmp_path, ("small/texts/en.yaml", "Why contact matters.", "Why it matters.")) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('version: "2.10"', 'version: "3"', Change("changed", "framework", "small", "version", "2.10", "3")),
        (
            "first: 24",
            "first: 30",
            Change("changed", "framework", "small", "validity", "24, 36, 6, 12, exact_day", "30, 36, 6, 12, exact_day"),
        ),
        (
            "max_not_applicable: 1",
            "max_not_applicable: 2",
            Change("changed", "framework", "small", "max_not_applicable", "1", "2"),
        ),
        ("  waiver: has_plan\n", "", Change("changed", "framework", "small", "waiver", "has_plan", "")),
        (
            "size: members >= 5",
            "size: members >= 6",
            Change("changed", "criterion", "size", "condition", "members >= 5", "members >= 6"),
        ),
        (
            '"45", "60", "75"]',
            '"45", "60", "80"]',
            Change("changed", "indicator", "contact", "cuts", "15, 30, 45, 60, 75", "15, 30, 45, 60, 80"),
        ),
        ("gate: {level: 2", "gate: {level: 3", Change("changed", "indicator", "contact", "gate", "2", "3")),
        ("minimum: {level: 2", "minimum: {level: 1", Change("changed", "indicator", "repute", "minimum", "2", "1")),
        (
            "when: years(begun_on) < 1",
            "when: years(begun_on) < 2",
            Change("changed", "indicator", "programme", "not_applicable", "years(begun_on) < 1", "years(begun_on) < 2"),
        ),
        (
            "months: [0, 0, 3, 6, 12]",
            "months: [0, 0, 3, 6, 18]",
            Change("changed", "indicator", "contact", "months", "0, 0, 3, 6, 12", "0, 0, 3, 6, 18"),
        ),
        ("raisable: no", "raisable: yes", Change("changed", "indicator", "programme", "raisable", "no", "yes")),
        (
            "below: 5",
            "below: 4",
            Change("changed", "indicator", "contact", "small_team", "met of members below 5", "met of members below 4"),
        ),
        ("assessors: 2", "assessors: 3", Change("changed", "level", "gold", "assessors", "2", "3")),
        (
            "[gold], provenance: {kind: proposed}}\n    judged",
            "[gold], provenance: {kind: inferred}}\n    judged",
            Change("changed", "indicator", "repute", "provenance of audited_for", "proposed", "inferred"),
        ),
        (
            "validity.renew_before: {kind: proposed}",
            "validity.renew_before: {kind: inferred}",
            Change("changed", "framework", "small", "provenance of validity.renew_before", "proposed", "inferred"),
        ),
    ],
)
def test_differences_name_what_was_changed_before_and_after(
    tmp_path: Path, old: str, new: str, expected: Change
) -> None:
    assert changes(tmp_path, (RULES, old, new)) == [expected]


def test_differences_of_a_metric_are_told_with_its_derivation(tmp_path: Path) -> None:
    edit = ("metrics/metrics.yaml", "derived: 100 * met / members", "derived: 99 * met / members")

    assert changes(tmp_path, edit) == [
        Change("changed", "metric", "met_share", "derived", "100 * met / members", "99 * met / members")
    ]


def test_differences_name_what_is_new_and_what_is_gone(tmp_path: Path) -> None:
    edits = ((RULES, "key: repute", "key: standing"), ("small/texts/en.yaml", "  repute:", "  standing:"))

    assert changes(tmp_path, *edits) == [
        Change("removed", "indicator", "repute"),
        Change("added", "indicator", "standing"),
    ]


def test_differences_tell_another_order_once(tmp_path: Path) -> None:
    edits = (
        (RULES, "    size: members >= 5\n", "    size: members >= 5\n    plan: has_plan\n"),
        ("small/texts/en.yaml", "  size: At least five members.", "  size: At least five members.\n  plan: A plan."),
    )
    own = small_copy(tmp_path)
    for file, old, new in edits:
        change(own / file, old, new)
    before = load(own / "small").framework
    change(own / RULES, "    size: members >= 5\n    plan: has_plan\n", "    plan: has_plan\n    size: members >= 5\n")

    found = differences(before, load(own / "small").framework)

    assert found == [Change("changed", "framework", "small", "order_of_criterion", "size, plan", "plan, size")]


def test_differences_between_shipped_and_even_are_four() -> None:
    before, after = load("ecei-2013@1", "en").framework, load(FRAMEWORKS / "even", "en").framework

    found = [str(change.sentence()) for change in differences(before, after)]

    assert found == [
        "Framework even, extends: before -, now ecei-2013@1.",
        "Framework even, points in all: before 150, now 155.",
        "Indicator committed_participation, points: before 0, now 5.",
        "Indicator committed_participation, provenance of points: "
        "before inferred https://www.kit.edu/kit/english/13623.php, now proposed.",
    ]


@pytest.mark.parametrize(
    ("difference", "name", "sentence"),
    [
        (Change("added", "metric", "fte"), None, "Metric fte is new."),
        (Change("removed", "indicator", "repute"), "1.10 Repute", "Indicator 1.10 Repute is no longer there."),
        (
            Change("changed", "framework", "small", "provenance of validity.first", "fact", "proposed"),
            None,
            "Framework small, provenance of validity (first): before fact, now proposed.",
        ),
        (
            Change("changed", "framework", "small", "order_of_indicator", "a, b", "b, a"),
            None,
            "Framework small, order of the indicators: before a, b, now b, a.",
        ),
    ],
)
def test_change_is_said_in_one_sentence(difference: Change, name: str | None, sentence: str) -> None:
    assert str(difference.sentence(name)) == sentence
