"""Two people who write of the same indicator, or start the same self-assessment, at the same moment."""

from __future__ import annotations

from functools import partial

import pytest

from excellence.accounts.models import User
from excellence.assessment import operations
from excellence.assessment.models import Assessment
from excellence.assessment.operations import Wording
from excellence.assessment.queries import material_of
from excellence.audit.queries import acts_about
from excellence.kernel.lifecycle import AlreadyMoved
from tests.cast import Cast
from tests.factories.assessments import AssessmentFactory, shipped_version, the_indicator
from tests.support.clock import NOW
from tests.support.together import while_another

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


def save(assessment: Assessment, by: User, level: int) -> int:
    indicator = the_indicator("2.4")
    stored = material_of(assessment).answers[indicator.key]
    return operations.save_answer(
        assessment, indicator=indicator, wording=Wording(level, by.name), stored=stored, seen=0, by=by, at=NOW
    )


def test_second_who_saves_an_answer_is_told_who_was_first(cast: Cast, assessment: Assessment) -> None:
    with pytest.raises(operations.AnsweredMeanwhile, match="Olga Owner saved this answer"):
        while_another(partial(save, assessment, cast.owner, 4), partial(save, assessment, cast.editor, 2))

    answer = assessment.answers.get(indicator="clarity_of_roles")
    assert (answer.level, answer.justification, answer.version) == (4, "Olga Owner", 1)
    assert acts_about(assessment).filter(verb="assessment.answered").count() == 1


def test_same_person_in_two_windows_keeps_the_last(cast: Cast, assessment: Assessment) -> None:
    while_another(partial(save, assessment, cast.owner, 4), partial(save, assessment, cast.owner, 2))

    answer = assessment.answers.get(indicator="clarity_of_roles")
    assert (answer.level, answer.version) == (2, 2)


def test_second_who_starts_is_led_to_what_is_there(cast: Cast) -> None:
    def start(by: User) -> Assessment:
        return operations.start_assessment(cast.organisation, version=shipped_version(), year=2026, by=by, at=NOW)

    with pytest.raises(operations.DraftExists):
        while_another(partial(start, cast.owner), partial(start, cast.editor))

    assert Assessment.objects.get().started_by == cast.owner


def test_second_who_sets_aside_is_told_that_it_is_done(cast: Cast, assessment: Assessment) -> None:
    def discard(by: User) -> None:
        operations.discard_assessment(Assessment.objects.get(), by=by, at=NOW)

    with pytest.raises(AlreadyMoved):
        while_another(partial(discard, cast.owner), partial(discard, cast.editor))

    assert acts_about(assessment).filter(verb="assessment.discarded").count() == 1
