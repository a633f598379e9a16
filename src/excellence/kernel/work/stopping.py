"""Whether this worker was asked to stop: work that takes long looks after each portion and leaves the rest."""

from __future__ import annotations

from threading import Event

_asked = Event()


def ask_to_stop() -> None:
    """Have work that takes long end after its present portion."""
    _asked.set()


def is_asked_to_stop() -> bool:
    """Say whether the rest is to be left to the next worker."""
    return _asked.is_set()


def begin() -> None:
    """Work from now on, until asked to stop."""
    _asked.clear()
