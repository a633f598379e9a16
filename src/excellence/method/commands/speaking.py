"""Saying sentences, numbers, days and names in one language, for the command line and other doors without Django."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from pathlib import Path

from excellence.kernel.languages import language_of
from excellence.kernel.plurals import is_one
from excellence.method.frameworks import Framework, FrameworkTexts
from excellence.method.sentences import TermKind

CATALOGUES = tuple(Path(__file__).parents[2] / module / "locale" for module in ("method", "kernel"))
PLACES = 2
UNDIVIDED_DIGITS = 4


def translator(language: str) -> gettext.NullTranslations:
    """The compiled catalogues of a language; sentences stay English where there is none."""
    ours, ground = (gettext.translation("django", str(each), [language], fallback=True) for each in CATALOGUES)
    ours.add_fallback(ground)
    return ours


def number_in(language: str, value: Fraction) -> str:
    """A number with at most two decimals, rounded half to even, as the language writes it.

    Thousands are parted from 10 000 on.
    """
    unit = Decimal(1).scaleb(-PLACES)
    rounded = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(unit, rounding=ROUND_HALF_EVEN)
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    writes = language_of(language)
    if len(whole) > UNDIVIDED_DIGITS:
        whole = f"{int(whole):,}".replace(",", writes.thousands)
    decimals = decimals.rstrip("0")
    sign = "-" if rounded < 0 else ""
    return sign + whole + (writes.decimal + decimals if decimals else "")


def day_in(language: str, value: date) -> str:
    """A day in figures as the language writes it; year-month-day where no form is known."""
    return value.strftime(language_of(language).day)


@dataclass(frozen=True)
class Voice:
    """A `sentences.Speaker` with the words of one framework."""

    language: str
    framework: Framework
    words: FrameworkTexts
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)

    def translate(self, text: str, /) -> str:
        """The marked English sentence in this language, placeholders untouched."""
        return self.catalogue.gettext(text)

    def number(self, value: Fraction, /) -> str:
        """A number as this language writes it."""
        return number_in(self.language, value)

    def day(self, value: date, /) -> str:
        """A day as this language writes it."""
        return day_in(self.language, value)

    def is_one(self, value: Fraction, /) -> bool:
        """Whether this language speaks of the number in the singular."""
        return is_one(value, self.language)

    def name(self, kind: TermKind, key: str, /) -> str:
        """What the framework calls something; its key where the texts have no word for it."""
        match kind:
            case "indicator":
                return f"{self.framework.indicator(key).number} {self.words.indicators[key].name}"
            case "dimension":
                return self.words.dimensions[key].name
            case "metric":
                return self.words.metrics[key].name if key in self.words.metrics else key
            case "label":
                return self.words.levels[key].name
            case "criterion":
                return self.words.criteria[key]
            case "class":
                return self.words.classes.get(key, key)
            case "check":
                return self.words.checks[key]
            case "not_yet":  # pragma: no branch - every kind stands here, as mypy sees
                return self.words.not_yet[key]
