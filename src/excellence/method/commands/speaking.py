"""Saying sentences, numbers, days and names in one language, for the command line and other doors without Django."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from pathlib import Path

from excellence.method.frameworks import Framework, FrameworkTexts
from excellence.method.sentences import TermKind

LOCALE = Path(__file__).parents[2] / "locale"
WITH_COMMA = ("ca", "de", "es", "fr", "hu")
PLACES = 2
UNDIVIDED_DIGITS = 4

_BETWEEN_THOUSANDS = {"ca": ".", "de": ".", "es": ".", "fr": "\u202f", "hu": "\u00a0"}
_DAY_FORMS = {
    "ca": "%d/%m/%Y",
    "de": "%d.%m.%Y",
    "es": "%d/%m/%Y",
    "fr": "%d/%m/%Y",
    "hu": "%Y.\u00a0%m.\u00a0%d.",
}


def translator(language: str) -> gettext.NullTranslations:
    """The compiled catalogue of a language; sentences stay English where there is none."""
    return gettext.translation("django", str(LOCALE), [language], fallback=True)


def number_in(language: str, value: Fraction) -> str:
    """A number with at most two decimals, rounded half to even, as the language writes it.

    Thousands are parted from 10 000 on.
    """
    unit = Decimal(1).scaleb(-PLACES)
    rounded = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(unit, rounding=ROUND_HALF_EVEN)
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    if len(whole) > UNDIVIDED_DIGITS:
        whole = f"{int(whole):,}".replace(",", _BETWEEN_THOUSANDS.get(language, ","))
    decimals = decimals.rstrip("0")
    point = "," if language in WITH_COMMA else "."
    sign = "-" if rounded < 0 else ""
    return sign + whole + (point + decimals if decimals else "")


def day_in(language: str, value: date) -> str:
    """A day in figures as the language writes it; year-month-day where no form is known."""
    return value.strftime(_DAY_FORMS.get(language, "%Y-%m-%d"))


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
