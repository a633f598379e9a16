"""Handing a self-assessment in: proposals are taken over, a named person stands for it, and it is frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.db.models import F

from excellence.accounts.models import User
from excellence.assessment.freezing import Freezing, frozen_content
from excellence.assessment.models import LONGEST_SIGNATURE, Answer, Assessment, Submission, SubmissionTexts
from excellence.assessment.operations.answers import TextTooLong
from excellence.assessment.queries import (
    earlier_labels_of,
    improvements_of,
    shown_evidence,
    submission_of,
)
from excellence.assessment.signals import assessment_submitted
from excellence.assessment.states import DRAFT, LIFE, SUBMITTED
from excellence.assessment.values import Values, stored_values
from excellence.audit.operations import record
from excellence.kernel.clock import legal_day
from excellence.kernel.errors import Refusal
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.kernel.permissions import require
from excellence.kernel.words import N_, speak
from excellence.method.frameworks import FrameworkTexts, hash_of
from excellence.method.labels import Check
from excellence.method.scoring import IndicatorScore

STATEMENT = N_(
    "I may speak for the organisation. To the best of my knowledge the answers, figures and evidence of this "
    "self-assessment are true and complete."
)


class HandedInAlready(Refusal):
    """It is submitted; once is enough."""

    sentence = N_(
        "This self-assessment is submitted already, signed by %(name)s. It stays as it is; nothing was saved twice."
    )


class StillOpen(Refusal):
    """Checks found what has to be mended first; `checks` says what."""

    sentence = N_("You cannot submit it yet: there is %(count)s thing to do first. It is listed below.")
    plural = N_("You cannot submit it yet: there are %(count)s things to do first. They are listed below.")

    def __init__(self, checks: tuple[Check, ...]) -> None:
        super().__init__(count=len(checks))
        self.checks = checks


class ChangedSinceRead(Refusal):
    """What one signs is what one has read."""

    sentence = N_(
        "Something changed since you opened this page: an answer, a figure or a piece of evidence. "
        "Look at it again, then submit."
    )


class NotSigned(Refusal):
    """A named person stands for what is handed in."""

    sentence = N_("Write who takes responsibility for this self-assessment.")


class NotConfirmed(Refusal):
    """The statement of truth is confirmed by ticking it."""

    sentence = N_("Confirm the statement: without it you cannot submit.")
    field = "confirmed"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who stands for a self-assessment: a name, a function in the organisation, and a tick at the statement."""

    name: str
    function: str
    confirmed: bool


def accept_proposals(assessment: Assessment, *, by: User, at: datetime) -> int:
    """Take over every level that figures propose for an empty answer; return how many. An answer is never changed."""
    require("assessment.answer", by, assessment)
    with transaction.atomic():
        values = stored_values(assessment)
        filled = [each for each in values.score.indicators if each.proposal == "filled"]
        return sum(_take_over(assessment, each, by=by, at=at) for each in filled)


def submit_assessment(
    assessment: Assessment, *, signature: Signature, words: FrameworkTexts, seen: str, by: User, at: datetime
) -> Submission:
    """Freeze a draft for ever: content, hash, statement and signature; answers and evidence are closed with it.

    `seen` is the fingerprint of what the person read in these `words`. Raises `HandedInAlready`, `StillOpen`,
    `ChangedSinceRead`, `NotSigned`, `NotConfirmed` and `TextTooLong`. Sends `assessment_submitted`.
    """
    require("assessment.submit", by, assessment)
    if assessment.state == SUBMITTED:
        raise HandedInAlready(name=submission_of(assessment).signed_name)
    _check(signature)
    with transaction.atomic():
        _hold(assessment)
        assessment.answers.update(is_frozen=True)
        values = stored_values(assessment)
        if (still_open := values.must_be_mended()) != ():
            raise StillOpen(still_open)
        if values.fingerprint != seen:
            raise ChangedSinceRead
        submission = _freeze(assessment, values, signature=signature, words=words, by=by, at=at)
        LIFE.move(assessment, "submit", by=by, at=at)
        payload = {"sha256": submission.sha256, "name": signature.name, "function": signature.function}
        record("assessment.submitted", by=by, subject=assessment, at=at, after=payload)
        assessment_submitted.send(sender=Assessment, assessment=assessment, submission=submission, by=by, at=at)
    return submission


def erase_texts(assessment: Assessment, *, by: User, at: datetime) -> None:
    """Erase the words people wrote in what was handed in; levels, figures, hashes and the result stay as they were."""
    require("assessment.erase_texts", by, assessment)
    with transaction.atomic():
        SubmissionTexts.objects.filter(submission__assessment=assessment).delete()
        assessment.answers.update(justification="", not_applicable_reason="")
        assessment.earlier_labels.update(issuer="", number="", evidence="")
        assessment.improvements.update(area="", effect="", evidence_then="", evidence_now="")
        record("assessment.texts_erased", by=by, subject=assessment, at=at)


def _take_over(assessment: Assessment, scored: IndicatorScore, *, by: User, at: datetime) -> bool:
    """Make what figures propose a person's answer, where nobody has answered by now."""
    empty = Answer.objects.filter(
        assessment=assessment, indicator=scored.key, level=None, is_not_applicable=False, is_frozen=False
    )
    level = int(scored.proposed) if isinstance(scored.proposed, Fraction) else 0
    if not empty.update(level=level, version=F("version") + 1, saved_by=by, saved_at=at):
        return False
    payload = {"indicator": scored.key, "level": level, "proposed": True}
    record("assessment.answered", by=by, subject=assessment, at=at, after=payload)
    return True


def _hold(assessment: Assessment) -> None:
    """Wait for whoever hands it in at the same moment, then refuse if they did."""
    row = Assessment.objects.select_for_update().filter(pk=assessment.pk).order_by()
    state = row.values_list("state", flat=True).get()
    if state == SUBMITTED:
        raise HandedInAlready(name=submission_of(assessment).signed_name)
    if state != DRAFT:
        raise AlreadyMoved(state=speak(LIFE.state(state).label))


def _check(signature: Signature) -> None:
    for field, text in (("name", signature.name), ("function", signature.function)):
        if not text.strip():
            raise NotSigned(field=field)
        if len(text) > LONGEST_SIGNATURE:
            raise TextTooLong(length=len(text), most=LONGEST_SIGNATURE, field=field)
    if not signature.confirmed:
        raise NotConfirmed


def _freeze(
    assessment: Assessment, values: Values, *, signature: Signature, words: FrameworkTexts, by: User, at: datetime
) -> Submission:
    labels, improvements = earlier_labels_of(assessment), improvements_of(assessment)
    given = Freezing(shown_evidence(assessment), labels, improvements, words, legal_day(at))
    frozen = frozen_content(assessment, values, given)
    submission = Submission.objects.create(
        assessment=assessment,
        content=frozen.content,
        sha256=hash_of(frozen.content),
        language=words.language,
        texts_hash=words.texts_hash,
        statement=speak(STATEMENT),
        signed_name=signature.name.strip(),
        signed_function=signature.function.strip(),
        submitted_by=by,
        submitted_at=at,
    )
    SubmissionTexts.objects.create(submission=submission, content=frozen.texts)
    return submission
