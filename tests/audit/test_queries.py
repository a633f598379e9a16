"""Questions about acts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.audit.queries import acts_about, acts_by
from excellence.mail.models import Letter

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_acts_about_a_subject_are_newest_first(ann: User, letter: Letter) -> None:
    for hours, verb in enumerate(["letter.posted", "letter.claimed", "letter.sent"]):
        record(verb, by=ann, subject=letter, at=NOON + timedelta(hours=hours))
    record("person.joined", by=ann, subject=ann, at=NOON)

    verbs = [act.verb for act in acts_about(letter)]

    assert verbs == ["letter.sent", "letter.claimed", "letter.posted"]


def test_acts_by_a_person_leave_out_those_of_others(ann: User, letter: Letter) -> None:
    record("letter.posted", by=ann, subject=letter, at=NOON)
    record("letter.sent", by=None, subject=letter, at=NOON)

    verbs = [act.verb for act in acts_by(ann)]

    assert verbs == ["letter.posted"]


@pytest.mark.parametrize("count", [1, 3])
def test_acts_come_with_their_payloads_in_one_query(
    ann: User, letter: Letter, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        record("letter.posted", by=ann, subject=letter, at=NOON, after={"number": number})

    with django_assert_num_queries(1):
        numbers = [act.payload.after for act in acts_about(letter)]

    assert numbers == [{"number": number} for number in reversed(range(count))]
