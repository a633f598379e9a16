"""An assessment with everything it takes to score it and say so, from two statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from excellence.assessment.models import Assessment
from excellence.assessment.queries import AnswerRow, Material, material_from, stored_rows
from excellence.assessment.values import as_answer, facts_of, history_of
from excellence.frameworks.queries import framework_by_hash, texts_by_hash
from excellence.kernel.kept import Kept
from excellence.kernel.prepared import Rows
from excellence.method.answers import Answer
from excellence.method.facts import Facts
from excellence.method.frameworks import Framework, FrameworkTexts, Indicator
from excellence.method.history import History
from excellence.method.scoring import IndicatorScore, Score, score

READINGS_KEPT: Final = 64


@dataclass(frozen=True, slots=True)
class Stored:
    """The rows of an assessment as the database gave them: the key of whatever follows from rules and rows alone."""

    rules_hash: str
    year: int
    rows: Rows


@dataclass(frozen=True, slots=True)
class Sheet:
    """One assessment as it stands: rules, words, answers, figures, what came before and the score that follows.

    `stored` is None where an answer has been changed since its rows were read.
    """

    assessment: Assessment
    framework: Framework
    texts: FrameworkTexts
    material: Material
    facts: Facts
    answers: Mapping[str, Answer]
    history: History
    score: Score
    stored: Stored | None = None

    def scored(self, indicator: Indicator) -> IndicatorScore:
        """How one indicator counts."""
        return self.score.indicator(indicator.key)

    def answer(self, indicator: Indicator) -> AnswerRow:
        """The stored answer of one indicator."""
        return self.material.answers[indicator.key]

    @property
    def answered(self) -> int:
        """How many indicators a person answered."""
        return sum(answer.is_answered for answer in self.material.answers.values())


def sheet_of(assessment: Assessment) -> Sheet:
    """Read and score an assessment that came from `assessments_visible_to`.

    The rows are read each time; what follows from them is worked out once for the same rows.
    """
    stored = Stored(assessment.framework_version.rules_hash, assessment.year, stored_rows(assessment))
    reading = _READINGS.get(stored, lambda: _reading(stored))
    return Sheet(
        assessment=assessment,
        framework=reading.framework,
        texts=texts_by_hash(assessment.texts_hash),
        material=reading.material,
        facts=reading.facts,
        answers=reading.answers,
        history=reading.history,
        score=reading.score,
        stored=stored,
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What follows from rules and rows, in no language and for no person."""

    framework: Framework
    material: Material
    facts: Facts
    answers: Mapping[str, Answer]
    history: History
    score: Score


_READINGS: Final[Kept[Stored, _Reading]] = Kept(READINGS_KEPT)


def _reading(stored: Stored) -> _Reading:
    framework = framework_by_hash(stored.rules_hash)
    material = material_from(stored.rows, stored.year)
    facts = facts_of(framework, material.figures[stored.year], stored.year)
    answers = {key: as_answer(row) for key, row in material.answers.items()}
    return _Reading(
        framework=framework,
        material=material,
        facts=facts,
        answers=answers,
        history=history_of(framework, material),
        score=score(framework, answers, facts),
    )


def after_saving(sheet: Sheet, indicator: Indicator, row: AnswerRow) -> Sheet:
    """The same sheet with one answer saved, scored afresh without asking the database again."""
    material = replace(sheet.material, answers={**sheet.material.answers, indicator.key: row})
    answers = {**sheet.answers, indicator.key: as_answer(row)}
    fresh = score(sheet.framework, answers, sheet.facts)
    return replace(sheet, material=material, answers=answers, score=fresh, stored=None)
