"""Numbers as the reader of a page types them."""

from __future__ import annotations

import re

from babel.numbers import get_decimal_symbol, get_group_symbol

from excellence.kernel.errors import Refusal
from excellence.kernel.formats import locale
from excellence.kernel.words import N_

GROUP_OF_DIGITS = 3


class ReadTwoWays(Refusal):
    """Three digits after a mark may be thousands to one reader and decimals to another."""

    sentence = N_("“%(given)s” can be read in two ways. Write %(whole)s or %(decimal)s.")


def ungrouped(text: str, *, most_decimals: int | None = None) -> str:
    """A number without the marks the reader's language sets between thousands; anything else as it was typed.

    Where three decimals are possible, `most_decimals` None or 3, one mark before three digits is the decimal sign in
    other languages: 1.250 in German. Raises `ReadTwoWays` then.
    """
    number, group, sign = text.strip(), get_group_symbol(locale()), get_decimal_symbol(locale())
    grouped = rf"[1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+"
    if not re.fullmatch(rf"{grouped}(?:{re.escape(sign)}\d+)?", number, re.ASCII):
        return text
    parts = number.split(group)
    if number.count(group) > 1 or sign in number or (most_decimals is not None and most_decimals < GROUP_OF_DIGITS):
        return "".join(parts)
    decimals = parts[1].rstrip("0")
    decimal = f"{parts[0]}{sign}{decimals}" if decimals else parts[0]
    raise ReadTwoWays(given=number, whole="".join(parts), decimal=decimal)
