"""Posting letters and sending them.

What is promised: a letter posted in a transaction that was committed is sent, and no two workers send it at the
same time. What nobody can promise: when a worker dies between the mail server's "accepted" and our note of it,
the letter is sent again after a while. Both copies carry the same Message-ID, by which mail programs and people
recognise them as one letter.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from datetime import datetime
from email.utils import parseaddr
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import ClassVar, Protocol

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.text import Truncator

from excellence.kernel.errors import Refusal
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.kernel.people import Actor, actor_id
from excellence.kernel.words import N_
from excellence.kernel.work.hints import hint
from excellence.kernel.work.processes import this_process
from excellence.mail import queries
from excellence.mail.limits import PAUSES, TEXT_HOLDS
from excellence.mail.links import without_links
from excellence.mail.models import Letter
from excellence.mail.states import FAILED, LIFE

logger = logging.getLogger("excellence.mail")

LONGEST_SUBJECT = 250
LONGEST_ERROR = 2000
# Answers from here on are final (RFC 5321, section 4.2.1).
PERMANENT = 500


class NotAnAddress(Refusal):
    """A letter needs an e-mail address."""

    sentence: ClassVar[str] = N_("“%(address)s” is not an e-mail address. It looks like name@example.org.")
    field = "address"


class TextDeleted(Refusal):
    """A confidential text that could not be sent is not kept for ever."""

    sentence: ClassVar[str] = N_(
        "The text of this e-mail was deleted after %(days)s days. Its reader can ask for a new one."
    )


class TransportRefusedError(Exception):
    """The mail transport neither took the letter nor said why."""


class Recipient(Actor, Protocol):
    """A person who can be written to."""

    @property
    def email(self) -> str:
        """Where the person reads letters."""


def post_letter(
    recipient: Recipient | str,
    *,
    subject: str,
    body: str,
    purpose: str,
    language: str,
    by: Actor | None,
    at: datetime,
    key: str = "",
    headers: Mapping[str, str] | None = None,
    sender: str = "",
    is_confidential: bool = False,
) -> Letter:
    """Write a letter into the outbox, in the caller's transaction; a worker sends it after the commit.

    `recipient` is a person or a bare address; `purpose` names the kind of letter ("assessment.submitted"), `key`
    the occasion: when a letter with the same key is there already, that one is returned and none is added. A
    letter without key is an occasion of its own. Links in the subject are made harmless; the text of a confidential
    letter is deleted once it was sent. Raises `NotAnAddress`, and ValueError for a header of two lines.
    """
    _require_one_line(headers or {})
    letter = Letter(
        recipient_id=None if isinstance(recipient, str) else recipient.pk,
        address=_checked(recipient if isinstance(recipient, str) else recipient.email),
        sender=sender,
        language=language,
        subject=Truncator(without_links(" ".join(subject.split()))).chars(LONGEST_SUBJECT),
        body=body,
        is_confidential=is_confidential,
        headers=dict(headers or {}),
        purpose=purpose,
        key=key or secrets.token_hex(16),
        posted_by=actor_id(by),
        queued_at=at,
        due_at=at,
    )
    letter.message_id = f"<{letter.public_id}@{_message_domain()}>"
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError:
        return Letter.objects.get(key=letter.key)
    hint("excellence.mail.tasks.deliver_letter", letter.pk)
    return letter


def deliver(letter: Letter, *, by: Actor | None = None, at: datetime) -> bool:
    """Send a letter that is due, unless another worker has it; say whether the transport accepted it.

    To be called outside a transaction: others must see the claim while the mail server is asked. A failure is
    noted in the letter, which is tried again after a pause or, after the last one, counts as failed.
    """
    if queries.is_abandoned(letter, at) and not take_back(letter, by=by, at=at):
        letter.refresh_from_db()  # a sweeper took it back a moment ago: now it is anybody's
    if letter.due_at > at or not _claim(letter, by=by, at=at):
        return False
    try:
        _send(letter)
    except Exception as error:  # noqa: BLE001 - whatever a transport raises is noted in the letter
        _note_failure(letter, error, by=by, at=at)
        return False
    body = "" if letter.is_confidential else letter.body
    _settle(letter, "confirm", {"sent_at": at, "last_error": "", "body": body}, by=by, at=at)
    return True


def take_back(letter: Letter, *, by: Actor | None = None, at: datetime) -> bool:
    """Put a letter whose worker is gone back into the queue; say whether nobody did so before."""
    changes = {"worker": "", "due_at": at, "last_error": "The worker stopped while it was sending."}
    is_last = letter.attempts > len(PAUSES)
    try:
        move = "give_up" if is_last else "postpone"
        LIFE.move(letter, move, by=by, at=at, changes=changes, unchanged=("worker", "claimed_at"))
    except AlreadyMoved:
        return False
    return True


def send_again(letter: Letter, *, by: Actor, at: datetime) -> None:
    """Queue a failed letter anew, with all its attempts. Raises `AlreadyMoved`, `NotAllowed` and `TextDeleted`."""
    with transaction.atomic():
        if not letter.body:
            raise TextDeleted(days=TEXT_HOLDS.days)
        LIFE.move(letter, "send_again", by=by, at=at, changes={"due_at": at, "attempts": 0})
        hint("excellence.mail.tasks.deliver_letter", letter.pk)


def delete_old_texts(*, at: datetime) -> int:
    """Delete the texts of confidential letters that could not be sent for too long; return how many."""
    old = Letter.objects.filter(is_confidential=True, state=FAILED, queued_at__lt=at - TEXT_HOLDS).exclude(body="")
    return old.update(body="")


def _claim(letter: Letter, *, by: Actor | None, at: datetime) -> bool:
    changes = {"claimed_at": at, "worker": this_process(), "attempts": F("attempts") + 1}
    try:
        LIFE.move(letter, "claim", by=by, at=at, changes=changes)
    except AlreadyMoved:
        return False
    letter.refresh_from_db()
    return True


def _send(letter: Letter) -> None:
    message = EmailMessage(
        letter.subject,
        letter.body,
        letter.sender or settings.DEFAULT_FROM_EMAIL,
        [letter.address],
        connection=get_connection(settings.OUTBOX_TRANSPORT),
        headers={
            "Auto-Submitted": "auto-generated",
            "Content-Language": letter.language,
            **letter.headers,
            "Message-ID": letter.message_id,
        },
    )
    if not message.send():
        raise TransportRefusedError


def _note_failure(letter: Letter, error: Exception, *, by: Actor | None, at: datetime) -> None:
    logger.warning("Letter %s was not sent: %s", letter.public_id, type(error).__name__)
    changes: dict[str, object] = {"last_error": f"{type(error).__name__}: {error}"[:LONGEST_ERROR]}
    if _is_final(error) or letter.attempts > len(PAUSES):
        _settle(letter, "give_up", changes, by=by, at=at)
    else:
        _settle(letter, "postpone", {**changes, "due_at": at + PAUSES[letter.attempts - 1]}, by=by, at=at)


def _settle(letter: Letter, move: str, changes: Mapping[str, object], *, by: Actor | None, at: datetime) -> None:
    """End an attempt; when the letter was taken back meanwhile, whoever has it now ends theirs."""
    try:
        LIFE.move(letter, move, by=by, at=at, changes={**changes, "worker": ""})
    except AlreadyMoved:
        logger.warning("Letter %s had been taken back before its attempt ended.", letter.public_id)


def _is_final(error: Exception) -> bool:
    """Say whether the mail server refused this letter for good."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _said in error.recipients.values())
    return isinstance(error, SMTPDataError) and error.smtp_code >= PERMANENT


def _checked(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError as invalid:
        raise NotAnAddress(address=address) from invalid
    return address


def _require_one_line(headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        if "\n" in f"{name}{value}" or "\r" in f"{name}{value}":
            raise ValueError(f"the header {name!r} has more than one line")


def _message_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
