"""An assessment with everything it takes to score it and say so, from two statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from excellence.assessment.models import Assessment
from excellence.assessment.queries import AnswerRow, Material, material_of
from excellence.assessment.values import as_answer, facts_of, history_of
from excellence.frameworks.queries import framework_by_hash, texts_by_hash
from excellence.method.answers import Answer
from excellence.method.facts import Facts
from excellence.method.frameworks import Framework, FrameworkTexts, Indicator
from excellence.method.history import History
from excellence.method.scoring import IndicatorScore, Score, score


@dataclass(frozen=True, slots=True)
class Sheet:
    """One assessment as it stands: rules, words, answers, figures, what came before and the score that follows."""

    assessment: Assessment
    framework: Framework
    texts: FrameworkTexts
    material: Material
    facts: Facts
    answers: Mapping[str, Answer]
    history: History
    score: Score

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
    """Read and score an assessment that came from `assessments_visible_to`."""
    framework = framework_by_hash(assessment.framework_version.rules_hash)
    material = material_of(assessment)
    facts = facts_of(framework, material.figures[assessment.year], assessment.year)
    answers = {key: as_answer(row) for key, row in material.answers.items()}
    return Sheet(
        assessment=assessment,
        framework=framework,
        texts=texts_by_hash(assessment.texts_hash),
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
    return replace(sheet, material=material, answers=answers, score=fresh)
