"""A small paper with one block of each kind."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from io import BytesIO

from pypdf import PdfReader

from excellence.documents.papers import (
    Block,
    Code,
    Cover,
    Drawing,
    Facts,
    Grid,
    GridColumn,
    Halves,
    Heading,
    Link,
    Listing,
    Paper,
    Paragraph,
    Together,
    Words,
)
from excellence.web.charts import Dot, DotPlot, Scale, Stem, Stems, Threshold

HASH = "0123456789abcdef" * 4
DAY = date(2026, 3, 2)


def paper(*blocks: Block, **given: object) -> Paper:
    """A paper about Demo: Example Cluster, marked as a draft unless told otherwise."""
    fields: dict[str, object] = {
        "title": "Demo: Example Cluster: Report",
        "language": "hu",
        "day": DAY,
        "cover": Cover("Report", "Demo: Example Cluster", "126 of 150 points.", (("Hash", Code(HASH)),), "Contents"),
        "blocks": blocks or (Heading("Nothing yet"),),
        "author": "Cluster Excellence",
        "running": "Demo: Example Cluster",
        "mark": "Draft",
        "note": "Not verified.",
    }
    return Paper(**{**fields, **given})  # type: ignore[arg-type]  # fields by name, as the test gives them


EVERYTHING: tuple[Block, ...] = (
    Heading("Summary", fresh=True),
    Paragraph("The one thing to know", "lead"),
    Paragraph(Words("In other words", language="en", strong=True)),
    Paragraph("Somebody's own words", "quote"),
    Listing(("First", Link("Register", "https://register-example.invalid/"))),
    Listing(("One", "Two"), ordered=True),
    Facts((("Rules", Code(HASH)),)),
    Grid((GridColumn("Indicator"), GridColumn("Level", amount=True)), (("1.1.0", "4"), ("1.2", "2")), "Levels"),
    Drawing(Scale("126 points.", 150, 126, "You 126", (Threshold(120, "Gold from 120"), Threshold(90, "Silver")))),
    Drawing(Stems("Structure leads.", (Stem("1", "Structure", 15, 15), Stem("2", "Team", Fraction(7, 3), 10)))),
    Drawing(DotPlot("One is low.", (Dot("1.1", "Members", 1, least=2, best=5), Dot("1.2", "Open", None)))),
    Halves((Paragraph("Left", "strong"),), (Paragraph("Right", "hint"),)),
    Together((Heading("Kept", 2), Paragraph("with this"))),
)


def read(pdf: bytes) -> PdfReader:
    """The file as a reader of PDF sees it."""
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """All words of a PDF, page by page, in one line."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())
