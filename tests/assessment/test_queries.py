"""What is read about self-assessments, and by whom."""

from __future__ import annotations

import pytest

from excellence.assessment.models import Assessment
from excellence.assessment.queries import (
    answered_of_asked,
    answers_of,
    assessments_by_organisation,
    assessments_visible_to,
    exhibits_of,
    stored_answer,
)
from excellence.assessment.values import Figure, stored_values
from tests.cast import ROLES, Cast
from tests.factories.assessments import AssessmentFactory, ExhibitFactory, FactFactory, ItemFactory, the_indicator
from tests.support.queries import Asserting

KEY = "performance_monitoring"
INSIDE = ("owner", "editor", "reader")


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner, levels={"4.1.6": 3, "2.4": 2})


def test_assessments_are_seen_by_those_who_work_for_the_organisation(cast: Cast, assessment: Assessment) -> None:
    seen = {role: [each.role for each in assessments_visible_to(cast.member(role))] for role in ROLES}

    assert seen == {role: [role] if role in INSIDE else [] for role in ROLES}


def test_assessments_come_without_the_bytes_of_their_rules(
    cast: Cast, assessment: Assessment, assert_queries: Asserting
) -> None:
    with assert_queries(1):
        (seen,) = assessments_visible_to(cast.owner, "hu")
        loaded = (seen.organisation.name, seen.framework_version.version, len(seen.texts_hash))

    assert loaded == (cast.organisation.name, assessment.framework_version.version, 64)
    assert seen.framework_version.get_deferred_fields() == {"rules"}


@pytest.mark.parametrize("rows", [1, 3])
def test_progress_of_all_assessments_comes_in_one_statement(cast: Cast, assert_queries: Asserting, rows: int) -> None:
    for year in range(2025, 2025 - rows, -1):
        AssessmentFactory(organisation=cast.organisation, started_by=cast.owner, year=year, levels={"4.1.6": 0})
    others = AssessmentFactory(organisation=cast.other_organisation, started_by=cast.outsider)

    with assert_queries(1):
        found = assessments_by_organisation([cast.organisation, cast.other_organisation])

    assert [(each.year, each.answered, each.asked) for each in found[cast.organisation.pk]] == [
        (year, 1, 31) for year in range(2025, 2025 - rows, -1)
    ]
    assert found[cast.other_organisation.pk] == [others]


def test_level_zero_and_exceptions_count_as_answered(assessment: Assessment) -> None:
    assessment.answers.filter(indicator=KEY).update(level=0)
    assessment.answers.filter(indicator="working_groups").update(is_not_applicable=True)

    assert answered_of_asked(Assessment.objects.all()).get().answered == 3


def test_answers_tell_documents_from_notes_and_leaves_out_what_was_removed(cast: Cast, assessment: Assessment) -> None:
    answer = assessment.answers.get(indicator=KEY)
    lanes = [("link", "https://cluster-example.invalid/"), ("interview", ""), ("interview", "")]
    for lane, address in lanes:
        item = ItemFactory(organisation=cast.organisation, added_by=cast.owner, lane=lane, address=address)
        ExhibitFactory(answer=answer, item=item)
    cast.organisation.evidence.filter(lane="interview").last().delete()
    removed = ItemFactory(organisation=cast.organisation, added_by=cast.owner, removed_at=assessment.started_at)
    ExhibitFactory(answer=answer, item=removed)

    row = answers_of(assessment)[KEY]

    assert (row.documents, row.notes, row.level) == (1, 1, 3)


def test_answers_tell_an_exception_from_an_answer(assessment: Assessment) -> None:
    assessment.answers.filter(indicator="working_groups").update(
        is_not_applicable=True, not_applicable_reason="Five participants."
    )

    answers = answers_of(assessment)

    assert (answers["working_groups"].not_applicable, answers[KEY].not_applicable) == ("Five participants.", None)


def test_values_have_the_figures_of_two_years_of_this_organisation(cast: Cast, assessment: Assessment) -> None:
    for year, value in ((2023, "1"), (2024, "41"), (2025, "46"), (2026, "50")):
        FactFactory(organisation=cast.organisation, year=year, value=value, recorded_by=cast.owner)
    FactFactory(organisation=cast.organisation, metric_id="fte", value="", recorded_by=cast.owner)
    FactFactory(organisation=cast.other_organisation, value="9", recorded_by=cast.outsider)

    figures = stored_values(assessment).figures

    assert figures == {
        2025: {"participants": Figure("46", "Register of participants")},
        2024: {"participants": Figure("41", "Register of participants")},
    }


def test_stored_answer_comes_with_who_saved_it_in_one_statement(
    assessment: Assessment, assert_queries: Asserting
) -> None:
    with assert_queries(1):
        row = stored_answer(assessment, KEY)
        saved_by = row.saved_by

    assert (row.level, saved_by) == (3, assessment.started_by)


@pytest.mark.parametrize("rows", [1, 3])
def test_exhibits_come_with_file_and_person_in_one_statement(
    cast: Cast, assessment: Assessment, assert_queries: Asserting, rows: int
) -> None:
    for item in ItemFactory.create_batch(rows, organisation=cast.organisation, added_by=cast.owner):
        ExhibitFactory(answer=assessment.answers.get(indicator=KEY), item=item)

    with assert_queries(1):
        shown = [(item.file, item.added_by.name) for item in exhibits_of(assessment, KEY)]

    assert shown == [(None, cast.owner.name)] * rows
    assert list(exhibits_of(assessment, the_indicator("2.4").key)) == []
