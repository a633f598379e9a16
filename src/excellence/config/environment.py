"""What people set from outside: a word that means nothing stops the start, and is told with the words there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NoReturn

import environ
from django.core.exceptions import ImproperlyConfigured

YES, NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


class Environment(environ.Env):  # type: ignore[misc]  # django-environ ships no types
    """Reads settings, and takes none for another."""

    def bool(self, name: str, default: bool = False) -> bool:  # noqa: FBT002 - the library's shape
        """Read a switch."""
        word = self._word(name, "true" if default else "false").lower()
        if word not in YES + NO:
            _refuse(name, word, f"one of these words: {', '.join(YES + NO)}")
        return word in YES

    def int(self, name: str, default: int = 0) -> int:
        """Read a whole number that is not below zero."""
        word = self._word(name, str(default))
        if not (word.isascii() and word.isdigit()):
            _refuse(name, word, "a whole number, 0 or more")
        return int(word)

    def choice(self, name: str, words: Sequence[str], default: str) -> str:
        """Read one of the given words, in capitals or not."""
        word = self._word(name, default)
        if word.upper() not in words:
            _refuse(name, word, f"one of these words: {', '.join(words)}")
        return word.upper()

    def _word(self, name: str, default: str) -> str:
        read: Any = self.str(name, default=default)
        return str(read).strip()


def _refuse(name: str, word: str, wanted: str) -> NoReturn:
    raise ImproperlyConfigured(f"The setting {name} is “{word}”. It must be {wanted}. To use its default, remove it.")


env = Environment()
