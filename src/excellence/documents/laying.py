"""A paper as plain data for the templates: every text made printable, every chart as the places of its points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from excellence.documents.characters import printable
from excellence.documents.papers import (
    Block,
    Code,
    Drawing,
    Facts,
    Grid,
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
from excellence.kernel.formats import Number, number
from excellence.web.charts import Dot, DotPlot, Scale, Stems
from excellence.web.figures import POINTS
from excellence.web.geometry import share

Data = dict[str, Any]
WEB_ADDRESS = ("https://", "http://")


def laid_out(paper: Paper, *, plain: bool = False) -> Data:
    """Everything the templates need; with `plain` in plain scripts only, see `characters.printable`."""
    return _Layout(lambda text: printable(text, plain=plain)).paper(paper)


def place(value: Number, maximum: Number) -> float:
    """Where a value lies between 0 and 1, to four decimals: the drawing needs no more, and rounding keeps bytes."""
    return round(float(share(value, maximum)), 4)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Lays out with one way of making text printable."""

    text: Callable[[str], str]

    def paper(self, paper: Paper) -> Data:
        cover = paper.cover
        return {
            "title": self.text(paper.title),
            "author": self.text(paper.author),
            "language": paper.language,
            "year": paper.day.year,
            "month": paper.day.month,
            "day": paper.day.day,
            "running": self.text(paper.running),
            "mark": self.text(paper.mark),
            "note": self.text(paper.note),
            "page_of": _("Page {page} of {pages}"),
            "points": [[float(x), float(y)] for x, y in POINTS],
            "cover": {
                "kind": self.text(cover.kind),
                "subject": self.text(cover.subject),
                "lead": self.text(cover.lead),
                "facts": [[self.text(name), self.inline(value)] for name, value in cover.facts],
                "contents": self.text(cover.contents),
            },
            "blocks": self.blocks(paper.blocks),
        }

    def blocks(self, blocks: Sequence[Block]) -> list[Data]:
        return [self.block(block) for block in blocks]

    def block(self, block: Block) -> Data:
        match block:
            case Heading(text, level, fresh, language):
                body = {"text": self.text(text), "level": level, "fresh": fresh, "language": language}
                return {"is": "heading", **body}
            case Paragraph(text, kind):
                return {"is": "paragraph", "text": self.inline(text), "kind": kind}
            case Listing(items, ordered):
                return {"is": "listing", "items": [self.inline(item) for item in items], "ordered": ordered}
            case Facts(rows):
                return {"is": "facts", "rows": [[self.text(name), self.inline(value)] for name, value in rows]}
            case Grid():
                return self.grid(block)
            case Drawing(chart):
                return self.drawing(chart)
            case Halves(left, right):
                return {"is": "halves", "left": self.blocks(left), "right": self.blocks(right)}
            case Together(parts):
                return {"is": "together", "blocks": self.blocks(parts)}

    def inline(self, inline: Inline) -> Data:
        match inline:
            case Code(text):
                return {"is": "code", "text": printable(text).replace("\u200b", "")}
            case Link(text, address) if address.startswith(WEB_ADDRESS):
                return {"is": "link", "text": self.text(text), "address": address}
            case Link(text, _address):
                return {"is": "words", "text": self.text(text), "language": "", "strong": False}
            case Words(text, language, strong):
                return {"is": "words", "text": self.text(text), "language": language, "strong": strong}
            case _:
                return {"is": "words", "text": self.text(inline), "language": "", "strong": False}

    def grid(self, grid: Grid) -> Data:
        columns = [
            {"label": self.text(column.label), "amount": column.amount, "share": column.share}
            for column in grid.columns
        ]
        rows = [[self.inline(cell) for cell in row] for row in grid.rows]
        return {"is": "grid", "columns": columns, "rows": rows, "caption": self.text(grid.caption)}

    def drawing(self, chart: Scale | Stems | DotPlot) -> Data:
        match chart:
            case Scale():
                return self.scale(chart)
            case Stems():
                return self.stems(chart)
            case DotPlot():
                return self.dots(chart)

    def scale(self, chart: Scale) -> Data:
        marks = [
            {"at": place(mark.value, chart.maximum), "label": self.text(mark.label)}
            for mark in sorted(chart.thresholds, key=lambda mark: mark.value)
        ]
        said = " ".join([chart.finding, *(f"{mark.label}." for mark in chart.thresholds)])
        return {
            "is": "scale",
            "finding": self.text(chart.finding),
            "said": self.text(said),
            "at": place(chart.value or 0, chart.maximum),
            "own": self.text(chart.own),
            "marks": marks,
            "axis": chart.axis,
        }

    def stems(self, chart: Stems) -> Data:
        rows = [
            {
                "number": stem.number,
                "name": self.text(stem.name),
                "at": place(stem.value, stem.maximum),
                "value": stem.shown,
                "whole": stem.whole,
            }
            for stem in chart.stems
        ]
        heads = [_("Dimension"), _("Points"), _("Maximum"), _("Points against the maximum")]
        return {"is": "stems", "finding": self.text(chart.finding), "heads": heads, "rows": rows}

    def dots(self, chart: DotPlot) -> Data:
        rows = [self.dot(dot, chart.maximum) for dot in chart.dots]
        heads = [_("Indicator"), _("Level"), _("Minimum"), _("Remark")]
        legend = {
            "level": _("Level"),
            "low": _("Level, below the minimum") if chart.any_low else "",
            "least": _("Minimum") if chart.any_least else "",
            "best": _("Mark of excellence") if chart.any_best else "",
        }
        body = {"heads": heads, "legend": legend, "axis": [str(level) for level in range(chart.maximum + 1)]}
        return {"is": "dots", "finding": self.text(chart.finding), "rows": rows, **body}

    def dot(self, dot: Dot, maximum: int) -> Data:
        def at(value: Number | None) -> float | None:
            return None if value is None else place(value, maximum)

        return {
            "number": dot.number,
            "name": self.text(dot.name),
            "value": number(dot.value) if dot.value is not None else "–",
            "least": number(dot.least) if dot.least is not None else "",
            "at": at(dot.value),
            "least_at": at(dot.least),
            "best_at": at(dot.best),
            "low": dot.low,
            "apart": dot.apart,
            "remark": self.text(dot.remark or (_("below the minimum") if dot.low else "")),
        }
