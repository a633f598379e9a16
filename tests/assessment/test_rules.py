"""Who may do what with a self-assessment."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from excellence.assessment.models import Assessment
from excellence.assessment.operations import discard_assessment
from excellence.assessment.queries import assessments_visible_to
from excellence.assessment.rules import years_offered
from excellence.kernel.permissions import NotAllowed, allowed
from tests.cast import Cast
from tests.factories.assessments import AssessmentFactory
from tests.factories.people import LONG_AGO
from tests.support.queries import Asserting

WHO_WRITES = {"stranger": False, "newcomer": False, "owner": True, "editor": True, "reader": False, "outsider": False}
# Running the instance gives no say in what organisations answer.
WHO_WRITES["administrator"] = False


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


@pytest.mark.parametrize("permission", ["assessment.answer", "assessment.discard"])
def test_owners_and_editors_write(cast: Cast, assessment: Assessment, permission: str) -> None:
    assert {role: allowed(permission, cast.member(role), assessment) for role in WHO_WRITES} == WHO_WRITES


def test_owners_and_editors_start(cast: Cast) -> None:
    asked = {role: allowed("assessment.start", cast.member(role), cast.organisation) for role in WHO_WRITES}

    assert asked == WHO_WRITES


def test_assessment_set_aside_is_answered_by_nobody_and_taken_up_by_those_who_write(
    cast: Cast, assessment: Assessment
) -> None:
    assessment.state = "discarded"

    assert not any(allowed("assessment.answer", cast.member(role), assessment) for role in WHO_WRITES)
    assert allowed("assessment.discard", cast.editor, assessment)


def test_role_that_was_read_with_the_assessment_is_not_asked_for_again(
    cast: Cast, assessment: Assessment, assert_queries: Asserting
) -> None:
    seen = assessments_visible_to(cast.reader).get()

    with assert_queries(0):
        may = allowed("assessment.answer", cast.reader, seen)

    assert may is False


def test_role_that_was_read_for_an_owner_lets_no_outsider_set_the_assessment_aside(
    cast: Cast, assessment: Assessment
) -> None:
    seen = assessments_visible_to(cast.owner).get()

    with pytest.raises(NotAllowed):
        discard_assessment(seen, by=cast.outsider, at=LONG_AGO)

    assert Assessment.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("moment", "years"),
    [
        (datetime(2026, 3, 2, tzinfo=UTC), [2026, 2025]),
        # Half an hour before midnight in Greenwich it is the new year in Brussels.
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), [2027, 2026]),
    ],
)
def test_years_offered_are_this_one_and_the_last(moment: datetime, years: list[int]) -> None:
    with time_machine.travel(moment, tick=False):
        assert years_offered() == years
