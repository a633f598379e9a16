"""The order of the reader's alphabet: accents do not count, and letters of a language of its own have their place."""

from __future__ import annotations

import re

from django.utils.translation import get_language

from excellence.kernel.languages import language_of
from excellence.kernel.texts import fold


def in_alphabet(text: str, language: str | None = None) -> tuple[str, str]:
    """What texts are sorted by in a language, by default the one now spoken.

    A letter of its own, such as Hungarian “cs”, comes after everything else that begins with its first sign.
    """
    letters = language_of(language or get_language() or "").letters
    spelt = re.sub("|".join(letters), _last, text.casefold()) if letters else text
    return fold(spelt), text


def _last(letter: re.Match[str]) -> str:
    plain = fold(letter[0])
    return f"{plain[0]}zz{plain[1:]}"
