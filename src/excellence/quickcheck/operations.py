"""Carrying a check over into a self-assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from excellence.accounts.models import User
from excellence.assessment.models import Assessment
from excellence.assessment.operations import Wording, save_answer, start_assessment
from excellence.assessment.queries import answers_of, assessments_in
from excellence.assessment.states import DRAFT
from excellence.frameworks.models import FrameworkVersion
from excellence.frameworks.queries import framework_by_hash
from excellence.kernel.clock import legal_day
from excellence.method.quickcheck import Check
from excellence.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a check went: how many answers it gave, and how many were there already and stayed as they were."""

    assessment: Assessment
    stored: int
    left: int


def carry_over(
    organisation: Organisation,
    *,
    check: Check,
    choices: Mapping[str, int],
    sentences: Mapping[str, str],
    version: FrameworkVersion,
    by: User,
    at: datetime,
) -> Carried:
    """Answer the indicators nobody has answered yet with the levels of a check, in the newest draft or a new one.

    `sentences` justify each level, by question key. An answer a person gave is never touched. A new self-assessment is
    of last year, whose figures are complete. Raises what `start_assessment` and `save_answer` raise.
    """
    framework = framework_by_hash(version.rules_hash)
    indicators = {indicator.key: indicator for indicator in framework.indicators}
    stored = left = 0
    with transaction.atomic():
        drafts = assessments_in(DRAFT).filter(organisation=organisation, framework_version=version)
        assessment = drafts.order_by("-year").first() or start_assessment(
            organisation, version=version, year=legal_day(at).year - 1, by=by, at=at
        )
        answers = answers_of(assessment)
        for question in check.questions:
            if question.key not in choices:
                continue
            answer = answers[question.indicator]
            if answer.level is not None or answer.is_not_applicable or answer.justification:
                left += 1
                continue
            save_answer(
                assessment,
                indicator=indicators[question.indicator],
                wording=Wording(question.levels[choices[question.key]], sentences[question.key]),
                seen=answer.version,
                by=by,
                at=at,
            )
            stored += 1
    return Carried(assessment, stored, left)
