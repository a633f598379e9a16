"""A file as one table: its sheet and headings found, columns about persons left out unread."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from excellence.documents.tables.cells import ADDRESS
from excellence.documents.tables.columns import Layout
from excellence.documents.tables.grids import (
    MEBIBYTE,
    MOST_BYTES,
    MOST_ROWS,
    Grid,
    Line,
    grid_of_csv,
    grids_of_xlsx,
)
from excellence.documents.tables.refusals import TableEmpty, TableTooLarge, TableTooLong
from excellence.kernel.texts import fold, visible

ROWS_ABOVE_HEADINGS = 10
LONGEST_HEADING = 80
# What is kept of a table until it is confirmed, in characters.
MOST_KEPT = 5_000_000

# A heading of such words only is about persons: "Contact person", "E-mail address", but not "Mobile robotics".
_OF_PERSONS = frozenset(
    [
        *("mail", "email", "correu", "correo", "courriel", "telephone", "telefon", "telefonszam", "telefonnummer"),
        *("telefono", "phone", "mobile", "mobil", "movil", "mobiltelefon", "handy", "tel", "fax", "contact"),
        *("contacts", "contacte", "contacto", "kontakt", "kontaktperson", "kapcsolattarto", "ansprechpartner"),
        *("ansprechpartnerin", "ansprechperson", "person", "persona", "personne", "szemely", "first", "last"),
        *("surname", "firstname", "lastname", "vorname", "nachname", "prenom", "famille", "apellido", "apellidos"),
        *("cognom", "cognoms", "keresztnev", "vezeteknev", "ugyvezeto", "director", "directora", "directeur"),
        *("directrice", "geschaftsfuhrer", "geschaftsfuhrerin", "gerente", "gerent", "ceo", "birthday", "birth"),
        *("geburtsdatum", "szuletesi", "nacimiento", "telefons", "telefonos", "telephones", "phones", "emails"),
        "mails",
    ]
)
_BESIDE = frozenset(
    [
        *("e", "name", "names", "nom", "nombre", "nev", "neve", "number", "numero", "no", "nr", "szam", "szama"),
        *("cim", "cime", "address", "adresse", "adreca", "direccion", "de", "del", "d", "of", "the", "des", "da"),
        *("la", "el", "le", "date", "datum", "data", "fecha", "datuma", "electronico", "electronica", "electronic"),
        *("responsable", "main", "principal"),
    ]
)
_TO_CALL = re.compile(r"\+[0-9][0-9 ()/.-]{7,}|00[0-9]{1,3}[ ()/.-][0-9 ()/.-]{6,}")
_OF_A_PERSON = re.compile(r"linkedin\.com/in/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """A table without its columns about persons; `skipped` are their headings, `places` where the others stood."""

    headings: tuple[str, ...]
    places: tuple[int, ...]
    lines: tuple[Line, ...]
    skipped: tuple[str, ...] = ()
    sheet: str = ""
    hidden: int = 0
    others: int = 0
    encoding: str = ""

    def as_json(self) -> dict[str, Any]:
        """The table as plain values."""
        return asdict(self) | {"lines": [[line.number, *line.cells] for line in self.lines]}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Table:
        """The table stored by `as_json`."""
        lines = tuple(Line(number, tuple(cells)) for number, *cells in stored["lines"])
        texts = {key: tuple(stored[key]) for key in ("headings", "places", "skipped")}
        return cls(**{**stored, **texts, "lines": lines})

    def heading(self, place: int) -> str:
        """The heading of a column, or its letters where it has none."""
        return self.headings[place] or letters(self.places[place])

    def cell(self, line: Line, place: int) -> str:
        """What stands in a column of a row."""
        return line.cells[place] if place < len(line.cells) else ""


def open_table(content: bytes, *, workbook: bool, layout: Layout, country: str) -> Table:
    """The table in a content that was examined; raises the refusals of tables.

    The sheet taken is the one with most known headings; without any, the one with most rows.
    """
    if len(content) > MOST_BYTES:
        raise TableTooLarge(limit=MOST_BYTES // MEBIBYTE)
    knows = lambda cell: bool(layout.key_of(cell))  # noqa: E731 - one question, asked of many cells
    grids = grids_of_xlsx(content) if workbook else [grid_of_csv(content, country=country, knows=knows)]
    found = [(grid, place) for grid in grids if (place := _place_of_headings(grid.lines, knows)) is not None]
    if not found:
        raise TableEmpty
    grid, place = max(found, key=lambda one: (sum(map(knows, one[0].lines[one[1]].cells)), len(one[0].lines)))
    return _table(grid, place, knows)


def is_about_persons(heading: str, cells: Iterable[str]) -> bool:
    """Whether a column is about persons, by its heading or by an e-mail address or telephone number in it."""
    words = frozenset(fold(heading).split())
    if words & _OF_PERSONS and words <= _OF_PERSONS | _BESIDE:
        return True
    return any(_is_contact(cell) for cell in cells)


def letters(place: int) -> str:
    """A column as spreadsheets call it: A to Z, AA and on."""
    found, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _is_contact(cell: str) -> bool:
    if _TO_CALL.fullmatch(cell) or _OF_A_PERSON.search(cell):
        return True
    return "@" in cell and "://" not in cell and bool(ADDRESS.search(cell))


def _place_of_headings(lines: Sequence[Line], knows: Callable[[str], bool]) -> int | None:
    """Where the row of headings is: the one with most that are known, else the widest; a row must follow it."""
    rows = lines[: min(ROWS_ABOVE_HEADINGS, len(lines) - 1)]
    fitness = [(sum(map(knows, line.cells)), sum(map(bool, line.cells)), -place) for place, line in enumerate(rows)]
    return -max(fitness)[2] if fitness else None


def _table(grid: Grid, place: int, knows: Callable[[str], bool]) -> Table:
    lines = grid.lines[place + 1 :]
    if len(lines) > MOST_ROWS:
        raise TableTooLong(most=MOST_ROWS)
    width = max(len(line.cells) for line in grid.lines[place:])
    columns = list(zip(*(_padded(line, width) for line in lines), strict=True))
    heads = [visible(cell)[:LONGEST_HEADING] for cell in _padded(grid.lines[place], width)]
    filled = [at for at in range(width) if heads[at] or any(columns[at])]
    skipped = {at for at in filled if not knows(heads[at]) and is_about_persons(heads[at], columns[at])}
    kept = [at for at in filled if at not in skipped]
    if sum(len(cell) for at in kept for cell in columns[at]) > MOST_KEPT:
        raise TableTooLarge(limit=MOST_BYTES // MEBIBYTE)
    return Table(
        tuple(heads[at] for at in kept),
        tuple(kept),
        tuple(Line(line.number, tuple(_padded(line, width)[at] for at in kept)) for line in lines),
        tuple(heads[at] or letters(at) for at in sorted(skipped)),
        grid.name,
        grid.hidden,
        grid.others,
        grid.encoding,
    )


def _padded(line: Line, width: int) -> tuple[str, ...]:
    return line.cells + ("",) * (width - len(line.cells))
