"""Questions about letters."""

from __future__ import annotations

from datetime import timedelta

import pytest

from excellence.kernel.work.processes import this_process
from excellence.mail.limits import HEAD_START, SENDING_LIMIT
from excellence.mail.models import Letter
from excellence.mail.queries import abandoned_letters, letter_of_task, unsent_letters
from tests.mail.letters import NOON, post

pytestmark = pytest.mark.django_db


def test_unsent_letters_are_those_due_longer_than_the_head_start() -> None:
    old = post(at=NOON - HEAD_START - timedelta(seconds=1))
    post(at=NOON)
    Letter.objects.filter(pk=post(at=NOON - timedelta(days=1)).pk).update(state="sent")

    found = list(unsent_letters(NOON))

    assert found == [old]


def test_abandoned_letters_are_those_in_sending_for_too_long() -> None:
    letters = [post(), post()]
    Letter.objects.update(state="sending", worker=this_process(), claimed_at=NOON)
    Letter.objects.filter(pk=letters[0].pk).update(claimed_at=NOON - SENDING_LIMIT - timedelta(seconds=1))

    found = abandoned_letters(NOON)

    assert found == [letters[0]]


def test_letter_of_task_is_none_when_the_letter_is_gone() -> None:
    letter = post()

    found = [letter_of_task(letter.pk), letter_of_task(letter.pk + 1)]

    assert found == [letter, None]
