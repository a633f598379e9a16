"""Which form of a word a number takes in a language (CLDR rules through Babel)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from babel import Locale

from excellence.kernel.languages import language_of


def is_one(value: Fraction | int, language: str) -> bool:
    """Whether a language speaks of this number in the singular: French does of 1.5, the others only of 1."""
    number = Fraction(value)
    written = Decimal(number.numerator) / Decimal(number.denominator)
    return Locale.parse(language_of(language).locale).plural_form(written) == "one"
