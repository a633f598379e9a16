"""Saying something about a subject, and withdrawing it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from excellence.audit.queries import acts_about
from excellence.kernel.permissions import NotAllowed
from excellence.threads import operations
from excellence.threads.models import Message, Subject
from tests.cast import Cast
from tests.factories.threads import MessageFactory

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
SUBJECT = Subject("example.thing", "one")


def test_post_message_keeps_who_said_what_and_when(cast: Cast) -> None:
    message = operations.post_message(SUBJECT, text="  Where is the list?\r\nIn the office? ", by=cast.reader, at=NOW)

    row = Message.objects.get()
    assert row.pk == message.pk
    assert (row.subject_kind, row.subject_key, row.text) == (
        "example.thing",
        "one",
        "Where is the list?\nIn the office?",
    )
    assert (row.said_by, row.said_at, row.withdrawn_at) == (cast.reader, NOW, None)


def test_post_message_leaves_a_trail(cast: Cast) -> None:
    message = operations.post_message(SUBJECT, text="Where is the list?", by=cast.reader, at=NOW)

    act = acts_about(message).get()
    assert (act.verb, act.actor_id, act.at) == ("threads.said", cast.reader.public_id, NOW)
    assert act.payload.after == {
        "subject_kind": "example.thing",
        "subject_key": "one",
        "text": "Where is the list?",
    }


@pytest.mark.parametrize("text", ["", "   \r\n ", "\x00"])
def test_post_message_refuses_what_says_nothing(cast: Cast, text: str) -> None:
    with pytest.raises(operations.NothingSaid) as refused:
        operations.post_message(SUBJECT, text=text, by=cast.reader, at=NOW)

    assert (refused.value.field, Message.objects.count()) == ("text", 0)


def test_post_message_accepts_the_longest_text_and_refuses_one_sign_more(cast: Cast) -> None:
    operations.post_message(SUBJECT, text="á" * 2000, by=cast.reader, at=NOW)

    with pytest.raises(operations.TooMuchSaid, match="has 2001 characters; at most 2000 are saved"):
        operations.post_message(SUBJECT, text="á" * 2001, by=cast.reader, at=NOW)

    assert Message.objects.count() == 1


def test_same_words_sent_twice_are_said_once(cast: Cast) -> None:
    first = operations.post_message(SUBJECT, text="Yes.", by=cast.reader, at=NOW)

    second = operations.post_message(SUBJECT, text="Yes.", by=cast.reader, at=NOW + timedelta(minutes=10))

    assert (second.pk, Message.objects.count(), acts_about(first).count()) == (first.pk, 1, 1)


def test_same_words_of_another_person_or_subject_or_hour_are_said_again(cast: Cast) -> None:
    operations.post_message(SUBJECT, text="Yes.", by=cast.reader, at=NOW)

    operations.post_message(Subject("example.thing", "two"), text="Yes.", by=cast.reader, at=NOW)
    operations.post_message(SUBJECT, text="Yes.", by=cast.reader, at=NOW + timedelta(minutes=11))
    operations.post_message(SUBJECT, text="Yes.", by=cast.editor, at=NOW + timedelta(minutes=12))

    assert Message.objects.count() == 4


def test_same_words_after_withdrawing_are_said_again(cast: Cast) -> None:
    first = operations.post_message(SUBJECT, text="Yes.", by=cast.reader, at=NOW)
    operations.withdraw_message(first, by=cast.reader, at=NOW)

    second = operations.post_message(SUBJECT, text="Yes.", by=cast.reader, at=NOW)

    assert second.pk != first.pk


def test_withdraw_message_takes_the_words_away_and_keeps_the_place(cast: Cast) -> None:
    message = MessageFactory(said_by=cast.reader, text="Too much said.")

    operations.withdraw_message(message, by=cast.reader, at=NOW)

    row = Message.objects.get()
    assert (row.text, row.withdrawn_by, row.withdrawn_at, row.said_by) == ("", cast.reader, NOW, cast.reader)


def test_withdraw_message_leaves_the_words_in_the_trail(cast: Cast) -> None:
    message = MessageFactory(said_by=cast.reader, text="Too much said.")

    operations.withdraw_message(message, by=cast.reader, at=NOW)

    act = acts_about(message).get()
    assert (act.verb, act.payload.before["text"]) == ("threads.withdrawn", "Too much said.")


def test_withdraw_message_refuses_whoever_did_not_say_it(cast: Cast) -> None:
    message = MessageFactory(said_by=cast.reader)

    with pytest.raises(NotAllowed, match="Only whoever said it may withdraw it"):
        operations.withdraw_message(message, by=cast.owner, at=NOW)

    assert Message.objects.get().withdrawn_at is None


def test_withdraw_message_by_whoever_keeps_order_names_both(cast: Cast) -> None:
    message = MessageFactory(said_by=cast.reader)

    operations.withdraw_message_of_another(message, by=cast.owner, at=NOW)

    row = Message.objects.get()
    assert (row.said_by, row.withdrawn_by) == (cast.reader, cast.owner)


def test_withdraw_message_of_what_is_withdrawn_is_refused(cast: Cast) -> None:
    message = MessageFactory(said_by=cast.reader)
    operations.withdraw_message_of_another(message, by=cast.owner, at=NOW)

    with pytest.raises(operations.WithdrawnAlready):
        operations.withdraw_message(message, by=cast.reader, at=NOW)

    assert (Message.objects.get().withdrawn_by, acts_about(message).count()) == (cast.owner, 1)


@pytest.mark.parametrize("carried", [{"text": ""}, {"text": "Words", "withdrawn_at": NOW}])
def test_database_refuses_words_withdrawn_and_none_said(cast: Cast, carried: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MessageFactory(said_by=cast.reader, **carried)
