"""Texts without what nobody can see, and names without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a letter and an accent.
_SINGLE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_WORD = re.compile(r"[^\W_]+")
# Control signs, invisible signs such as U+200B, U+202E and the soft hyphen, and signs without a meaning.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})


def fold(text: str) -> str:
    """The words of a text in lower case, without accents and signs, one space between them: Győr and GYOR are one."""
    if text.isascii():
        return " ".join(_WORD.findall(text.lower()))
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_SINGLE))
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(plain))


def visible(text: str) -> str:
    """A text on one line without signs that nobody sees, one space between its words."""
    seen = "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)
    return " ".join(seen.split())
