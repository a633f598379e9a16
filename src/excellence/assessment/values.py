"""Stored rows as the values of the method: answers, figures, what came before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from excellence.assessment.queries import AnswerRow, FigureRow, ImprovementRow, Material
from excellence.method.answers import Answer, Evidence
from excellence.method.expressions import Value
from excellence.method.facts import Facts
from excellence.method.figures import read_figure
from excellence.method.frameworks import Framework
from excellence.method.history import HeldLabel, History, ImprovementArea

SHOWN = ("shown",)


def facts_of(framework: Framework, figures: Mapping[str, FigureRow], year: int) -> Facts:
    """The figures of one year as the method reads them; figures the framework does not use are left out."""
    values: dict[str, Value] = {
        key: read_figure(framework.metrics[key], row.value)
        for key, row in figures.items()
        if key in framework.metrics and framework.metrics[key].derived is None
    }
    return Facts(framework.metrics, values, date(year, 12, 31))


def as_answer(row: AnswerRow) -> Answer:
    """A stored answer as the method reads it."""
    papers = (Evidence("file", ""),) * row.papers
    notes = (Evidence("interview", ""),) * row.notes
    return Answer(
        level=None if row.level is None else Fraction(row.level),
        justification=row.justification,
        evidence=papers + notes,
        not_applicable=row.not_applicable,
    )


def history_of(framework: Framework, material: Material) -> History:
    """What came before as the method reads it; what the framework does not know is left out."""
    return History(
        prior_labels=tuple(HeldLabel(row.level, row.assessed_on, row.valid_until) for row in material.labels),
        improvements=tuple(
            _improvement(framework, row)
            for row in material.improvements
            if row.metric is None or row.metric in framework.metrics
        ),
    )


def measured_value(framework: Framework, metric: str | None, text: str) -> Fraction:
    """The level of an indicator, or the value of a metric that is a number, from its stored text."""
    value = Fraction(text) if metric is None else read_figure(framework.metrics[metric], text)
    if not isinstance(value, Fraction):
        raise TypeError(f"{metric} is no number")
    return value


def _improvement(framework: Framework, row: ImprovementRow) -> ImprovementArea:
    return ImprovementArea(
        area=row.area,
        then=measured_value(framework, row.metric, row.then),
        now=measured_value(framework, row.metric, row.now),
        indicator=row.indicator,
        metric=row.metric,
        evidence_then=SHOWN if row.shown_then else (),
        evidence_now=SHOWN if row.shown_now else (),
    )
