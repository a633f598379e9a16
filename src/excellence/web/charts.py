"""Small charts from plain values: where each point lies, in per cent of the width. Templates only place the results.

Drawn as inline SVG without a viewBox: sizes in CSS pixels, positions in per cent attributes, so lines stretch and text
never shrinks; colour comes by class from the style sheet. Each chart says its finding in a sentence and can be read
as a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Final

from django.utils.translation import gettext as _

from excellence.kernel.formats import Number, number
from excellence.web.components import Column, Table
from excellence.web.geometry import anchor, position, share

ROW: Final = 20
CLOSE: Final = Fraction(40, 100)


@dataclass(frozen=True)
class Chart:
    """What every chart has: the finding as a sentence, which readers aloud hear in place of the picture."""

    template: ClassVar[str]


@dataclass(frozen=True)
class Threshold:
    """A mark on a scale: from `value` on something holds, named by `label` (Gold from 120)."""

    value: Number
    label: str


@dataclass(frozen=True)
class PlacedThreshold:
    """A threshold in the picture: x in per cent, baseline of its label in pixels, class of its label."""

    label: str
    x: str
    y: int
    anchor: str

    @property
    def top(self) -> int:
        """Upper end of the tick, just below the label."""
        return self.y + 5


@dataclass(frozen=True)
class Scale(Chart):
    """One score between 0 and `maximum`, against thresholds. `finding` is a whole sentence, `own` the label (You 126).

    `value` None draws the scale with its thresholds only.
    """

    finding: str
    maximum: Number
    value: Number | None = None
    own: str = ""
    thresholds: Sequence[Threshold] = ()
    template: ClassVar[str] = "web/charts/scale.html"

    @property
    def placed(self) -> list[PlacedThreshold]:
        """The thresholds with their labels at the left of their ticks; of two that are close the higher one goes up."""
        rows = self._rows
        top = max(rows, default=0)
        return [
            PlacedThreshold(mark.label, position(mark.value, self.maximum), 14 + ROW * (top - row), self._hang(mark))
            for mark, row in zip(self._marks, rows, strict=True)
        ]

    @property
    def _marks(self) -> list[Threshold]:
        return sorted(self.thresholds, key=lambda mark: mark.value)

    @property
    def _rows(self) -> list[int]:
        rows: list[int] = []
        before: Fraction | None = None
        for mark in self._marks:
            at = share(mark.value, self.maximum)
            rows.append(rows[-1] + 1 if before is not None and at - before < CLOSE else 0)
            before = at
        return rows

    def _hang(self, mark: Threshold) -> str:
        return "start" if share(mark.value, self.maximum) < CLOSE else "end"

    @property
    def line(self) -> int:
        """Height of the line in pixels from the top."""
        return 34 + ROW * max(self._rows, default=0)

    @property
    def tick_foot(self) -> int:
        """Lower end of the threshold ticks."""
        return self.line + 14

    @property
    def own_y(self) -> int:
        """Baseline of the reader's label."""
        return self.line + 35

    @property
    def axis_y(self) -> int:
        """Baseline of 0, half and maximum."""
        return self.line + (57 if self.value is not None else 35)

    @property
    def height(self) -> int:
        """Height of the picture."""
        return self.axis_y + 6

    @property
    def x(self) -> str:
        """Where the reader's value lies."""
        return position(self.value or 0, self.maximum)

    @property
    def own_anchor(self) -> str:
        """How the reader's label hangs."""
        return anchor(self.value or 0, self.maximum)

    @property
    def axis(self) -> list[str]:
        """Labels of start, middle and end."""
        return [number(0), number(Fraction(self.maximum) / 2), number(self.maximum)]

    @property
    def table(self) -> Table:
        """The same as a table."""
        own = [(self.own, number(self.value))] if self.value is not None else []
        marks = [(mark.label, number(mark.value)) for mark in self.thresholds]
        columns = (Column(_("Mark")), Column(_("Points"), amount=True))
        return Table(
            self.finding, columns, [*own, *marks, (_("Maximum"), number(self.maximum))], unseen=True, css="narrow"
        )


@dataclass(frozen=True)
class Stem:
    """One dimension: its number, name, value and the most it can be."""

    number: str
    name: str
    value: Number
    maximum: Number

    @property
    def x(self) -> str:
        """Where the value lies between nothing and the most."""
        return position(self.value, self.maximum)

    @property
    def shown(self) -> str:
        """The value in the reader's language."""
        return number(self.value)

    @property
    def whole(self) -> str:
        """The maximum in the reader's language."""
        return number(self.maximum)


@dataclass(frozen=True)
class Stems(Chart):
    """Points by dimension, each on its own line from nothing to the most it can be."""

    finding: str
    stems: Sequence[Stem]
    template: ClassVar[str] = "web/charts/stems.html"

    @property
    def table(self) -> Table:
        """The same as a table."""
        columns = (Column(_("Dimension")), Column(_("Points"), amount=True), Column(_("Maximum"), amount=True))
        rows = [(f"{stem.number} {stem.name}", stem.shown, stem.whole) for stem in self.stems]
        return Table(self.finding, columns, rows, unseen=True, css="narrow")


@dataclass(frozen=True)
class Bar:
    """One thing counted: its name and how many."""

    name: str
    value: Number

    @property
    def shown(self) -> str:
        """The value in the reader's language."""
        return number(self.value)


@dataclass(frozen=True)
class Bars(Chart):
    """Amounts side by side, each on its own line from nothing to the largest. `thing` and `amount` head the table."""

    finding: str
    thing: str
    amount: str
    bars: Sequence[Bar]
    template: ClassVar[str] = "web/charts/bars.html"

    @property
    def placed(self) -> list[tuple[Bar, str]]:
        """The bars, each with where it ends."""
        most = max((bar.value for bar in self.bars), default=0) or 1
        return [(bar, position(bar.value, most)) for bar in self.bars]

    @property
    def table(self) -> Table:
        """The same as a table."""
        columns = (Column(self.thing), Column(self.amount, amount=True))
        return Table(self.finding, columns, [(bar.name, bar.shown) for bar in self.bars], unseen=True, css="narrow")


@dataclass(frozen=True)
class Dot:
    """One indicator: number, name, level, the least level a label asks for and the level that counts as excellent.

    `value` None means no answer yet: no point is drawn. `apart` begins a new group. `remark` is said in the table.
    `group` is the name of the group it begins, shown with a scale of its own where the room is narrow.
    """

    number: str
    name: str
    value: Number | None
    least: Number | None = None
    best: Number | None = None
    apart: bool = False
    remark: str = ""
    group: str = ""

    @property
    def low(self) -> bool:
        """Whether the level is below the least one."""
        return self.value is not None and self.least is not None and self.value < self.least


@dataclass(frozen=True)
class PlacedDot:
    """An indicator in the picture."""

    dot: Dot
    x: str
    least_x: str
    best_x: str


@dataclass(frozen=True)
class DotPlot(Chart):
    """The level of each indicator on one scale from 0 to `maximum`, with minimum and mark of excellence."""

    finding: str
    dots: Sequence[Dot]
    maximum: int = 5
    template: ClassVar[str] = "web/charts/dots.html"

    @property
    def axis(self) -> list[tuple[str, str]]:
        """Where each whole level stands, and its figure."""
        return [(position(level, self.maximum), str(level)) for level in range(self.maximum + 1)]

    @property
    def placed(self) -> list[PlacedDot]:
        """The indicators with their places."""
        return [PlacedDot(dot, self._at(dot.value), self._at(dot.least), self._at(dot.best)) for dot in self.dots]

    def _at(self, value: Number | None) -> str:
        return "" if value is None else position(value, self.maximum)

    @property
    def grouped(self) -> bool:
        """Whether groups have names, and on a phone a scale each."""
        return any(dot.group for dot in self.dots)

    @property
    def any_low(self) -> bool:
        """Whether the legend has to explain the open ring."""
        return any(dot.low for dot in self.dots)

    @property
    def any_best(self) -> bool:
        """Whether the legend has to explain the dotted line."""
        return any(dot.best is not None for dot in self.dots)

    @property
    def any_least(self) -> bool:
        """Whether the legend has to explain the tick."""
        return any(dot.least is not None for dot in self.dots)

    @property
    def table(self) -> Table:
        """The same as a table."""
        columns = (
            Column(_("Indicator")),
            Column(_("Level"), amount=True),
            Column(_("Minimum"), amount=True),
            Column(_("Remark")),
        )
        return Table(self.finding, columns, [self._row(dot) for dot in self.dots], unseen=True, css="narrow")

    def _row(self, dot: Dot) -> tuple[str, str, str, str]:
        level = _("none") if dot.value is None else number(dot.value)
        least = _("none") if dot.least is None else number(dot.least)
        remark = dot.remark or (_("below the minimum") if dot.low else "")
        return (f"{dot.number} {dot.name}", level, least, remark)
