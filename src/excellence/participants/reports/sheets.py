"""The list, and a template for one, as XLSX and CSV in the reader's language; nothing in them is ever computed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from excellence.participants.models import Participant
from excellence.participants.queries import details_of
from excellence.participants.reading.details import FIELDS, Details, project_written
from excellence.participants.reports import speaking
from excellence.participants.words import CHOICES

BOM = "\ufeff"
# With these a cell begins that programs compute (OWASP, CSV injection).
COMPUTED = ("=", "+", "-", "@", "\t", "\r")
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
WIDTHS = {"name": 40, "category": 26, "commitment": 24, "projects": 40, "met_on": 26, "town": 20}
PLAIN_WIDTH = 14


def list_rows(participants: Iterable[Participant]) -> list[list[str]]:
    """Headings and one row for each participant, as they can be read in again."""
    return [_headings(), *(_cells(details_of(participant)) for participant in participants)]


def template_rows() -> list[list[str]]:
    """Headings only: an example row would be stored with the list by those who forget it."""
    return [_headings()]


def help_rows() -> list[list[str]]:
    """What may stand in each column."""
    said = {
        "name": _("Needed. Organisations only: no names, addresses or numbers of persons in any column."),
        "town": _("Of its site in the cluster."),
        "country": _("Name or two letters; your own country where it stays empty."),
        "joined": _("2024-05-31 or 31.05.2024, or only month or year: 2024-05, 2024."),
        "left": _("In the same way; empty for those who take part."),
        "committed_on": _("In the same way."),
        "met_on": _("Days of personal contact, with commas or semicolons between."),
        "projects": _("With semicolons between, each with its years in brackets: (2024-2026), (2025), (2024-)."),
        "distance_km": _("Only where the town is not found: kilometres to your office, as the crow flies."),
    }
    for field, choices in CHOICES.items():
        said[field] = _("One of: %(options)s.") % {
            "options": ", ".join(str(choice.label) for choice in choices if choice.value)
        }
    return [[speaking.heading(field), said[field]] for field in FIELDS if field in said]


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as text that spreadsheets open with accents and columns right, and never compute."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";").writerows([_harmless(cell) for cell in row] for row in rows)
    return (BOM + written.getvalue()).encode()


def as_xlsx(rows: Sequence[Sequence[str]], notes: Iterable[Sequence[str]] = ()) -> bytes:
    """Rows as a workbook whose every cell is text, with notes on a second sheet."""
    import openpyxl  # noqa: PLC0415 - slow to import, and only downloads need it
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - slow, as above
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - slow, as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow, as above

    book = openpyxl.Workbook(write_only=True)
    sheets = [(book.create_sheet(_("Participants")), rows)]
    if given := list(notes):
        sheets.append((book.create_sheet(_("How to fill it in")), given))
    for place, (sheet, lines) in enumerate(sheets):
        widths = [WIDTHS.get(field, PLAIN_WIDTH) for field in FIELDS] if place == 0 else [24, 100]
        for column, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.freeze_panes = "B2" if place == 0 else None
        for number, line in enumerate(lines):
            cells = []
            for text in line:
                cell = WriteOnlyCell(sheet)
                cell.value = _harmless(text)
                cell.data_type = "s"
                cell.alignment = Alignment(vertical="top", wrap_text=place > 0)
                if number == 0 and place == 0:
                    cell.font = Font(bold=True)
                cells.append(cell)
            sheet.append(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(COMPUTED) else text


def _headings() -> list[str]:
    return [speaking.heading(field) for field in FIELDS]


def _cells(details: Details) -> list[str]:
    """Days stay in canonical text, which every language reads; options are written in the reader's."""
    cells = []
    for field in FIELDS:
        value = getattr(details, field)
        if field in CHOICES:
            cells.append(speaking.choice(field, value))
        elif field == "met_on":
            cells.append(", ".join(value))
        elif field == "projects":
            cells.append("; ".join(map(project_written, value)))
        else:
            cells.append(str(value))
    return cells
