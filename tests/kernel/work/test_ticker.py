"""The ticker runs what is due, in threads of its own."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from excellence.kernel.work.ticker import Ticker

pytestmark = pytest.mark.django_db(transaction=True)


def test_ticker_runs_a_job_at_once_and_again_when_it_is_due() -> None:
    runs = threading.Semaphore(0)
    ticker = Ticker("a")
    ticker.every(timedelta(seconds=0.2), runs.release)

    ticker.scheduler.start()
    came = [runs.acquire(timeout=10) for _ in range(3)]
    ticker.stop()

    assert came == [True, True, True]


def test_job_that_fails_is_logged_and_runs_again(caplog: pytest.LogCaptureFixture) -> None:
    runs = threading.Semaphore(0)

    def fail() -> None:
        runs.release()
        raise RuntimeError("the database is gone")

    ticker = Ticker("a")
    ticker.every(timedelta(seconds=0.2), fail)

    ticker.scheduler.start()
    came = [runs.acquire(timeout=10) for _ in range(2)]
    ticker.stop()

    assert came == [True, True]
    assert {record.message for record in caplog.records if record.levelname == "ERROR"} == {
        "The ticker's job failed; it runs again when it is due."
    }
