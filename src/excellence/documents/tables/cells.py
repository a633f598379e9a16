"""One cell as a value: canonical text, "" where nothing is known."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from excellence.documents.tables.columns import Column, Kind
from excellence.documents.tables.countries import country_codes
from excellence.documents.tables.days import read_day_as_written
from excellence.documents.tables.grids import BROKEN, FORMULA
from excellence.documents.tables.refusals import (
    BrokenCell,
    CellTooLong,
    HoldsAFormula,
    HoldsAnAddress,
    NotACountry,
    NotAnOption,
    NotANumber,
)
from excellence.kernel.texts import fold, visible

LONGEST_QUOTED = 80
ADDRESS = re.compile(r"[^\s@/<>:;,]+@[^\s@/<>;,]+\.[^\s@/<>;,.]{2,}")
# Words that say that nothing is known; a cell of signs only says so too.
_NOTHING = frozenset(
    [
        *("n a", "nan", "n d", "s d", "k a", "null", "tbd", "unknown", "not known", "not available", "ismeretlen"),
        *("nincs adat", "unbekannt", "keine angabe", "inconnu", "non renseigne", "desconocido", "sin datos"),
        *("desconegut", "sense dades"),
    ]
)
_YES = frozenset(
    [
        *("yes", "y", "true", "x", "1", "igen", "i", "ja", "j", "oui", "o", "vrai", "si", "s", "verdadero"),
    ]
)
_NO = frozenset(["no", "n", "false", "0", "nem", "nein", "non", "faux", "falso", "fals"])
_NUMBER = re.compile(r"[0-9][0-9.,'’\s]*")
_UNIT = re.compile(r"\s*[^\W\d_][^\d]{0,29}$")
_PARTS = re.compile(r"[.,'’\s]")


def says_nothing(text: str) -> bool:
    """Whether a cell is empty, or says that nothing is known."""
    folded = fold(text)
    return (not folded and text not in (FORMULA, BROKEN)) or folded in _NOTHING


def read_cell(column: Column, text: str, *, today: date) -> str:
    """The value of a cell; raises the refusal that says what would be right."""
    if text in (FORMULA, BROKEN):
        raise (HoldsAFormula if text == FORMULA else BrokenCell)(heading=column.heading, field=column.key)
    if ADDRESS.search(text) and "://" not in text:
        raise HoldsAnAddress(heading=column.heading, field=column.key)
    if says_nothing(text):
        return ""
    return _READERS[column.kind](column, text if column.kind is Kind.OTHER else visible(text), today)


def read_decimal(text: str) -> Decimal | None:
    """A number with or without its unit, None when it is none; a sign before exactly three digits parts thousands."""
    found = _NUMBER.fullmatch(_UNIT.sub("", text).strip())
    if found is None:
        return None
    groups = _PARTS.split(found[0].strip())
    signs = _PARTS.findall(found[0].strip())
    if signs and _is_decimal(signs, groups):
        groups, decimals = groups[:-1], groups[-1]
    else:
        decimals = "0"
    if not all(group.isdigit() for group in (*groups, decimals)):
        return None
    if any(len(group) != len("000") for group in groups[1:]) or (groups[1:] and len(groups[0]) > len("000")):
        return None
    return Decimal(f"{''.join(groups)}.{decimals}")


def _is_decimal(signs: list[str], groups: list[str]) -> bool:
    """Whether the last sign of a number stands before its decimals."""
    last = signs[-1]
    if last not in ".,":
        return False
    if len(signs) > 1:
        return signs.count(last) == 1
    return len(groups[-1]) != len("000") or groups[0] in ("0", "") or len(groups[0]) > len("000")


def _text(column: Column, text: str, _today: date) -> str:
    if len(text) > column.most:
        raise CellTooLong(heading=column.heading, most=column.most, field=column.key)
    return text


def _number(column: Column, text: str, _today: date) -> str:
    value = read_decimal(text)
    whole = column.kind is Kind.WHOLE
    if value is None or value > column.most or (whole and value != int(value)):
        raise NotANumber(given=text[:LONGEST_QUOTED], most=column.most, field=column.key)
    return str(int(value)) if whole else f"{value.quantize(Decimal('0.1')):f}"


def _day(_column: Column, text: str, today: date) -> str:
    return read_day_as_written(text[:LONGEST_QUOTED], today=today)


def _country(column: Column, text: str, _today: date) -> str:
    found = country_codes().get(fold(text))
    if found is None:
        raise NotACountry(given=text[:LONGEST_QUOTED], field=column.key)
    return found


def _choice(column: Column, text: str, today: date) -> str:
    found = column.values_by_word.get(fold(text))
    if found is not None:
        return found
    if column.read is not None:
        return column.read(text, today)
    raise not_an_option(column, text)


def not_an_option(column: Column, text: str) -> NotAnOption:
    """The refusal of a word that is none of a column's options."""
    given = text[:LONGEST_QUOTED]
    return NotAnOption(given=given, heading=column.heading, options=column.labels, field=column.key)


def _yes_no(column: Column, text: str, today: date) -> str:
    folded = fold(text)
    if folded in _YES or folded in _NO:
        return "yes" if folded in _YES else "no"
    if column.read is not None:
        return column.read(text, today)
    raise not_an_option(column, text)


def _other(column: Column, text: str, today: date) -> str:
    return column.read(text, today) if column.read else text


_READERS: dict[Kind, Callable[[Column, str, date], str]] = {
    Kind.TEXT: _text,
    Kind.WHOLE: _number,
    Kind.DECIMAL: _number,
    Kind.DAY: _day,
    Kind.COUNTRY: _country,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.OTHER: _other,
}
