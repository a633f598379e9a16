"""Two people at the same moment: one act is held open while another begins."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from django.db import connection, transaction

Result = TypeVar("Result")
A_MOMENT_SECONDS = 0.4
PATIENCE_SECONDS = 30.0


def while_another(first: Callable[[], object], second: Callable[[], Result]) -> Result:
    """Do `first` in a transaction that stays open while `second` begins; return what `second` gave or raised.

    Both run in threads of their own, each with its own connection, so the test has to be a transactional one.
    """
    done, begun = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            first()
            done.set()
            begun.wait(PATIENCE_SECONDS)
            # The second waits for our lock by now; if it did not have to, it is done.
            threading.Event().wait(A_MOMENT_SECONDS)

    def follow() -> Result:
        done.wait(PATIENCE_SECONDS)
        begun.set()
        return second()

    with ThreadPoolExecutor(max_workers=2) as people:
        holding: Future[None] = people.submit(_closing(hold))
        following: Future[Result] = people.submit(_closing(follow))
        holding.result()
        return following.result()


def _closing(act: Callable[[], Result]) -> Callable[[], Result]:
    """The act, with its thread's connection closed afterwards."""

    def acted() -> Result:
        try:
            return act()
        finally:
            connection.close()

    return acted
