"""What was said about a subject, and how much."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.threads.models import Subject
from excellence.threads.operations import withdraw_message
from excellence.threads.queries import counts_about, messages_about
from tests.cast import Cast
from tests.factories.threads import MessageFactory
from tests.support.queries import Asserting

EARLY, LATE = datetime(2026, 3, 2, 10, 0, tzinfo=UTC), datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
ONE, TWO = Subject("example.thing", "one"), Subject("example.thing", "two")
OTHER_KIND = Subject("example.other", "one")


def test_messages_come_oldest_first_and_of_their_subject_only(cast: Cast) -> None:
    MessageFactory(subject=ONE, text="second", said_at=LATE)
    MessageFactory(subject=ONE, text="first", said_at=EARLY)
    MessageFactory(subject=TWO, text="elsewhere")
    MessageFactory(subject=OTHER_KIND, text="of another kind")

    assert [message.text for message in messages_about(ONE)] == ["first", "second"]


@pytest.mark.parametrize("rows", [1, 3])
def test_messages_come_with_their_people_in_one_statement(cast: Cast, assert_queries: Asserting, rows: int) -> None:
    for message in MessageFactory.create_batch(rows, subject=ONE):
        withdraw_message(message, by=message.said_by, at=LATE)

    with assert_queries(1):
        names = [message.said_by.name == message.withdrawn_by.name for message in messages_about(ONE)]

    assert names == [True] * rows


@pytest.mark.parametrize("rows", [1, 3])
def test_counts_of_many_subjects_come_in_one_statement(cast: Cast, assert_queries: Asserting, rows: int) -> None:
    MessageFactory.create_batch(rows, subject=ONE)
    MessageFactory(subject=OTHER_KIND)

    with assert_queries(1):
        counts = counts_about([ONE, TWO, OTHER_KIND])

    assert counts == {ONE: rows, TWO: 0, OTHER_KIND: 1}


def test_counts_leave_out_what_was_withdrawn(cast: Cast) -> None:
    message = MessageFactory(subject=ONE)
    MessageFactory(subject=ONE)
    withdraw_message(message, by=message.said_by, at=LATE)

    assert counts_about([ONE]) == {ONE: 1}


def test_counts_of_nothing_ask_nothing(db: None, assert_queries: Asserting) -> None:
    with assert_queries(0):
        assert counts_about([]) == {}
