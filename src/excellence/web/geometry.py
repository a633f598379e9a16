"""Where a value lies on a line, in per cent of its length."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from excellence.kernel.formats import Number

EDGE: Final = Fraction(15, 100)


def share(value: Number, maximum: Number) -> Fraction:
    """Return the value as a share of the maximum, held between 0 and 1.

    Raises ValueError when the maximum is not above zero.
    """
    if maximum <= 0:
        message = "a scale needs a maximum above zero"
        raise ValueError(message)
    return min(max(Fraction(value) / Fraction(maximum), Fraction(0)), Fraction(1))


def position(value: Number, maximum: Number) -> str:
    """Return where the value lies as an SVG length: per cent to one decimal, always with a point (93.3%)."""
    part = share(value, maximum) * 100
    exact = Decimal(part.numerator) / Decimal(part.denominator)
    rounded = exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return f"{rounded.normalize():f}%" if rounded else "0%"


def anchor(value: Number, maximum: Number) -> str:
    """Return the class that keeps a label inside the picture: start, mid or end."""
    at = share(value, maximum)
    return "start" if at < EDGE else "end" if at > 1 - EDGE else "mid"
