"""One self-assessment as a value of the method: what is stated, and the score that follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256
from threading import Lock
from typing import Final

from cachetools import LRUCache, cached

from excellence.assessment import models
from excellence.assessment.queries import answers_of, earlier_labels_of, improvements_of
from excellence.facts.models import Fact
from excellence.facts.queries import figures_of
from excellence.frameworks.queries import framework_by_hash
from excellence.kernel.clock import legal_day
from excellence.method.expressions import Value
from excellence.method.frameworks import Framework
from excellence.method.labels import Check, HeldLabel, History, ImprovementArea, LevelReadiness, checks, readiness
from excellence.method.paths import Path, path_to
from excellence.method.scoring import Answer, Facts, Score, read_figure, score

PATHS_CACHED: Final = 256
SHOWN: Final = ("shown",)
NOTHING_EARLIER: Final = History()


@dataclass(frozen=True, slots=True)
class Figure:
    """A yearly figure as stored; `listed_on` is the day it was taken over from the participant list."""

    value: str
    source: str = ""
    listed_on: date | None = None


Figures = Mapping[int, Mapping[str, Figure]]


@dataclass(frozen=True, slots=True)
class Values:
    """What an organisation states of one year under one framework, and the score that follows.

    Answers are by indicator key, figures by year and metric key: those of the year and of the year before.
    """

    framework: Framework
    answers: Mapping[str, Answer]
    figures: Figures
    history: History
    facts: Facts
    score: Score

    def readiness(self, at: date) -> tuple[LevelReadiness, ...]:
        """The readiness for every level of the label on the legal day `at`."""
        return readiness(self.framework, self.score, self.facts, self.history, at)

    def path_to(self, level: str, at: date) -> Path:
        """The least work to a level from the legal day `at`; raises `KeyError` for one the framework does not have."""
        return _path(self, level, at)

    def checks(self) -> tuple[Check, ...]:
        """What to look at before it is handed in."""
        return checks(self.framework, self.answers, self.facts, self.score)

    def must_be_mended(self) -> tuple[Check, ...]:
        """The checks that keep it from being submitted."""
        return tuple(check for check in self.checks() if check.severity == "error")

    def should_be_looked_at(self) -> tuple[Check, ...]:
        """The checks that keep nothing from being submitted."""
        return tuple(check for check in self.checks() if check.severity != "error")

    @property
    def fingerprint(self) -> str:
        """A text that differs when anything one can be asked to stand for differs, or the rules do."""
        figures = [(year, key, row) for year, rows in self.figures.items() for key, row in rows.items()]
        parts = (self.framework.rules_hash, sorted(self.answers.items()), sorted(figures, key=_place), self.history)
        return sha256(repr(parts).encode()).hexdigest()


def stored_values(assessment: models.Assessment) -> Values:
    """A draft as it is stored now."""
    framework = framework_by_hash(assessment.framework_version.rules_hash)
    history = history_of(framework, earlier_labels_of(assessment), improvements_of(assessment))
    return scored_values(assessment, history)


def scored_values(assessment: models.Assessment, history: History = NOTHING_EARLIER) -> Values:
    """A draft as it is stored now; without what came before for those who ask for the score alone."""
    framework = framework_by_hash(assessment.framework_version.rules_hash)
    answers = {key: answer_from(row) for key, row in answers_of(assessment).items()}
    year = assessment.year
    figures: dict[int, dict[str, Figure]] = {year: {}, year - 1: {}}
    for fact in figures_of(assessment.organisation, *figures):
        if fact.value:
            figures[fact.year][fact.metric_id] = _figure(fact)
    return values_of(framework, year, answers, figures, history)


def values_of(
    framework: Framework, year: int, answers: Mapping[str, Answer], figures: Figures, history: History
) -> Values:
    """Score what is stated."""
    facts = facts_of(framework, figures[year], year)
    return Values(framework, answers, figures, history, facts, score(framework, answers, facts))


def facts_of(framework: Framework, figures: Mapping[str, Figure], year: int) -> Facts:
    """The figures of one year as the method reads them; figures the framework does not use are left out."""
    values: dict[str, Value] = {
        key: read_figure(framework.metrics[key], row.value)
        for key, row in figures.items()
        if key in framework.metrics and framework.metrics[key].derived is None
    }
    return Facts(framework.metrics, values, date(year, 12, 31))


def answer_from(row: models.Answer) -> Answer:
    """A stored answer, from `answers_of`, as the method reads it."""
    level = None if row.level is None else Fraction(row.level)
    return Answer(level, row.justification, row.documents, row.notes, row.not_applicable)


def history_of(
    framework: Framework, labels: Iterable[models.EarlierLabel], improvements: Iterable[models.Improvement]
) -> History:
    """What came before as the method reads it; what the framework does not know is left out."""
    return History(
        prior_labels=tuple(HeldLabel(label.level, label.assessed_on, label.valid_until) for label in labels),
        improvements=tuple(
            ImprovementArea(
                area=entry.area,
                then=measured_value(framework, entry.metric_id, entry.then),
                now=measured_value(framework, entry.metric_id, entry.now),
                indicator=entry.indicator_id,
                metric=entry.metric_id,
                evidence_then=SHOWN if entry.evidence_then else (),
                evidence_now=SHOWN if entry.evidence_now else (),
            )
            for entry in improvements
            if entry.metric_id is None or entry.metric_id in framework.metrics
        ),
    )


def measured_value(framework: Framework, metric: str | None, text: str) -> Fraction:
    """The level of an indicator, or the value of a metric that is a number, from its stored text."""
    value = Fraction(text) if metric is None else read_figure(framework.metrics[metric], text)
    if not isinstance(value, Fraction):
        raise TypeError(f"{metric} is no number")
    return value


def _figure(fact: Fact) -> Figure:
    listed_on = legal_day(fact.recorded_at) if fact.origin == Fact.Origin.LIST else None
    return Figure(fact.value, fact.source, listed_on)


def _place(figure: tuple[int, str, Figure]) -> tuple[int, str]:
    return figure[:2]


@cached(LRUCache(PATHS_CACHED), key=lambda values, level, at: (values.fingerprint, level, at), lock=Lock())
def _path(values: Values, level: str, at: date) -> Path:
    return path_to(values.framework, values.score, values.facts, level, values.history, at)
