"""The rows of a table by what a person chose: which column is what, and what unknown words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from excellence.documents.tables.cells import LONGEST_QUOTED, read_cell, says_nothing
from excellence.documents.tables.columns import Column, Kind, Layout
from excellence.documents.tables.grids import BROKEN, FORMULA, Line
from excellence.documents.tables.opening import Table
from excellence.documents.tables.refusals import CellMissing
from excellence.kernel.errors import Refusal
from excellence.kernel.texts import fold, visible

# A column with more words than these, none of them known, is not what its heading says.
MOST_OTHER_WORDS = 8
MAPPED = frozenset({Kind.CHOICE, Kind.COUNTRY, Kind.YES_NO})


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose: the key of each column by its place, what words mean, and what holds for all rows.

    `words` gives by key and folded word a value, "" for not known; `for_all` is the module's own.
    """

    columns: Mapping[int, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    for_all: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The choices as plain values."""
        columns = {str(place): key for place, key in self.columns.items()}
        return {"columns": columns, "words": dict(self.words), "for_all": dict(self.for_all)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Choices:
        """The choices stored by `as_json`."""
        columns = {int(place): key for place, key in stored["columns"].items()}
        return cls(columns, stored["words"], stored["for_all"])


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word that its column does not know, and how many rows hold it."""

    key: str
    text: str
    rows: int

    @property
    def folded(self) -> str:
        """By what it is known in the choices."""
        return fold(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that could be read: its number, and its values by key, as canonical text."""

    number: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row, or a cell of one, that is not read: its number, what it is called, what stands there, and why."""

    number: int
    name: str
    refusal: Refusal
    key: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a table says: rows read, rows refused, cells that stay unknown, and how many examples were left out."""

    rows: tuple[Row, ...]
    refused: tuple[Refused, ...]
    unread: tuple[Refused, ...]
    examples: int


def guessed(table: Table, layout: Layout, *, today: date) -> Choices:
    """What the headings say of themselves; of two columns of one meaning the first is taken.

    A column of many words of which none is an option, such as trades under "category", is not taken.
    """
    columns: dict[int, str] = {}
    for place, heading in enumerate(table.headings):
        key = layout.key_of(heading)
        if key and key not in columns.values() and not _is_another(table, place, layout.by_key[key], today):
            columns[place] = key
    return Choices(columns)


def _is_another(table: Table, place: int, column: Column, today: date) -> bool:
    if column.kind is not Kind.CHOICE:
        return False
    words = _unknown_in(table, place, column, today)
    filled = sum(not says_nothing(table.cell(line, place)) for line in table.lines)
    return len(words) > MOST_OTHER_WORDS and sum(word.rows for word in words) == filled


def of_one_meaning(table: Table, layout: Layout, columns: Mapping[int, str]) -> list[tuple[str, str]]:
    """Headings that mean the same as one that is read: the one read, and the other."""
    read = {key: table.heading(place) for place, key in columns.items()}
    others = [(layout.key_of(heading), heading) for place, heading in enumerate(table.headings) if place not in columns]
    return [(read[key], heading) for key, heading in others if key in read]


def unknown_words(table: Table, layout: Layout, columns: Mapping[int, str], *, today: date) -> list[UnknownWord]:
    """The words of choices and countries that are not known, the most frequent first."""
    found = []
    for place, key in sorted(columns.items()):
        if layout.by_key[key].kind in MAPPED:
            found += _unknown_in(table, place, layout.by_key[key], today)
    return found


def _unknown_in(table: Table, place: int, column: Column, today: date) -> list[UnknownWord]:
    cells = [visible(table.cell(line, place))[:LONGEST_QUOTED] for line in table.lines]
    counted = Counter(fold(cell) for cell in cells)
    first = {fold(cell): cell for cell in reversed(cells)}
    unknown = [word for word in counted if word and _is_unknown(column, first[word], today)]
    return [
        UnknownWord(column.key, first[word], counted[word])
        for word in sorted(unknown, key=lambda word: (-counted[word], word))
    ]


def _is_unknown(column: Column, text: str, today: date) -> bool:
    try:
        read_cell(column, text, today=today)
    except Refusal:
        return True
    return False


def read_rows(table: Table, layout: Layout, choices: Choices, *, today: date) -> Reading:
    """Every row of a table; a cell that is not needed and cannot be read stays empty, and is told."""
    rows: list[Row] = []
    refused: list[Refused] = []
    unread: list[Refused] = []
    examples = 0
    reader = _Reader(layout, choices, today)
    for line in table.lines:
        texts = {key: table.cell(line, place) for place, key in choices.columns.items()}
        if fold(texts.get(layout.columns[0].key, "")) in layout.names_of_examples:
            examples += 1
            continue
        try:
            values, cells = reader.row(line, texts)
        except Refusal as refusal:
            refused.append(Refused(line.number, _name(texts, layout), refusal))
        else:
            rows.append(Row(line.number, values))
            unread += cells
    return Reading(tuple(rows), tuple(refused), tuple(unread), examples)


class _Reader:
    """Reads cells by the choices of a person; a text that a column has seen is read once."""

    def __init__(self, layout: Layout, choices: Choices, today: date) -> None:
        self.layout, self.choices, self.today = layout, choices, today
        self.seen: dict[tuple[str, str], str | Refusal] = {}

    def row(self, line: Line, texts: Mapping[str, str]) -> tuple[dict[str, str], list[Refused]]:
        """The values of a row, and its cells that cannot be read. Raises the refusal of a cell the row needs."""
        values: dict[str, str] = {}
        unread = []
        for key, text in texts.items():
            found = self.cell(self.layout.by_key[key], text)
            if not isinstance(found, Refusal):
                values[key] = found
            elif self.layout.by_key[key].needed or self.layout.by_key[key].strict:
                raise found
            else:
                unread.append(Refused(line.number, _name(texts, self.layout), found, key, _shown(text)))
        for column in self.layout.columns:
            if column.needed and not values.get(column.key):
                raise CellMissing(heading=column.heading)
        return {key: value for key, value in values.items() if value}, unread

    def cell(self, column: Column, text: str) -> str | Refusal:
        """The value of a cell, or why it cannot be read."""
        known = self.seen.get((column.key, text))
        if known is None:
            known = self.seen[column.key, text] = self._read(column, text)
        return known

    def _read(self, column: Column, text: str) -> str | Refusal:
        meant = self.choices.words.get(column.key, {}).get(fold(text[:LONGEST_QUOTED]))
        if meant:
            return meant
        try:
            return read_cell(column, text, today=self.today)
        except Refusal as refusal:
            return "" if column.key in self.choices.for_all else refusal


def _name(texts: Mapping[str, str], layout: Layout) -> str:
    return _shown(texts.get(layout.columns[0].key, ""))


def _shown(text: str) -> str:
    return "" if text in (FORMULA, BROKEN) or "@" in text else visible(text)[:LONGEST_QUOTED]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with one reason, the first of them by number and name."""

    why: str
    count: int
    first: Sequence[Refused]

    @property
    def more(self) -> int:
        """How many there are beside the first."""
        return self.count - len(self.first)


def grouped(refused: Iterable[Refused], *, shown: int) -> list[Group]:
    """Rows by their reason, the most frequent first."""
    by_reason: dict[str, list[Refused]] = {}
    for row in refused:
        by_reason.setdefault(str(row.refusal), []).append(row)
    groups = [Group(why, len(rows), rows[:shown]) for why, rows in by_reason.items()]
    return sorted(groups, key=lambda group: -group.count)
