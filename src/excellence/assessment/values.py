"""Stored rows as the values of the method: answers, figures, what came before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256

from excellence.assessment.queries import AnswerRow, FigureRow, ImprovementRow, Material
from excellence.method.expressions import Value
from excellence.method.frameworks import Framework
from excellence.method.labels import Check, HeldLabel, History, ImprovementArea, LevelReadiness, checks, readiness
from excellence.method.scoring import Answer, Evidence, Facts, Score, read_figure, score

SHOWN = ("shown",)


@dataclass(frozen=True, slots=True)
class Values:
    """An assessment as values of the method, scored."""

    framework: Framework
    material: Material
    facts: Facts
    answers: Mapping[str, Answer]
    history: History
    score: Score

    def readiness(self, at: date) -> tuple[LevelReadiness, ...]:
        """The readiness for every level of the label on the legal day `at`."""
        return readiness(self.framework, self.score, self.facts, self.history, at)

    def checks(self) -> tuple[Check, ...]:
        """What to look at before it is handed in."""
        return checks(self.framework, self.answers, self.facts, self.score)

    def must_be_mended(self) -> tuple[Check, ...]:
        """The checks that keep it from being handed in: errors, and proposals nobody decided about."""
        return tuple(check for check in self.checks() if check.severity == "error" or check.id == "not_accepted")


def values_of(framework: Framework, material: Material, year: int) -> Values:
    """Read stored rows as values and score them."""
    facts = facts_of(framework, material.figures[year], year)
    answers = {key: as_answer(row) for key, row in material.answers.items()}
    return Values(
        framework=framework,
        material=material,
        facts=facts,
        answers=answers,
        history=history_of(framework, material),
        score=score(framework, answers, facts),
    )


def fingerprint(material: Material) -> str:
    """A short text that differs when anything one can be asked to stand for differs: answers, evidence, figures."""
    answers = [
        (key, row.level, row.justification, row.not_applicable, row.papers, row.notes)
        for key, row in sorted(material.answers.items())
    ]
    figures = [(year, key, row) for year, rows in material.figures.items() for key, row in rows.items()]
    said = repr((answers, sorted(figures, key=lambda each: each[:2]), material.labels, material.improvements))
    return sha256(said.encode()).hexdigest()[:16]


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
