"""The languages the platform speaks: the one list to extend for another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code, with its own name, its Babel locale, how it writes numbers and days, and its plural.

    `letters` are those of its alphabet that are not one of the 26, the longest first.
    """

    code: str
    name: str
    locale: str
    decimal: str = ","
    thousands: str = "."
    day: str = "%d/%m/%Y"
    plural: str = "nplurals=2; plural=(n != 1);"
    letters: tuple[str, ...] = ()


LANGUAGES: Final = (
    Language("ca", "Català", "ca"),
    Language("en", "English", "en_GB", decimal=".", thousands=",", day="%Y-%m-%d"),
    Language("fr", "Français", "fr", thousands="\u202f", plural="nplurals=2; plural=(n > 1);"),
    Language("de", "Deutsch", "de", day="%d.%m.%Y"),
    Language(
        "hu",
        "Magyar",
        "hu",
        thousands="\u00a0",
        day="%Y.\u00a0%m.\u00a0%d.",
        letters=("dzs", "cs", "dz", "gy", "ly", "ny", "sz", "ty", "zs", "ö", "ő", "ü", "ű"),
    ),
    Language("es", "Español", "es", letters=("ñ",)),
)
SOURCE_LANGUAGE: Final = "en"
TRANSLATED: Final = tuple(language.code for language in LANGUAGES if language.code != SOURCE_LANGUAGE)


def language_of(code: str) -> Language:
    """The language of a code; English where we do not speak it."""
    known = {language.code: language for language in LANGUAGES}
    return known.get(code, known[SOURCE_LANGUAGE])
