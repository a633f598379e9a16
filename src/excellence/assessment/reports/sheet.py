"""An assessment with everything it takes to score it and say so, from two statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from excellence.assessment.freezing import day_of, material_from
from excellence.assessment.models import Assessment, Submission
from excellence.assessment.queries import AnswerRow, Material, material_in, stored_rows, submission_of
from excellence.assessment.states import SUBMITTED
from excellence.assessment.values import Values, as_answer, values_of
from excellence.frameworks.queries import framework_by_hash, texts_by_hash
from excellence.kernel.kept import Kept
from excellence.kernel.prepared import Rows
from excellence.method.frameworks import Framework, FrameworkTexts, Indicator
from excellence.method.labels import History
from excellence.method.scoring import Answer, Facts, IndicatorScore, Score, score

READINGS_KEPT: Final = 64


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database gave of an assessment: the key of whatever follows from rules and rows alone.

    The rows of a draft, or the frozen bytes of what was handed in.
    """

    rules_hash: str
    year: int
    rows: Rows
    frozen: bytes = b""


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
    submission: Submission | None = None
    stored: Stored | None = None

    def scored(self, indicator: Indicator) -> IndicatorScore:
        """How one indicator counts."""
        return self.score.indicator(indicator.key)

    def answer(self, indicator: Indicator) -> AnswerRow:
        """The stored answer of one indicator."""
        return self.material.answers[indicator.key]

    @property
    def values(self) -> Values:
        """The same without words, as operations take it."""
        return Values(self.framework, self.material, self.facts, self.answers, self.history, self.score)

    def day(self, today: date) -> date:
        """The legal day the result is as of: the day it was handed in, `today` for a draft."""
        return day_of(bytes(self.submission.content)) if self.submission else today

    @property
    def answered(self) -> int:
        """How many indicators a person answered."""
        return sum(answer.is_answered for answer in self.material.answers.values())


# With the key it was first asked for: what else is kept by it then compares by identity, not row by row.
_READINGS: Final[Kept[Stored, tuple[Stored, Values]]] = Kept(READINGS_KEPT)


def sheet_of(assessment: Assessment) -> Sheet:
    """Read and score an assessment that came from `assessments_visible_to`; one handed in as it was frozen.

    What is stored is read each time; what follows from it is worked out once.
    """
    submission = submission_of(assessment) if assessment.state == SUBMITTED else None
    stored = Stored(
        rules_hash=assessment.framework_version.rules_hash,
        year=assessment.year,
        rows=() if submission else stored_rows(assessment),
        frozen=bytes(submission.content) if submission else b"",
    )
    kept, values = _READINGS.get(stored, lambda: (stored, _values(stored)))
    return Sheet(
        assessment=assessment,
        framework=values.framework,
        texts=texts_by_hash(assessment.texts_hash),
        material=values.material,
        facts=values.facts,
        answers=values.answers,
        history=values.history,
        score=values.score,
        submission=submission,
        stored=kept,
    )


def _values(stored: Stored) -> Values:
    material = material_from(stored.frozen) if stored.frozen else material_in(stored.rows, stored.year)
    return values_of(framework_by_hash(stored.rules_hash), material, stored.year)


def after_saving(sheet: Sheet, indicator: Indicator, row: AnswerRow) -> Sheet:
    """The same sheet with one answer saved, scored afresh without asking the database again."""
    material = replace(sheet.material, answers={**sheet.material.answers, indicator.key: row})
    answers = {**sheet.answers, indicator.key: as_answer(row)}
    fresh = score(sheet.framework, answers, sheet.facts)
    return replace(sheet, material=material, answers=answers, score=fresh, stored=None)
