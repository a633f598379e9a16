"""Saying what came before: labels held and areas improved, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from excellence.assessment import operations
from excellence.assessment.models import Assessment, EarlierLabel, Improvement
from excellence.assessment.operations import ImprovementSaid, LabelSaid
from excellence.assessment.operations.before import MOST_ENTRIES
from excellence.audit.queries import acts_about
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import NotAllowed
from tests.cast import Cast
from tests.factories.assessments import AssessmentFactory, EarlierLabelFactory, ImprovementFactory
from tests.support.clock import NOW

BRONZE = LabelSaid("bronze", "Example Label Office", date(2024, 7, 10), "HUN012202407X240123", evidence="Certificate")
STEERING = ImprovementSaid(
    area="Figures that steer", then="2", now="4", indicator_id="performance_monitoring", evidence_then="Board paper"
)


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


def add_label(assessment: Assessment, cast: Cast, **changed: Any) -> EarlierLabel:
    return operations.add_label(assessment, said=replace(BRONZE, **changed), by=cast.editor, at=NOW)


def add_improvement(assessment: Assessment, cast: Cast, **changed: Any) -> Improvement:
    return operations.add_improvement(assessment, said=replace(STEERING, **changed), by=cast.editor, at=NOW)


def test_label_added_is_kept_with_its_trail(cast: Cast, assessment: Assessment) -> None:
    label = add_label(assessment, cast)

    stored = EarlierLabel.objects.get()
    assert (stored, stored.number, stored.valid_until, stored.saved_by) == (label, BRONZE.number, None, cast.editor)
    (act,) = acts_about(assessment).filter(verb="assessment.earlier_label_added")
    assert act.payload.after == {
        "level": "bronze",
        "issuer": "Example Label Office",
        "assessed_on": "2024-07-10",
        "number": "HUN012202407X240123",
        "evidence": "Certificate",
    }


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("hrv011 201301 cip 0437", "HRV011201301CIP0437"), (" BW-2014/7 ", "BW-2014/7"), ("", "")],
)
def test_label_number_is_kept_as_its_issuer_writes_it(
    cast: Cast, assessment: Assessment, typed: str, kept: str
) -> None:
    assert add_label(assessment, cast, number=typed).number == kept


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"level": "platinum"}, "level", "Choose one of the levels of the label."),
        ({"assessed_on": date(2026, 3, 11)}, "assessed_on", "Write a day from 2000 to today"),
        ({"assessed_on": date(1999, 12, 31)}, "assessed_on", "Write a day from 2000 to today"),
        ({"valid_until": date(2024, 7, 9)}, "valid_until", "A label cannot end before its assessment."),
        ({"number": "HUN012202413X240123"}, "number", "There is no month “13”"),
        ({"number": "XXX012202407X240123"}, "number", "“XXX” is not the three-letter code of a country."),
        ({"number": "HUN012202407X250123"}, "number", "does not belong to the year 2024"),
        ({"issuer": "  "}, "issuer", "Please fill this in."),
        ({"issuer": "x" * 121}, "issuer", "This text has 121 characters"),
    ],
)
def test_label_that_cannot_be_is_refused_at_its_field(
    cast: Cast, assessment: Assessment, changed: dict[str, Any], field: str, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence) as refused:
        add_label(assessment, cast, **changed)

    assert refused.value.field == field
    assert EarlierLabel.objects.count() == 0


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({}, ("2", "4")),
        ({"indicator_id": None, "metric_id": "participants", "then": "1 040", "now": "1 100"}, ("1040", "1100")),
        ({"indicator_id": None, "metric_id": "fte", "then": "2,5", "now": "3"}, ("2.5", "3")),
    ],
)
def test_improvement_added_is_kept_in_canonical_form(
    cast: Cast, assessment: Assessment, changed: dict[str, Any], kept: tuple[str, str]
) -> None:
    improvement = add_improvement(assessment, cast, **changed)

    assert (improvement.then, improvement.now) == kept


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"then": "6"}, "then", "Choose a level from 0 to 5."),
        ({"now": "3.5"}, "now", "Choose a level from 0 to 5."),
        ({"now": " "}, "now", "Please fill this in."),
        ({"area": ""}, "area", "Please fill this in."),
        ({"indicator_id": "no_such_thing"}, "measure", "Choose the indicator or the figure"),
        ({"metric_id": "fte"}, "measure", "Choose the indicator or the figure"),
        ({"indicator_id": None}, "measure", "Choose the indicator or the figure"),
        ({"indicator_id": None, "metric_id": "no_such_thing"}, "measure", "Choose the indicator or the figure"),
        ({"indicator_id": None, "metric_id": "fte", "then": "many"}, "then", "“many” is not a number"),
        (
            {"indicator_id": None, "metric_id": "website_english", "then": "no", "now": "yes"},
            "measure",
            "Choose the indicator",
        ),
        ({"effect": "x" * 501}, "effect", "at most 500 are saved"),
    ],
)
def test_improvement_that_cannot_be_is_refused_at_its_field(
    cast: Cast, assessment: Assessment, changed: dict[str, Any], field: str, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence) as refused:
        add_improvement(assessment, cast, **changed)

    assert refused.value.field == field
    assert Improvement.objects.count() == 0


def test_second_of_two_who_change_an_entry_is_told_what_is_stored(cast: Cast, assessment: Assessment) -> None:
    label = add_label(assessment, cast)
    change = operations.change_label
    change(label, said=replace(BRONZE, issuer="Another office"), seen=1, by=cast.owner, at=NOW)

    with pytest.raises(operations.EntryChangedMeanwhile, match="While you were writing, this was saved by Olga Owner"):
        change(label, said=replace(BRONZE, level="silver"), seen=1, by=cast.editor, at=NOW)

    assert EarlierLabel.objects.values_list("level", "issuer", "version").get() == ("bronze", "Another office", 2)


def test_change_that_changes_nothing_is_no_conflict_and_no_act(cast: Cast, assessment: Assessment) -> None:
    improvement = add_improvement(assessment, cast)

    operations.change_improvement(improvement, said=STEERING, seen=0, by=cast.owner, at=NOW)

    assert Improvement.objects.get().version == 1
    assert acts_about(assessment).filter(verb="assessment.improvement_changed").count() == 0


def test_entry_removed_leaves_what_it_said_in_the_trail(cast: Cast, assessment: Assessment) -> None:
    improvement = add_improvement(assessment, cast)

    operations.remove_improvement(improvement, by=cast.owner, at=NOW)

    (act,) = acts_about(assessment).filter(verb="assessment.improvement_removed")
    assert (act.payload.before or {})["area"] == "Figures that steer"
    assert Improvement.objects.count() == 0


def test_entry_a_colleague_removed_cannot_be_changed_or_removed(cast: Cast, assessment: Assessment) -> None:
    label = EarlierLabelFactory(assessment=assessment, saved_by=cast.owner)
    EarlierLabel.objects.all().delete()

    with pytest.raises(operations.EntryGone):
        operations.change_label(label, said=BRONZE, seen=1, by=cast.editor, at=NOW)
    with pytest.raises(operations.EntryGone):
        operations.remove_label(label, by=cast.editor, at=NOW)


def test_list_of_entries_stays_short(cast: Cast, assessment: Assessment) -> None:
    for _place in range(MOST_ENTRIES):
        ImprovementFactory(assessment=assessment, saved_by=cast.owner)

    with pytest.raises(Refusal, match="At most 30 entries"):
        add_improvement(assessment, cast)


def test_what_came_before_is_said_of_a_draft_and_by_those_who_write(cast: Cast, assessment: Assessment) -> None:
    with pytest.raises(NotAllowed):
        operations.add_label(assessment, said=BRONZE, by=cast.reader, at=NOW)
    Assessment.objects.update(state="discarded")
    with pytest.raises(NotAllowed):
        add_label(assessment, cast)

    assert EarlierLabel.objects.count() == 0
