"""Saying something, and withdrawing it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.threads.models import LONGEST_MESSAGE, Message, Subject
from excellence.threads.queries import messages_about

SAID_TWICE_WITHIN = timedelta(minutes=10)


class NothingSaid(Refusal):
    """A message has words."""

    sentence = N_("Write what you want to say.")
    field = "text"


class TooMuchSaid(Refusal):
    """A message is longer than what is kept of it."""

    sentence = N_("This comment has %(length)s characters; at most %(most)s are saved. Nothing is saved yet.")
    field = "text"


class WithdrawnAlready(Refusal):
    """Somebody else withdrew it first."""

    sentence = N_("This comment is withdrawn already.")


def post_message(subject: Subject, *, text: str, by: User, at: datetime) -> Message:
    """Say something about a subject; the caller has asked whether the person may.

    The same words sent again within ten minutes, with nothing said in between, are one message: a form sent
    twice. Raises `NothingSaid` and `TooMuchSaid`.
    """
    words = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not words:
        raise NothingSaid
    if len(words) > LONGEST_MESSAGE:
        raise TooMuchSaid(length=len(words), most=LONGEST_MESSAGE)
    with transaction.atomic():
        last = messages_about(subject).order_by("-said_at", "-pk").first()
        if last is not None and _is_the_same(last, words, by, at):
            return last
        message = Message.objects.create(
            subject_kind=subject.kind, subject_key=subject.key, text=words, said_by=by, said_at=at
        )
        record("threads.said", by=by, subject=message, at=at, after={**_about(message), "text": words})
    return message


def withdraw_message(message: Message, *, by: User, at: datetime) -> None:
    """Take the words of one's own message away, at any time; its place stays. Raises `WithdrawnAlready`."""
    require("threads.withdraw", by, message)
    withdraw_message_of_another(message, by=by, at=at)


def withdraw_message_of_another(message: Message, *, by: User, at: datetime) -> None:
    """Take the words of a message away; the caller has asked whether the person keeps order about its subject.

    Raises `WithdrawnAlready`.
    """
    with transaction.atomic():
        standing = Message.objects.filter(pk=message.pk, withdrawn_at=None)
        if not standing.update(text="", withdrawn_by=by, withdrawn_at=at):
            raise WithdrawnAlready
        record("threads.withdrawn", by=by, subject=message, at=at, before={**_about(message), "text": message.text})


def _is_the_same(last: Message, words: str, by: User, at: datetime) -> bool:
    recent = at - SAID_TWICE_WITHIN <= last.said_at <= at
    return recent and last.withdrawn_at is None and last.said_by_id == by.pk and last.text == words


def _about(message: Message) -> dict[str, object]:
    return {"subject_kind": message.subject_kind, "subject_key": message.subject_key}
