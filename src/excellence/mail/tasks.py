"""Sending letters in the background."""

from __future__ import annotations

from datetime import datetime, timedelta

from django_tasks import task

from excellence.kernel.clock import now
from excellence.kernel.work.sweepers import sweeper
from excellence.mail import operations, queries
from excellence.mail.limits import SWEEP_SIZE


@task()
def deliver_letter(pk: int) -> None:
    """Send one letter, soon after it was posted."""
    letter = queries.letter_of_task(pk)
    if letter is not None:
        operations.deliver(letter, at=now())


@sweeper(every=timedelta(hours=1), name="mail.old_texts")
def delete_what_is_too_old(at: datetime) -> None:
    """Delete texts for their reader alone that could not be sent."""
    operations.delete_old_texts(at=at)


@sweeper(every=timedelta(minutes=1), name="mail.unsent_letters")
def send_what_waits(at: datetime) -> None:
    """Take back what dead workers held, then send what is due and was not sent."""
    for letter in queries.abandoned_letters(at):
        operations.take_back(letter, at=at)
    for letter in queries.unsent_letters(at)[:SWEEP_SIZE]:
        operations.deliver(letter, at=now())
