"""A paper as plain values: what stands on it and in which order. How it is set is left to `pdf` and `word`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from excellence.web.charts import DotPlot, Scale, Stems


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are strong, or in another language than the paper (`language` is its code)."""

    text: str
    language: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Figures and letters to be compared one by one, such as a hash; never broken, so that they can be copied."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    text: str
    address: str


Inline = str | Words | Code | Link


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `fresh` begins a new page."""

    text: str
    level: int = 1
    fresh: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `kind` is plain, lead (said first), hint (small), quote (somebody's own words) or strong."""

    text: Inline
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of sentences, numbered when `ordered`."""

    items: Sequence[Inline]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, one pair a line."""

    rows: Sequence[tuple[str, Inline]]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column; amounts stand at the right, `share` is its part of the width, 0 for as wide as its content."""

    label: str
    amount: bool = False
    share: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with one row of heads, repeated on each page; the first cell of a row is its head."""

    columns: Sequence[GridColumn]
    rows: Sequence[Sequence[Inline]]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of the web pages. A PDF draws it beside its values, a DOCX has the values as a table."""

    chart: Scale | Stems | DotPlot


@dataclass(frozen=True, slots=True)
class Halves:
    """Two columns side by side where there is room."""

    left: Sequence[Block]
    right: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page if they fit."""

    blocks: Sequence[Block]


Block = Heading | Paragraph | Listing | Facts | Grid | Drawing | Halves | Together


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what kind of paper, about whom, the one thing it says, and the facts a filing needs."""

    kind: str
    subject: str
    lead: str
    facts: Sequence[tuple[str, Inline]] = ()
    contents: str = ""
    """The heading of the table of contents; empty for none."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper in one `language`, dated `day`: the same paper always gives the same bytes.

    `mark` (Draft) and `running` stand at the head of every page, `note` at its foot. `author` is who issues it.
    """

    title: str
    language: str
    day: date
    cover: Cover
    blocks: Sequence[Block]
    author: str = ""
    running: str = ""
    mark: str = ""
    note: str = ""
