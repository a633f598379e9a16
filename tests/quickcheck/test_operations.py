"""Carrying a check over into a self-assessment."""

from __future__ import annotations

import pytest

from excellence.assessment.models import Answer, Assessment
from excellence.kernel.permissions import NotAllowed
from excellence.method.quickcheck import ten_minute_check
from excellence.quickcheck.operations import Carried, carry_over
from tests.cast import Cast
from tests.factories.assessments import AssessmentFactory, shipped_version
from tests.support.clock import NOW

CHECK = ten_minute_check()
CHOICES = {"committed": 3, "roles": 1}
SENTENCES = {question.key: f"Answer to {question.key}." for question in CHECK.questions}


def carried(cast: Cast, role: str = "owner") -> Carried:
    given = {"check": CHECK, "choices": CHOICES, "sentences": SENTENCES, "version": shipped_version()}
    return carry_over(cast.organisation, **given, by=cast.member(role), at=NOW)  # type: ignore[arg-type]


def answered() -> dict[str, tuple[int, str]]:
    found = Answer.objects.filter(level__isnull=False).values_list("indicator_id", "level", "justification")
    return {key: (level, text) for key, level, text in found}


def test_carry_over_begins_a_self_assessment_of_last_year(cast: Cast) -> None:
    done = carried(cast)

    assert (done.assessment.year, done.stored, done.left) == (NOW.year - 1, 2, 0)
    assert answered() == {
        "committed_participants": (5, "Answer to committed."),
        "clarity_of_roles": (2, "Answer to roles."),
    }


def test_carry_over_leaves_what_a_person_answered_in_the_newest_draft(cast: Cast) -> None:
    draft = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner, levels={"2.4": 4})

    done = carried(cast)

    assert (done.assessment, done.stored, done.left) == (draft, 1, 1)
    assert answered()["clarity_of_roles"][0] == 4


def test_carry_over_twice_changes_nothing_the_second_time(cast: Cast) -> None:
    carried(cast)

    again = carried(cast)

    assert (again.stored, again.left, Assessment.objects.count()) == (0, 2, 1)


def test_carry_over_refuses_who_does_not_write(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        carried(cast, "reader")

    assert Assessment.objects.count() == 0
