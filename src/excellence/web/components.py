"""What components are filled with: plain values that a view prepares once, so that templates only place them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from excellence.web.figures import dots
from excellence.web.markup import status

Text = str | Promise


@dataclass(frozen=True)
class Status:
    """A state in a word; `kind` is ok, caution, error, info, you, past, bronze, silver or gold."""

    kind: str
    text: Text
    icon: str = ""

    def __html__(self) -> SafeString:
        return status(self.kind, self.text, self.icon)

    __str__ = __html__


@dataclass(frozen=True)
class Level:
    """One row of a rubric. `value` is what the form sends, `grade` what is shown large, `says` what must be true."""

    value: str
    grade: str
    name: str
    says: str
    marks: Sequence[Status] = ()


@dataclass(frozen=True)
class Rubric:
    """Levels to choose from. `legend` names the group for readers aloud; `fixed` shows without letting choose."""

    name: str
    legend: str
    levels: Sequence[Level]
    chosen: str | None = None
    described_by: str = ""
    fixed: bool = False

    @property
    def rows(self) -> SafeString:
        """The rows, ready to be placed; the cells that never change are kept from page to page."""
        return SafeString("".join(self._row(level) for level in self.levels))

    def _row(self, level: Level) -> str:
        marks = "".join(mark.__html__() for mark in level.marks)
        return (
            f'<label class="level">{self._radio(level)}{_cells(level.grade, level.name, level.says)}'
            f'<span class="marks">{marks}</span></label>'
        )

    def _radio(self, level: Level) -> SafeString:
        chosen = SafeString(" checked") if level.value == self.chosen else ""
        fixed = SafeString(" disabled") if self.fixed else ""
        return format_html('<input type="radio" name="{}" value="{}"{}{}>', self.name, level.value, chosen, fixed)


@lru_cache(maxsize=8192)
def _cells(grade: str, name: str, says: str) -> SafeString:
    return format_html(
        '<span class="grade">{}</span><span class="name">{}</span><span class="says">{}</span>', grade, name, says
    )


@dataclass(frozen=True)
class RailEntry:
    """One indicator in the rail; `state` is done, open, here or differs.

    `done` tells whether the one the reader is at (here) is answered; the other states say so themselves.
    """

    number: str
    title: str
    url: str
    state: str
    done: bool = False

    @property
    def answered(self) -> bool:
        """Whether it is answered."""
        return self.done or self.state in ("done", "differs")


@dataclass(frozen=True)
class RailGroup:
    """One dimension in the rail; it stands open when the reader is inside."""

    title: str
    entries: Sequence[RailEntry]

    @property
    def opened(self) -> bool:
        """Whether the reader is here."""
        return any(entry.state == "here" for entry in self.entries)

    @property
    def answered(self) -> int:
        """How many indicators are answered."""
        return sum(entry.answered for entry in self.entries)

    @property
    def dots(self) -> SafeString:
        """One point for each indicator."""
        return dots([entry.state for entry in self.entries])

    @property
    def rows(self) -> SafeString:
        """The links, each with its state in words for readers aloud."""
        said = {
            "done": _("answered"),
            "open": _("open"),
            "differs": _("differs from your figures"),
            "here": _("you are here"),
        }
        return SafeString("".join(_rail_row(entry, said[entry.state]) for entry in self.entries))


def _rail_row(entry: RailEntry, said: str) -> SafeString:
    state = SafeString('aria-current="page"') if entry.state == "here" else format_html('class="{}"', entry.state)
    return format_html(
        '<li><a href="{}" {}><span class="num">{}</span> <span>{}<span class="unseen">, {}</span></span></a></li>',
        *(entry.url, state, entry.number, entry.title, said),
    )


@dataclass(frozen=True)
class Rail:
    """All indicators beside the form. `remark` is one sentence: what differs, what is open.

    `answered` and `total` may be given when the groups count otherwise than one by one.
    """

    groups: Sequence[RailGroup]
    remark: str = ""
    answered: int = -1
    total: int = -1

    @property
    def done(self) -> int:
        """How many are answered."""
        return sum(group.answered for group in self.groups) if self.answered < 0 else self.answered

    @property
    def whole(self) -> int:
        """How many there are."""
        return sum(len(group.entries) for group in self.groups) if self.total < 0 else self.total


@dataclass(frozen=True)
class Action:
    """What can be done with a row, sent by a button."""

    label: Text
    url: str


@dataclass(frozen=True)
class FileRow:
    """A file, an address or a pointer; `picture` is file, link or seen; `about` one line of facts.

    `marks` are what one must not overlook, each in a word; `checksum` lets whoever has the file tell that it is this.
    """

    title: str
    about: Text = ""
    url: str = ""
    picture: str = "file"
    action: Action | None = None
    marks: Sequence[Status] = ()
    checksum: str = ""


@dataclass(frozen=True)
class Lane:
    """One of the places where evidence lies, named by who sees what there."""

    key: str
    title: Text
    audience: Text
    rows: Sequence[FileRow] = ()


@dataclass(frozen=True)
class Column:
    """A column of a table; amounts stand at the right."""

    label: Text
    amount: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose first cell of a row is its head. On a phone each row becomes a short block.

    Cells are plain text, Status, or safe strings; `unseen` keeps the caption for readers aloud only.
    """

    caption: Text
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    foot: Sequence[object] = ()
    unseen: bool = False
    css: str = "stack"

    @property
    def head(self) -> SafeString:
        """The head cells."""
        cells = ((_amount(column), column.label) for column in self.columns)
        return format_html_join("", '<th scope="col"{}>{}</th>', cells)

    @property
    def body(self) -> SafeString:
        """The rows, ready to be placed."""
        return SafeString("".join(f"<tr>{self._row(row)}</tr>" for row in self.rows))

    @property
    def last(self) -> SafeString:
        """The row of sums, if any."""
        return SafeString(f"<tr>{self._row(self.foot)}</tr>" if self.foot else "")

    def _row(self, row: Sequence[object]) -> str:
        cells = ((_amount(column), column.label, cell) for column, cell in zip(self.columns[1:], row[1:], strict=True))
        head = format_html('<th scope="row">{}</th>', row[0])
        return head + format_html_join("", '<td{} data-label="{}">{}</td>', cells)


def _amount(column: Column) -> SafeString:
    return SafeString(' class="amount"' if column.amount else "")


@dataclass(frozen=True)
class Version:
    """One of two texts that met: who wrote it, when, and what."""

    author: str
    when: str
    text: str
    own: bool = False


@dataclass(frozen=True)
class Merge:
    """Two texts of the same field, and the field in which they are joined. `more` are hidden inputs by name."""

    name: str
    label: Text
    versions: Sequence[Version]
    joined: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
