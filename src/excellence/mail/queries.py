"""Questions about letters."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from excellence.kernel.work.processes import is_gone
from excellence.mail.limits import HEAD_START, SENDING_LIMIT
from excellence.mail.models import Letter
from excellence.mail.states import QUEUED, SENDING


def unsent_letters(at: datetime) -> QuerySet[Letter]:
    """Return the queued letters a worker should long have sent, the longest waiting first."""
    return Letter.objects.filter(state=QUEUED, due_at__lt=at - HEAD_START).order_by("due_at", "pk")


def oldest_unsent() -> datetime | None:
    """Return since when the e-mail that waits longest is due, None when none waits."""
    return Letter.objects.filter(state=QUEUED).order_by("due_at").values_list("due_at", flat=True).first()


def abandoned_letters(at: datetime) -> list[Letter]:
    """Return the letters in sending whose worker is gone."""
    return [letter for letter in Letter.objects.filter(state=SENDING).order_by("pk") if is_abandoned(letter, at)]


def is_abandoned(letter: Letter, at: datetime) -> bool:
    """Say whether a letter is in sending by a worker that is dead, or for longer than `SENDING_LIMIT`."""
    if letter.state != SENDING:
        return False
    return letter.claimed_at is None or letter.claimed_at < at - SENDING_LIMIT or is_gone(letter.worker)


def letter_of_task(pk: int) -> Letter | None:
    """Return the letter a task was enqueued for, None when it is gone."""
    return Letter.objects.filter(pk=pk).first()
