"""Tables as XLSX and CSV in the reader's language; nothing in them is ever computed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from excellence.documents.tables.columns import Column, Kind, Layout
from excellence.documents.tables.grids import MOST_ROWS

BOM = "\ufeff"
# With these a cell begins that programs compute (OWASP, CSV injection).
COMPUTED = ("=", "+", "-", "@", "\t", "\r")
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def as_csv(layout: Layout, rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rows by key as text that spreadsheets open with accents and columns right, and never compute."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";").writerows(_lines(layout, rows))
    return (BOM + written.getvalue()).encode()


def as_xlsx(layout: Layout, rows: Iterable[Mapping[str, str]], *, title: str, with_help: bool = False) -> bytes:
    """Rows by key as a workbook of text; choices have drop-downs, and a second sheet says what each column takes."""
    import openpyxl  # noqa: PLC0415 - slow to import, and only downloads need it

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(title[:31], 0)
    sheet.freeze_panes = "B2"
    _fill(sheet, _lines(layout, rows), [column.width for column in layout.columns], bold=1)
    lists = book.create_sheet("Lists")
    lists.sheet_state = "veryHidden"  # nobody is told of it when the table is read again
    for place, column in enumerate(layout.columns, 1):
        if column.kind is Kind.CHOICE:
            _drop_down(sheet, lists, place, [str(label) for value, label in column.options.items() if value])
    if with_help:
        helps = [[str(column.heading), _help(column)] for column in layout.columns if _help(column)]
        _fill(book.create_sheet(_("How to fill it in")[:31], 1), helps, [24, 100], bold=0)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _help(column: Column) -> str:
    if column.kind is Kind.CHOICE:
        return " ".join([str(column.help), _("One of: %(options)s.") % {"options": column.labels}]).strip()
    return str(column.help)


def _fill(sheet: Any, lines: Iterable[Sequence[str]], widths: Sequence[int], *, bold: int) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415 - slow, as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow, as above

    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, line in enumerate(lines, 1):
        for place, text in enumerate(line, 1):
            if text:
                cell = sheet.cell(number, place)
                cell.value, cell.data_type, cell.number_format = text, "s", "@"
                if number <= bold:
                    cell.font = Font(bold=True)


def _drop_down(sheet: Any, lists: Any, place: int, options: Sequence[str]) -> None:
    """Offer options in a column; they stand on a hidden sheet, because a rule holds 255 characters only."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow, as above
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - slow, as above

    letter = get_column_letter(place)
    for number, option in enumerate(options, 1):
        lists.cell(number, place, option)
    rule = DataValidation(type="list", formula1=f"Lists!${letter}$1:${letter}${len(options)}", allow_blank=True)
    rule.showErrorMessage = False
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")


def _lines(layout: Layout, rows: Iterable[Mapping[str, str]]) -> list[list[str]]:
    head = [str(column.heading) for column in layout.columns]
    return [head, *([_written(column, row.get(column.key, "")) for column in layout.columns] for row in rows)]


def _written(column: Column, value: str) -> str:
    shown = str(column.options[value]) if column.kind is Kind.CHOICE and value in column.options else value
    return f"'{shown}" if shown.startswith(COMPUTED) else shown
