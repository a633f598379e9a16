"""Sentences: marked here, translated where they are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

LONGEST_SHOWN: Final = 300
UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # control and format characters, halves, line separators


def N_(text: str) -> str:  # noqa: N802 - the name translators' tools know
    """Mark `text` for the translators' catalogue; it is translated when somebody reads it."""
    return text


def _as_written(text: str) -> str:
    return text


def _as_counted(singular: str, plural: str, count: int) -> str:
    return singular if count == 1 else plural


class _Voice:
    say: Callable[[str], str] = staticmethod(_as_written)
    say_counted: Callable[[str, str, int], str] = staticmethod(_as_counted)


def speak_with(say: Callable[[str], str], say_counted: Callable[[str, str, int], str]) -> None:
    """Translate from now on with functions like gettext and ngettext; without, sentences stay English."""
    _Voice.say = staticmethod(say)
    _Voice.say_counted = staticmethod(say_counted)


@contextmanager
def speaking(say: Callable[[str], str], say_counted: Callable[[str, str, int], str]) -> Iterator[None]:
    """Translate with these functions inside the block, and as before after it."""
    before = _Voice.say, _Voice.say_counted
    speak_with(say, say_counted)
    try:
        yield
    finally:
        speak_with(*before)


def speak(sentence: str) -> str:
    """Return a marked sentence in the reader's language."""
    return _Voice.say(sentence)


def speak_counted(singular: str, plural: str, count: int) -> str:
    """Return the form of a marked sentence that fits `count`, in the reader's language."""
    return _Voice.say_counted(singular, plural, count)


def printable(text: str) -> str:
    """Foreign text as a message shows it: shortened, with everything escaped that could move the reader's screen."""
    shortened = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return "".join(_escaped(sign) if unicodedata.category(sign) in UNSEEN else sign for sign in shortened)


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")
