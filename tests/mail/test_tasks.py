"""Letters are sent in the background, whatever happens to the worker."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from excellence.kernel.clock import now
from excellence.mail.models import Letter
from excellence.mail.operations import deliver
from excellence.mail.tasks import deliver_letter, send_what_waits
from tests.mail.letters import NOON, post
from tests.processes.instance import Instance, eventually, kill


def lost_hint(address: str, *, minutes: int = 5) -> Letter:
    """A letter posted a while ago whose hint was lost."""
    letter = post(address, at=now() - timedelta(minutes=minutes))
    return Letter.objects.get(pk=letter.pk)


def states() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.django_db
def test_task_sends_its_letter() -> None:
    letter = post()

    deliver_letter.call(letter.pk)

    assert (states(), len(mail.outbox)) == (["sent"], 1)


@pytest.mark.django_db
def test_task_of_a_letter_that_is_gone_does_nothing() -> None:
    deliver_letter.call(1)

    assert mail.outbox == []


@pytest.mark.django_db
def test_sweeper_sends_what_hints_did_not() -> None:
    post("ann@example.org", at=NOON - timedelta(hours=1))
    post("bob@example.org", at=NOON)

    with time_machine.travel(NOON):
        send_what_waits(NOON)

    assert (states(), [message.to for message in mail.outbox]) == (["sent", "queued"], [["ann@example.org"]])


@pytest.mark.django_db
def test_sweeper_takes_back_what_a_lost_worker_held_and_sends_it_in_the_next_minute() -> None:
    post()
    Letter.objects.update(state="sending", worker="elsewhere-1-2", claimed_at=NOON - timedelta(hours=1))

    with time_machine.travel(NOON):
        send_what_waits(NOON)
        first = states()
        send_what_waits(NOON + timedelta(minutes=2))

    assert (first, states(), len(mail.outbox)) == (["queued"], ["sent"], 1)


@pytest.mark.django_db
def test_letter_a_sweeper_takes_back_while_its_task_looks_is_sent_by_the_task() -> None:
    post()
    Letter.objects.update(state="sending", worker="elsewhere-1-2", claimed_at=NOON - timedelta(hours=1))
    as_the_task_saw_it = Letter.objects.get()

    with time_machine.travel(NOON, tick=False):
        send_what_waits(NOON)
        deliver(as_the_task_saw_it, at=NOON)

    assert (states(), len(mail.outbox)) == (["sent"], 1)


def test_letter_whose_hint_was_lost_is_sent_by_a_worker(instance: Instance) -> None:
    letter = lost_hint("ann@example.org")

    instance.start_worker()

    assert eventually(lambda: states() == ["sent"]), instance.log()
    assert instance.lines("accepted") == [letter.message_id]


def test_letter_posted_is_sent_by_a_worker(instance: Instance) -> None:
    letter = post(at=now())

    instance.start_worker()

    assert eventually(lambda: states() == ["sent"]), instance.log()
    assert instance.lines("accepted") == [letter.message_id]


def test_thirty_letters_are_sent_once_each_by_two_workers(instance: Instance) -> None:
    letters = [post(f"person{number}@example.org", at=now() - timedelta(minutes=5)) for number in range(30)]

    instance.start_worker()
    instance.start_worker()

    assert eventually(lambda: states() == ["sent"] * 30), instance.log()
    assert sorted(instance.lines("accepted")) == sorted(letter.message_id for letter in letters)


def test_worker_killed_before_the_mail_server_accepted_sends_the_letter_once(instance: Instance) -> None:
    instance.hold()
    letter = post(at=now())
    killed = instance.start_worker()
    assert eventually(lambda: instance.lines("connected") == ["bob@example.org"]), instance.log()

    kill(killed)
    left = states()
    instance.let_go()
    instance.start_worker()

    assert left == ["sending"]
    assert eventually(lambda: states() == ["sent"]), instance.log()
    assert instance.lines("accepted") == [letter.message_id]


def test_worker_killed_after_the_mail_server_accepted_sends_a_copy_with_the_same_id(instance: Instance) -> None:
    """What cannot be avoided is at least recognised: see `excellence.mail.operations`."""
    instance.hold("hold-after")
    letter = post(at=now())
    killed = instance.start_worker()
    assert eventually(lambda: instance.lines("accepted") == [letter.message_id]), instance.log()

    kill(killed)
    instance.let_go("hold-after")
    instance.start_worker()

    assert eventually(lambda: states() == ["sent"]), instance.log()
    assert instance.lines("accepted") == [letter.message_id] * 2
