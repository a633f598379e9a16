"""A worker that dies is started again; nothing is lost meanwhile."""

from __future__ import annotations

import os
import signal
from datetime import timedelta

import pytest
from django.utils import timezone

from excellence.kernel.models import Heartbeat
from excellence.kernel.work.processes import is_gone
from excellence.mail.models import Letter
from tests.mail.letters import post
from tests.processes.instance import Instance, eventually, kill


@pytest.fixture
def working(instance: Instance) -> Instance:
    """An instance whose first worker has begun."""
    instance.start_forking_parent()
    assert eventually(lambda: Heartbeat.objects.count() == 1), instance.log()
    return instance


def test_worker_that_is_killed_comes_back_and_sends_what_waits(working: Instance) -> None:
    os.kill(working.forked()[0], signal.SIGKILL)
    letter = post(at=timezone.now() - timedelta(minutes=5))

    assert eventually(lambda: len(working.lines("child")) == 2), working.log()
    assert eventually(lambda: Letter.objects.get().state == "sent"), working.log()
    assert working.lines("accepted") == [letter.message_id]
    assert working.log().count("The worker ended with status -9; another starts in 1.0 seconds.") == 1
    assert Heartbeat.objects.count() == 2


def test_worker_that_dies_again_and_again_is_started_less_and_less_often(working: Instance) -> None:
    for times in (1, 2):
        os.kill(working.forked()[-1], signal.SIGKILL)
        assert eventually(lambda times=times: len(working.lines("child")) == times + 1), working.log()

    assert working.log().count("another starts in 1.0 seconds.") == 1
    assert working.log().count("another starts in 2.0 seconds.") == 1


def test_supervisor_and_worker_end_with_their_parent(working: Instance) -> None:
    kill(working.workers[0])

    assert eventually(lambda: is_gone(working.lines("child")[0])), working.log()
    assert len(working.lines("child")) == 1
