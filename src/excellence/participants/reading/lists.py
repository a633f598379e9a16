"""A file as a list of participants: which column is which, what each row says, and which rows are refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from excellence.files.examining import is_workbook
from excellence.kernel.errors import Refusal
from excellence.participants.reading import refusals
from excellence.participants.reading.details import Details, Vocabulary, read_details
from excellence.participants.reading.folding import fold
from excellence.participants.reading.tables import (
    BROKEN,
    FORMULA,
    MOST_BYTES,
    MOST_PARTICIPANTS,
    Line,
    Sheet,
    lines_of_csv,
    sheets_of_xlsx,
)

ROWS_ABOVE_HEADINGS = 10
HEADINGS_AT_LEAST = 2
MEBIBYTE = 1024 * 1024

# Headings that are about persons, folded, in the languages of the platform; whole words.
_PERSONS = re.compile(
    r"\b(?:e ?mail|mail|email|correu|correo|courriel|telephone|telefon|telefonszam|telefono|phone|mobile|mobil|movil"
    r"|tel|fax|handy|contact|contacte|contacto|kontakt|kapcsolattarto|ansprechpartner|ansprechpartnerin|ansprechperson"
    r"|person|persona|personne|szemely|first name|last name|surname|firstname|lastname|vorname|nachname|prenom"
    r"|apellido|apellidos|cognom|cognoms|nom de famille|keresztnev|vezeteknev|ugyvezeto|director|directora|directeur"
    r"|directrice|geschaftsfuhrer|geschaftsfuhrerin|gerente|gerent|ceo|linkedin|birthday|date of birth|geburtsdatum"
    r"|szuletesi|nacimiento)\b"
)
_NUMBER_TO_CALL = re.compile(r"(?:\+|00)[0-9][0-9 ()/.-]{7,}")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row that could be read, with its number in the file."""

    number: int
    details: Details


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row that could not, its number, what it seems to name, and why."""

    number: int
    name: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class ReadList:
    """Everything a file says, and what the reader should know about how it was read."""

    rows: tuple[ReadRow, ...]
    refused: tuple[RefusedRow, ...]
    sheet: Sheet
    not_read: tuple[str, ...]


def read_list(content: bytes, *, name: str, words: Vocabulary, today: date) -> ReadList:
    """The participants in a file called `name`; raises the refusals of files and of lists."""
    if len(content) > MOST_BYTES:
        raise refusals.ListTooLarge(limit=MOST_BYTES // MEBIBYTE)
    if is_workbook(content, name=name):
        sheets: Iterable[Sheet] = sheets_of_xlsx(content)
    else:
        sheets = [lines_of_csv(content, country=words.home_country)]
    for sheet in sheets:
        if (at := _place_of_headings(sheet.lines, words)) is not None:
            return _read(sheet, sheet.lines[at], sheet.lines[at + 1 :], words, today)
    raise refusals.NoHeadings(name=words.shown["name"], kind=words.shown["category"])


def _place_of_headings(lines: Sequence[Line], words: Vocabulary) -> int | None:
    for place, line in enumerate(lines[:ROWS_ABOVE_HEADINGS]):
        known = {words.headings.get(fold(cell)) for cell in line.cells} - {None}
        if "name" in known and len(known) >= HEADINGS_AT_LEAST:
            return place
    return None


def _read(sheet: Sheet, head: Line, lines: Sequence[Line], words: Vocabulary, today: date) -> ReadList:
    if len(lines) > MOST_PARTICIPANTS:
        raise refusals.ListTooLong(most=MOST_PARTICIPANTS)
    columns = _columns(head, words)
    not_read = {place: cell for place, cell in enumerate(head.cells) if cell and place not in columns}
    _require_no_persons(not_read, lines)
    rows: list[ReadRow] = []
    refused: list[RefusedRow] = []
    first: dict[str, int] = {}
    for line in lines:
        try:
            row = _row(line, columns, words, today)
            if (earlier := first.setdefault(row.details.folded, line.number)) != line.number:
                raise refusals.NamedTwice(name=row.details.name, first=earlier)
        except Refusal as refusal:
            refused.append(RefusedRow(line.number, _seems_named(line, columns), refusal))
        else:
            rows.append(row)
    return ReadList(tuple(rows), tuple(refused), sheet, tuple(not_read.values()))


def _columns(head: Line, words: Vocabulary) -> dict[int, str]:
    """The field of each column that is known by its heading. Raises `HeadingTwice` and `PersonsInside`."""
    columns: dict[int, str] = {}
    for place, cell in enumerate(head.cells):
        field = words.headings.get(fold(cell))
        if field is None:
            continue
        if field in columns.values():
            raise refusals.HeadingTwice(heading=cell)
        columns[place] = field
    return columns


def _require_no_persons(not_read: Mapping[int, str], lines: Iterable[Line]) -> None:
    for heading in not_read.values():
        if _PERSONS.search(fold(heading)):
            raise refusals.PersonsInside(heading=heading[:80])
    for line in lines:
        for place, heading in not_read.items():
            cell = line.cells[place] if place < len(line.cells) else ""
            if ("@" in cell and "." in cell) or _NUMBER_TO_CALL.fullmatch(cell):
                raise refusals.PersonsInside(heading=heading[:80])


def _row(line: Line, columns: Mapping[int, str], words: Vocabulary, today: date) -> ReadRow:
    texts = {}
    for place, field in columns.items():
        cell = line.cells[place] if place < len(line.cells) else ""
        if cell in (FORMULA, BROKEN):
            marked = refusals.HoldsAFormula if cell == FORMULA else refusals.BrokenCell
            raise marked(cell=f"{_letters(place)}{line.number}", field=field)
        texts[field] = cell
    details, refused = read_details(texts, words, today=today)
    for refusal in refused.values():
        raise refusal
    if not details.name:
        raise refusals.NoName
    return ReadRow(line.number, details)


def _seems_named(line: Line, columns: Mapping[int, str]) -> str:
    names = (line.cells[place] for place, field in columns.items() if field == "name" and place < len(line.cells))
    return next((name[:80] for name in names if name not in (FORMULA, BROKEN) and "@" not in name), "")


def _letters(place: int) -> str:
    """A column as spreadsheets call it: A to Z, AA and on."""
    return "".join(reversed(list(_digits(place))))


def _digits(place: int) -> Iterator[str]:
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        yield chr(ord("A") + rest)
