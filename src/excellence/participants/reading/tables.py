"""Sheets as rows of text: XLSX and CSV within fixed bounds of rows, columns and memory.

Formulas and errors are marked, not computed; hidden sheets are counted, never read.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from excellence.participants.reading import refusals

MOST_PARTICIPANTS = 5_000
MOST_COLUMNS = 60
# Empty rows between the filled ones, and rows above the headings.
MOST_ROWS = MOST_PARTICIPANTS + 1_000
MOST_BYTES = 5 * 1024 * 1024
# What a part of a packed sheet may grow to; strings and styles are held in memory as a whole.
MOST_UNPACKED = 40 * 1024 * 1024
MOST_STRINGS = 10 * 1024 * 1024
LONGEST_CELL = 5_000
# Countries in which old programs write text in the Central European encoding.
CENTRAL_EUROPE = frozenset(["AL", "BA", "CZ", "HR", "HU", "ME", "PL", "RO", "RS", "SI", "SK"])

FORMULA = "\x00formula"
BROKEN = "\x00broken"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet with its number as people see it, and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read: the rows that hold anything, and what the reader should know about how."""

    lines: tuple[Line, ...]
    name: str = ""
    hidden: int = 0
    others: int = 0
    encoding: str = ""


def lines_of_csv(content: bytes, *, country: str) -> Sheet:
    """The rows of a text with semicolons, commas or tabs between cells. Raises the refusals of a list."""
    text, encoding = _decoded(content, country)
    if "\x00" in text:
        raise refusals.ListUnreadable
    sample = text.lstrip("\n\r ").split("\n", 1)[0]
    delimiter = max(";,\t", key=sample.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        numbered = ((rows.line_num, row) for row in rows)
        lines = tuple(_bounded(numbered, is_csv=True))
    except csv.Error as broken:
        raise refusals.ListUnreadable from broken
    return Sheet(lines, encoding=encoding)


def sheets_of_xlsx(content: bytes) -> Iterator[Sheet]:
    """The visible sheets of a workbook in their order; the content was examined before.

    Raises the refusals of a list.
    """
    import openpyxl  # noqa: PLC0415 - slow to import, and only uploads need it

    _require_small_parts(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    except Exception as broken:  # the library raises whatever the XML leads it to
        raise refusals.ListUnreadable from broken
    try:
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = len(book.worksheets) - len(visible)
        for sheet in visible:
            yield _sheet(sheet, hidden=hidden, others=len(visible) - 1)
    finally:
        book.close()


def _sheet(sheet: Any, *, hidden: int, others: int) -> Sheet:
    try:
        sheet.reset_dimensions()  # a false size in the file would make a million empty rows
        lines = tuple(_bounded(enumerate(sheet.iter_rows(values_only=False), 1), is_csv=False))
    except refusals.ListRefused:
        raise
    except Exception as broken:  # the library raises whatever the XML leads it to
        raise refusals.ListUnreadable from broken
    return Sheet(lines, name=str(sheet.title), hidden=hidden, others=others)


def _require_small_parts(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for part in packed.infolist():
            name = part.filename.lower()
            if name.startswith("xl/worksheets/") and part.file_size > MOST_UNPACKED:
                raise refusals.ListTooLong(most=MOST_PARTICIPANTS)
            held = name.startswith("xl/") and not name.startswith(("xl/worksheets/", "xl/media/"))
            if held and part.file_size > MOST_STRINGS:
                raise refusals.ListTooLarge(limit=MOST_BYTES // (1024 * 1024))


def _bounded(rows: Iterable[tuple[int, Iterable[Any]]], *, is_csv: bool) -> Iterator[Line]:
    filled = 0
    for number, row in rows:
        if number > MOST_ROWS and not is_csv:
            raise refusals.ListTooLong(most=MOST_PARTICIPANTS)
        cells = [_of_csv(cell) if is_csv else _of_xlsx(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MOST_COLUMNS:
            raise refusals.ListTooWide(most=MOST_COLUMNS)
        filled += 1
        if filled > MOST_ROWS:
            raise refusals.ListTooLong(most=MOST_PARTICIPANTS)
        yield Line(number, tuple(cells))


def _of_csv(text: str) -> str:
    plain = text.strip().lstrip("\ufeff")
    if plain.startswith("'") and plain[1:2] in set("=+-@"):  # how exports keep programs from computing
        return _clean(plain[1:])
    return FORMULA if plain.startswith("=") else _clean(plain)


def _of_xlsx(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f" or (isinstance(value, str) and value.startswith("=") and cell.data_type != "s"):
        return FORMULA
    if cell.data_type == "e":
        return BROKEN
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return BROKEN
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    plain = str(value).strip()
    if plain.startswith("'") and plain[1:2] in set("=+-@"):
        plain = plain[1:]
    return _clean(plain)


def _clean(text: str) -> str:
    if len(text) > LONGEST_CELL or any(ord(sign) < ord(" ") and sign not in "\n\r\t" for sign in text):
        return BROKEN
    return text


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
    raise refusals.ListUnreadable
