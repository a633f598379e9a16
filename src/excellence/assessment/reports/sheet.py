"""A self-assessment as somebody reads it: its values and the words of their language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from excellence.assessment.frozen import Document, day_of, document_of, fates_of, values_from
from excellence.assessment.models import Assessment, Submission
from excellence.assessment.queries import submission_of
from excellence.assessment.states import SUBMITTED
from excellence.assessment.values import Values, scored_values, stored_values
from excellence.frameworks.queries import texts_by_hash
from excellence.method.frameworks import Framework, FrameworkTexts, Indicator
from excellence.method.labels import History
from excellence.method.scoring import Answer, Facts, IndicatorScore, Score


@dataclass(frozen=True, slots=True)
class Sheet:
    """One assessment as it stands, in the reader's words; a draft has no `submission` and no `frozen` document."""

    assessment: Assessment
    texts: FrameworkTexts
    values: Values
    submission: Submission | None = None
    frozen: Document | None = None

    @property
    def framework(self) -> Framework:
        """The rules."""
        return self.values.framework

    @property
    def facts(self) -> Facts:
        """The figures of the year as the method reads them."""
        return self.values.facts

    @property
    def history(self) -> History:
        """What came before."""
        return self.values.history

    @property
    def score(self) -> Score:
        """The score that follows from answers and figures."""
        return self.values.score

    def scored(self, indicator: Indicator) -> IndicatorScore:
        """How one indicator counts."""
        return self.score.indicator(indicator.key)

    def answer(self, indicator: Indicator) -> Answer:
        """What is said of one indicator."""
        return self.values.answers[indicator.key]

    def day(self, today: date) -> date:
        """The legal day the result is as of: the day it was handed in, `today` for a draft."""
        return day_of(self.frozen) if self.frozen else today

    @property
    def texts_erased(self) -> int:
        """How many texts of what was handed in are erased."""
        return self._fates.count("erased")

    @property
    def texts_altered(self) -> int:
        """How many texts of what was handed in are no longer those that were hashed."""
        return self._fates.count("altered")

    @property
    def _fates(self) -> list[str]:
        return list(fates_of(self.submission).values()) if self.submission else []

    @property
    def answered(self) -> int:
        """How many indicators a person answered."""
        return sum(answer.is_answered for answer in self.values.answers.values())


def sheet_of(assessment: Assessment) -> Sheet:
    """Read and score an assessment that came from `assessments_visible_to`; one handed in as it was frozen."""
    submission = submission_of(assessment) if assessment.state == SUBMITTED else None
    frozen = document_of(submission) if submission else None
    values = values_from(frozen) if frozen else stored_values(assessment)
    return Sheet(assessment, texts_by_hash(assessment.texts_hash), values, submission, frozen)


def scored_sheet(assessment: Assessment) -> Sheet:
    """A draft without what came before: enough to say how an answer counts that was just saved."""
    return Sheet(assessment, texts_by_hash(assessment.texts_hash), scored_values(assessment))
