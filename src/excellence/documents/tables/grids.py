"""Sheets as rows of text: XLSX and CSV within fixed bounds of rows, columns and memory.

Formulas and errors are marked, not computed; hidden sheets are counted, never read.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from excellence.documents.tables.refusals import (
    TableRefused,
    TableTooLarge,
    TableTooLong,
    TableTooWide,
    TableUnreadable,
)

MOST_ROWS = 5_000
MOST_COLUMNS = 60
MEBIBYTE = 1024 * 1024
MOST_BYTES = 5 * MEBIBYTE
# Rows that hold anything: those of the table, its headings and what stands above them.
MOST_LINES = MOST_ROWS + 11
# How far down a sheet is looked at for rows that hold something.
LAST_ROW = 200_000
MOST_SHEETS = 20
# What a part of a packed sheet may grow to; strings and styles are held in memory as a whole.
MOST_UNPACKED = 40 * MEBIBYTE
MOST_STRINGS = 10 * MEBIBYTE
LONGEST_CELL = 5_000
# Countries in which old programs write text in the Central European encoding.
CENTRAL_EUROPE = frozenset(["AL", "BA", "CZ", "HR", "HU", "ME", "PL", "RO", "RS", "SI", "SK"])
DELIMITERS = ";,\t|"
ROWS_OF_A_SAMPLE = 30

# A cell begins with SUB only when we put it there: text that holds it is broken.
FORMULA = "\x1aformula"
BROKEN = "\x1abroken"

_CONSTANT = re.compile(r'="([^"]*)"')
_DIGITS_ONLY = re.compile(r"[0 -]*0[0 -]*")
_UNREAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A row that holds something, with its number as spreadsheets count, and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one sheet, and what the reader should know about how they were read."""

    lines: tuple[Line, ...]
    name: str = ""
    hidden: int = 0
    others: int = 0
    encoding: str = ""


def grid_of_csv(content: bytes, *, country: str, knows: Callable[[str], bool]) -> Grid:
    """The rows of a text; `knows` says whether a cell is a heading that is known, to find what parts the cells."""
    text, encoding = _decoded(content, country)
    delimiter = max(DELIMITERS, key=lambda sign: _fitness(text, sign, knows))
    try:
        return Grid(tuple(_lines(enumerate(_rows(text, delimiter), 1), _of_csv)), encoding=encoding)
    except csv.Error as broken:
        raise TableUnreadable from broken


def grids_of_xlsx(content: bytes) -> Iterator[Grid]:
    """The visible sheets of a workbook in their order; the content was examined before."""
    import openpyxl  # noqa: PLC0415 - slow to import, and only uploads need it

    _require_small_parts(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    except Exception as broken:  # the library raises whatever the XML leads it to
        raise TableUnreadable from broken
    try:
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = sum(sheet.sheet_state == "hidden" for sheet in book.worksheets)
        for sheet in visible[:MOST_SHEETS]:
            yield Grid(_lines_of_sheet(sheet), str(sheet.title), hidden, len(visible) - 1)
    finally:
        book.close()


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _fitness(text: str, delimiter: str, knows: Callable[[str], bool]) -> tuple[int, int, int]:
    """How well a delimiter fits: headings known in one row, rows of the commonest width, and that width."""
    try:
        rows = [row for row in islice(_rows(text, delimiter), ROWS_OF_A_SAMPLE) if any(row)]
    except csv.Error:
        return (0, 0, 0)
    widths = [len(row) for row in rows if len(row) > 1]
    width = max(widths, key=lambda wide: (widths.count(wide), wide), default=0)
    known = max((sum(map(knows, row)) for row in rows), default=0)
    return (known, widths.count(width), width)


def _lines_of_sheet(sheet: Any) -> tuple[Line, ...]:
    try:
        sheet.reset_dimensions()  # a false size in the file would make a million empty rows
        return tuple(_lines(enumerate(sheet.iter_rows(values_only=False), 1), _of_xlsx))
    except TableRefused:
        raise
    except Exception as broken:  # the library raises whatever the XML leads it to
        raise TableUnreadable from broken


def _require_small_parts(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for part in packed.infolist():
            name = part.filename.lower()
            if name.startswith("xl/worksheets/") and part.file_size > MOST_UNPACKED:
                raise TableTooLong(most=MOST_ROWS)
            held = name.startswith("xl/") and not name.startswith(("xl/worksheets/", "xl/media/"))
            if held and part.file_size > MOST_STRINGS:
                raise TableTooLarge(limit=MOST_BYTES // MEBIBYTE)


def _lines(rows: Iterable[tuple[int, Iterable[Any]]], as_text: Callable[[Any], str]) -> Iterator[Line]:
    """The rows that hold anything; formatted cells without a value are no rows."""
    filled = 0
    for number, row in rows:
        cells = [as_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if number > LAST_ROW or filled > MOST_LINES:
            raise TableTooLong(most=MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise TableTooWide(most=MOST_COLUMNS)
        if cells:
            filled += 1
            yield Line(number, tuple(cells))


def _of_csv(text: str) -> str:
    plain = text.strip().lstrip("\ufeff")
    return _unescaped(plain) or (_formula(plain) if plain.startswith("=") else _clean(plain))


def _of_xlsx(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return _formula(str(value))
    if cell.data_type == "e":
        return BROKEN
    if isinstance(value, (bool, int, float)):
        return _number(value, str(cell.number_format))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    plain = str(value).strip()
    return _unescaped(plain) or _clean(plain)


def _unescaped(plain: str) -> str:
    """What stands behind the apostrophe with which exports keep programs from computing; "" without one."""
    return _clean(plain[1:]) if plain[:1] == "'" and plain[1:2] in set("=+-@") else ""


def _formula(text: str) -> str:
    """The text of ="08001", which is a constant and keeps its nought; the mark of a formula for all others."""
    constant = _CONSTANT.fullmatch(text)
    return _clean(constant[1]) if constant else FORMULA


def _number(value: float, number_format: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and not value.is_integer():
        plain = repr(value)
        # A point before three digits would be taken for one that parts thousands.
        return f"{plain}0" if len(plain.partition(".")[2]) == len("000") else plain
    shape = number_format.replace("\\", "").replace('"', "")
    return _filled(shape, int(value)) if _DIGITS_ONLY.fullmatch(shape) and value >= 0 else str(int(value))


def _filled(shape: str, value: int) -> str:
    """Digits in a format such as 00000 or 00-000, which is how postcodes keep their noughts."""
    digits = list(str(value).zfill(shape.count("0")))
    written = [digits.pop() if sign == "0" else sign for sign in reversed(shape)]
    return "".join([*digits, *reversed(written)])


def _clean(text: str) -> str:
    return BROKEN if len(text) > LONGEST_CELL or _UNREAL.search(text) else text


def _decoded(content: bytes, country: str) -> tuple[str, str]:
    """The text and the encoding it was read in: UTF-8 or UTF-16 when it is, else the old one of the country."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    else:
        candidates = ["utf-8-sig", "cp1250" if country in CENTRAL_EUROPE else "cp1252"]
    for encoding in candidates:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise TableUnreadable
