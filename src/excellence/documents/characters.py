"""Text from anywhere, made fit for paper: nothing in it is ever read as markup, and what cannot be drawn is named."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from excellence.documents.covered import COVERED

LONGEST_WORD: Final = 32
PIECE: Final = 24
MAY_BREAK_HERE: Final = "\u200b"
SOFT_HYPHEN: Final = "\u00ad"
_UNBROKEN = re.compile(rf"[^\s\-‐–—{MAY_BREAK_HERE}{SOFT_HYPHEN}]{{{LONGEST_WORD + 1},}}")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_SILENT = {"Cc", "Cf", "Cs", "Co", "Cn"}
_KEPT = {"\n", MAY_BREAK_HERE, SOFT_HYPHEN}
_SYMBOLS = {"So", "Sm", "Sc"}
_PLAIN_SCRIPTS = ((0x20, 0x02FF), (0x0370, 0x052F), (0x1E00, 0x1FFF), (0x2010, 0x2044), (0x20A0, 0x20BF))


def readable(text: str) -> str:
    """The text without characters that show nothing: control characters, directions, lone surrogates, private ones.

    Ends of lines become line feeds and tabs blanks; everything else stays as it was written.
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return "".join(each for each in lines if each in _KEPT or unicodedata.category(each) not in _SILENT)


def printable(text: str, *, plain: bool = False) -> str:
    """Readable text in characters the embedded fonts can draw; others are named in square brackets.

    A long word may be broken. `plain` keeps Latin, Greek and Cyrillic letters only, for the rare text whose
    characters the fonts have, but not together.
    """
    shown = unicodedata.normalize("NFC", readable(text)) if plain else readable(text)
    drawn = "".join(each if _is_drawn(each, plain=plain) else _named(each) for each in shown)
    return _UNBROKEN.sub(_breakable, drawn)


def _is_drawn(character: str, *, plain: bool) -> bool:
    if character in _KEPT:
        return True
    code = ord(character)
    if plain and not any(first <= code <= last for first, last in _PLAIN_SCRIPTS):
        return False
    return code in COVERED


def _named(character: str) -> str:
    category = unicodedata.category(character)
    if category.startswith("M") or category == "Sk":
        return ""
    name = unicodedata.name(character, "")
    return f"[{name.lower()}]" if category in _SYMBOLS and name else f"[U+{ord(character):04X}]"


def _breakable(match: re.Match[str]) -> str:
    word = match.group()
    return MAY_BREAK_HERE.join(word[start : start + PIECE] for start in range(0, len(word), PIECE))
