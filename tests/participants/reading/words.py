"""The words by which the lists of these tests are read, and lists to read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import openpyxl

from excellence.participants.reading.details import Vocabulary
from excellence.participants.words import vocabulary

TODAY = date(2026, 3, 2)


def english(home_country: str = "HU") -> Vocabulary:
    return vocabulary("en", home_country)


def csv_of(*rows: Sequence[str], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)


def book_of(*rows: Sequence[object], title: str = "List", hidden: Sequence[str] = ()) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for name in hidden:
        book.create_sheet(name, 0).sheet_state = "hidden"
    return book


def bytes_of(book: openpyxl.Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def xlsx_of(*rows: Sequence[object], hidden: Sequence[str] = ()) -> bytes:
    return bytes_of(book_of(*rows, hidden=hidden))
