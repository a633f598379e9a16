"""Tables to read, and a layout to read them by."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import openpyxl

from excellence.documents.tables.columns import Column, Kind, Layout
from excellence.documents.tables.opening import Table, open_table

TODAY = date(2026, 3, 2)

ASSESSORS = Layout(
    (
        Column("name", "Name", needed=True, strict=True, most=20, synonyms="assessor, név"),
        Column(
            "level",
            "Level",
            Kind.CHOICE,
            synonyms="grade",
            options={"": "not known", "lead": "Lead assessor", "peer": "Peer"},
            words={"peer": "kolléga, pair"},
        ),
        Column("since", "Since", Kind.DAY),
        Column("country", "Country", Kind.COUNTRY, synonyms="ország"),
        Column("cases", "Cases", Kind.WHOLE, most=5_000),
        Column("days", "Days", Kind.DECIMAL, most=5_000),
        Column("licensed", "Licensed", Kind.YES_NO),
        Column("notes", "Notes", Kind.OTHER),
    ),
    examples=({"name": "Example: Ada", "level": "lead"},),
)


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


def opened(content: bytes, country: str = "HU", layout: Layout = ASSESSORS) -> Table:
    return open_table(content, workbook=content.startswith(b"PK"), layout=layout, country=country)
