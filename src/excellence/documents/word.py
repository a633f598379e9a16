"""Papers as DOCX that people edit: real headings, lists and tables, no pictures of text; charts are tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from excellence.documents.characters import readable
from excellence.documents.papers import (
    Block,
    Code,
    Drawing,
    Facts,
    Grid,
    GridColumn,
    Halves,
    Heading,
    Inline,
    Link,
    Listing,
    Paper,
    Paragraph,
    Together,
    Words,
)
from excellence.documents.wordparts import (
    begin_page,
    link_to,
    mark_language,
    number_pages,
    prepare_styles,
    repeat_as_head,
    set_style,
)

STYLES: Final = {"plain": "Normal", "lead": "Lead", "hint": "Hint", "quote": "Own words", "strong": "Side head"}
LONGEST_TITLE: Final = 255
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


def word_of(paper: Paper) -> bytes:
    """The paper as DOCX; the same paper always gives the same bytes."""
    import docx  # noqa: PLC0415 - 0.1 s, which only processes that set papers should pay

    document = docx.Document()
    prepare_styles(document, paper.language)
    _describe(document, paper)
    _frame(document.sections[0], paper)
    _cover(document, paper)
    _Writer(document).blocks(paper.blocks)
    written = BytesIO()
    document.save(written)
    return _without_moment(written.getvalue())


def _describe(document: Any, paper: Paper) -> None:
    about, moment = document.core_properties, datetime.combine(paper.day, time())
    about.title, about.author = readable(paper.title)[:LONGEST_TITLE], readable(paper.author)
    about.last_modified_by = ""
    about.language, about.comments, about.created, about.modified = paper.language, "", moment, moment


def _frame(section: Any, paper: Paper) -> None:
    """What stands at the head and the foot of every page."""
    head = section.header.paragraphs[0]
    head.style = "Hint"
    head.add_run(readable(paper.running))
    if paper.mark:
        head.add_run(f" · {readable(paper.mark)}").bold = True
    foot = section.footer.paragraphs[0]
    foot.style = "Hint"
    foot.add_run(f"{readable(paper.note)} ")
    number_pages(foot, _("Page {page} of {pages}"))


def _cover(document: Any, paper: Paper) -> None:
    cover = paper.cover
    document.add_paragraph(readable(cover.kind), style="Hint")
    document.add_paragraph(readable(cover.subject), style="Title")
    document.add_paragraph(readable(cover.lead), style="Lead")
    if paper.mark:
        document.add_paragraph(readable(paper.mark), style="Side head")
    _Writer(document).block(Facts(cover.facts))


class _Writer:
    """Adds blocks to the end of a document."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.styles = {style.name: style.style_id for style in document.styles}

    def styled(self, paragraph: Any, style: str) -> Any:
        """Give a paragraph its style by id: by name python-docx looks through all styles, a second for a report."""
        paragraph._p.style = self.styles[style]  # noqa: SLF001 - see above
        return paragraph

    def blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                self.heading(block)
            case Paragraph(text, kind):
                self.paragraph(text, STYLES[kind])
            case Listing(items, ordered):
                for item in items:
                    self.paragraph(item, "List Number" if ordered else "List Bullet")
            case Facts(rows):
                for name, value in rows:
                    self.fact(name, value)
            case Grid() | Drawing():
                self.grid(block if isinstance(block, Grid) else _as_grid(block))
            case Halves(left, right):
                self.blocks((*left, *right))
            case Together(parts):
                self.blocks(parts)

    def heading(self, heading: Heading) -> None:
        written = self.styled(self.document.add_paragraph(readable(heading.text)), f"Heading {heading.level}")
        if heading.fresh:
            begin_page(written)
        if heading.language:
            mark_language(written.runs[0], heading.language)

    def paragraph(self, text: Inline, style: str) -> None:
        self.write(self.styled(self.document.add_paragraph(), style), text)

    def fact(self, name: str, value: Inline) -> None:
        written = self.styled(self.document.add_paragraph(), "Fact")
        written.add_run(f"{readable(name)}: ").italic = True
        self.write(written, value)

    def grid(self, grid: Grid) -> None:
        if grid.caption:
            self.paragraph(grid.caption, "Hint")
        table = self.document.add_table(rows=1 + len(grid.rows), cols=len(grid.columns), style="Report")
        repeat_as_head(table.rows[0])
        cells = iter(table._cells)  # noqa: SLF001 - row by row python-docx walks the whole table for each
        for row in ([Words(column.label, strong=True) for column in grid.columns], *grid.rows):
            for inline, column in zip(row, grid.columns, strict=True):
                written = self.styled(next(cells).paragraphs[0], "Amount" if column.amount else "Cell")
                self.write(written, inline)
        self.styled(self.document.add_paragraph(), "After table")

    def write(self, paragraph: Any, inline: Inline) -> None:
        match inline:
            case Code(text):
                set_style(paragraph.add_run(readable(text)), self.styles["Code"])
            case Link(text, address) if address.startswith(("https://", "http://")):
                run = paragraph.add_run(readable(text))
                set_style(run, self.styles["Address"])
                link_to(paragraph, run, readable(address))
            case Link(text, _address):
                paragraph.add_run(readable(text))
            case Words(text, language, strong):
                run = paragraph.add_run(readable(text))
                run.bold = strong or None
                if language:
                    mark_language(run, language)
            case _:
                paragraph.add_run(readable(inline))


def _as_grid(drawing: Drawing) -> Grid:
    """The values of a chart, under the sentence that says its finding."""
    table = drawing.chart.table
    columns = [GridColumn(str(column.label), column.amount) for column in table.columns]
    return Grid(columns, [[str(cell) for cell in row] for row in table.rows], drawing.chart.finding)


def _without_moment(written: bytes) -> bytes:
    """The same file without the moment it was written at, which the archive notes for each part."""
    target = BytesIO()
    with ZipFile(BytesIO(written)) as source, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            part = ZipInfo(name, EARLIEST)
            part.compress_type = ZIP_DEFLATED
            archive.writestr(part, source.read(name))
    return target.getvalue()
