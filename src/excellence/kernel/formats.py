"""Numbers, shares and dates as the reader of a page writes them (CLDR rules through Babel)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent
from django.utils import timezone, translation

from excellence.kernel.languages import language_of

Number = int | float | Decimal | Fraction

EXACT_PLACES: Final = 3
THOUSAND: Final = 1000


def locale(language: str | None = None) -> Locale:
    """Return the Babel locale of a language code, by default of the language now spoken; British for English."""
    code = (language or translation.get_language() or "en").split("-")[0]
    return Locale.parse(language_of(code).locale)


def as_decimal(value: Number, places: int | None = None) -> Decimal:
    """Return the value rounded half up to `places`; without `places` exactly, cut at three decimals.

    Scores are exact fractions: 239/2 is shown as 119.5 and 35 as 35, never as 35.0.
    """
    fraction = Fraction(value)
    digits = EXACT_PLACES if places is None else places
    exact = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return rounded.normalize() if places is None and rounded else rounded


def number(value: Number | None, places: int | None = None) -> str:
    """Return a number in the reader's language; nothing for None."""
    if value is None:
        return ""
    if places is None and 0 <= value < THOUSAND and value == int(value):
        return str(int(value))  # the same in each language
    decimal = as_decimal(value, places)
    pattern = "#,##0." + ("#" * EXACT_PLACES if places is None else "0" * places)
    return format_decimal(decimal, format=pattern.rstrip("."), locale=locale())


def percent(share: Number | None, places: int = 0) -> str:
    """Return a share (1 is the whole) as per cent in the reader's language; nothing for None."""
    if share is None:
        return ""
    rounded = as_decimal(Fraction(share) * 100, places) / 100
    decimals = "." + "0" * places if places else ""
    pattern = locale().percent_formats[None].pattern.replace("#,##0", "#,##0" + decimals)
    return format_percent(rounded, format=pattern, locale=locale())


def day(value: date | datetime | None) -> str:
    """Return a legal day in words: 23 November 2026. A moment counts as the day it has in the local time zone."""
    if value is None:
        return ""
    written = format_date(local_day(value), format="long", locale=locale())
    return f"1er{written[1:]}" if locale().language == "fr" and written.startswith("1 ") else written


def moment(value: datetime | None) -> str:
    """Return day and minute: 23 November 2026, 14:05."""
    if value is None:
        return ""
    return f"{day(value)}, {minute(value)}"


def minute(value: datetime | None) -> str:
    """Return the time of day: 14:05."""
    if value is None:
        return ""
    return format_time(local_moment(value), format="HH:mm", locale=locale())


def file_size(size: int | None) -> str:
    """Return a size in bytes as kilobytes or megabytes of a thousand, as file managers of today count."""
    if size is None:
        return ""
    kilobytes = Fraction(size, THOUSAND)
    if kilobytes < THOUSAND:
        return f"{number(max(1, round(kilobytes)))}\u00a0K{_byte()}"
    return f"{number(kilobytes / THOUSAND, 1)}\u00a0M{_byte()}"


def _byte() -> str:
    """Return the sign of a byte: French says octet."""
    return "o" if locale().language == "fr" else "B"


def local_moment(value: datetime) -> datetime:
    """Return an aware moment in the local time zone; a naive one stays as it is."""
    return timezone.localtime(value) if timezone.is_aware(value) else value


def local_day(value: date | datetime) -> date:
    """Return the day that a moment has in the local time zone; a day stays as it is."""
    return local_moment(value).date() if isinstance(value, datetime) else value
