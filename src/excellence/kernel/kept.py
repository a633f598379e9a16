"""Values kept in the process by everything they follow from; never a truth, only a shorter way to one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Final, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
_NOTHING: Final[Any] = object()


class Kept(Generic[Key, Value]):
    """At most `most` values; the one not asked for longest is forgotten first. Safe between threads.

    The key must name everything the value follows from, so that nothing ever has to be thrown away by hand.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of a key; made when it is not there. Two threads may make it at once, and either is right."""
        with self._lock:
            found = self._values.pop(key, _NOTHING)
            if found is not _NOTHING:
                self._values[key] = found  # last of all, so forgotten last
        return self._keep(key, make()) if found is _NOTHING else found

    def _keep(self, key: Key, made: Value) -> Value:
        with self._lock:
            self._values[key] = made
            while len(self._values) > self.most:
                self._values.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._values)
