"""Starting a self-assessment, answering, showing evidence, setting aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import F, Q

from excellence.accounts.models import User
from excellence.assessment.models import LONGEST_JUSTIFICATION, LONGEST_REASON, Answer, Assessment, Exhibit
from excellence.assessment.queries import AnswerRow
from excellence.assessment.states import LIFE
from excellence.audit.operations import record
from excellence.evidence.models import Item
from excellence.evidence.operations import add_file, add_link, add_note
from excellence.frameworks.models import FrameworkVersion
from excellence.frameworks.queries import framework_by_hash
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.method.frameworks import HIGHEST_LEVEL, Indicator
from excellence.organisations.models import Organisation


class DraftExists(Refusal):
    """There is one draft per organisation, framework version and year."""

    sentence = N_("There is a self-assessment of %(year)s already. Go on with that one.")


class LevelOutOfRange(Refusal):
    """Self-assessed levels are whole numbers from 0 to 5."""

    sentence = N_("Choose a level from 0 to %(highest)s.")
    field = "level"


class TextTooLong(Refusal):
    """A text is longer than what is kept of it."""

    sentence = N_("This text has %(length)s characters; at most %(most)s are kept. Nothing of it is stored yet.")


class NeverNotApplicable(Refusal):
    """The framework asks this of everybody."""

    sentence = N_("This indicator applies to every cluster organisation: it cannot be left out.")
    field = "not_applicable"


class AnsweredMeanwhile(Refusal):
    """A colleague saved this answer after it was opened; both texts are kept."""

    sentence = N_("%(name)s saved this answer while you were writing. Nothing is lost: both are below.")


class HandedInMeanwhile(Refusal):
    """The self-assessment was handed in while somebody was still writing."""

    sentence = N_(
        "This self-assessment was handed in meanwhile and stays as it is. Copy your text if you need it elsewhere."
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person says of one indicator; `not_applicable` is None unless they claim that it does not apply."""

    level: int | None
    justification: str
    not_applicable: str | None = None


def start_assessment(
    organisation: Organisation, *, version: FrameworkVersion, year: int, by: User, at: datetime
) -> Assessment:
    """Start a self-assessment of one year, pinned to one framework version, with an empty answer per indicator.

    Raises `DraftExists`.
    """
    require("assessment.start", by, organisation)
    framework = framework_by_hash(version.rules_hash)
    try:
        with transaction.atomic():
            assessment = Assessment.objects.create(
                organisation=organisation, framework_version=version, year=year, started_by=by, started_at=at
            )
            Answer.objects.bulk_create(
                [Answer(assessment=assessment, indicator_id=indicator.key) for indicator in framework.indicators]
            )
            payload = {"year": year, "rules_hash": version.rules_hash}
            record("assessment.started", by=by, subject=assessment, at=at, after=payload)
    except IntegrityError as taken:
        raise DraftExists(year=year) from taken
    return assessment


def save_answer(
    assessment: Assessment,
    *,
    indicator: Indicator,
    wording: Wording,
    stored: AnswerRow,
    seen: int,
    by: User,
    at: datetime,
) -> int:
    """Save what a person says of an indicator; return the answer's new version.

    `stored` is the answer as just read, `seen` the version on the person's page. A save goes through when
    nobody else saved since: one's own earlier save is never a conflict with oneself. Raises
    `AnsweredMeanwhile`, `LevelOutOfRange`, `TextTooLong` and `NeverNotApplicable`.
    """
    require("assessment.answer", by, assessment)
    _check(indicator, wording)
    if (stored.level, stored.justification, stored.not_applicable) == (
        wording.level,
        wording.justification,
        wording.not_applicable,
    ):
        return stored.version
    unchanged = Answer.objects.filter(
        Q(version=seen) | Q(saved_by=by), assessment=assessment, indicator=indicator.key, is_frozen=False
    )
    with transaction.atomic():
        saved = unchanged.update(
            level=wording.level,
            justification=wording.justification,
            is_not_applicable=wording.not_applicable is not None,
            not_applicable_reason=wording.not_applicable or "",
            version=F("version") + 1,
            saved_by=by,
            saved_at=at,
        )
        if not saved:
            raise _why_not_saved(assessment, indicator)
        payload = {"indicator": indicator.key, "before": _plain(stored), "after": _plain(wording)}
        record("assessment.answered", by=by, subject=assessment, at=at, after=payload)
    return stored.version + 1


def show_evidence(
    assessment: Assessment, *, indicator: Indicator, given: Mapping[str, object], by: User, at: datetime
) -> Item:
    """Add a piece of evidence and show it for an indicator.

    `given` is what `evidence.forms.EvidenceForm` cleaned. Raises a refusal of `evidence` or `files`.
    """
    require("assessment.answer", by, assessment)
    organisation, title = assessment.organisation, str(given.get("title", ""))
    with transaction.atomic():
        upload = given.get("upload")
        if given["lane"] == Item.Lane.FILE and isinstance(upload, UploadedFile):
            item = add_file(organisation, upload=upload, title=title, by=by, at=at)
        elif given["lane"] == Item.Lane.LINK:
            item = add_link(organisation, address=str(given["address"]), title=title, by=by, at=at)
        else:
            item = add_note(organisation, title=title, by=by, at=at)
        answers = Answer.objects.select_for_update().filter(assessment=assessment, indicator=indicator.key)
        answer = answers.filter(is_frozen=False).first()
        if answer is None:
            raise HandedInMeanwhile
        Exhibit.objects.create(answer=answer, item=item)
    return item


def discard_assessment(assessment: Assessment, *, by: User, at: datetime) -> None:
    """Set a draft aside; it can be taken up again."""
    with transaction.atomic():
        LIFE.move(assessment, "discard", by=by, at=at)
        record("assessment.discarded", by=by, subject=assessment, at=at)


def take_up_assessment(assessment: Assessment, *, by: User, at: datetime) -> None:
    """Go on with an assessment that was set aside. Raises `DraftExists` when another was started meanwhile."""
    try:
        with transaction.atomic():
            LIFE.move(assessment, "take_up", by=by, at=at)
            record("assessment.taken_up", by=by, subject=assessment, at=at)
    except IntegrityError as taken:
        raise DraftExists(year=assessment.year) from taken


def _check(indicator: Indicator, wording: Wording) -> None:
    if wording.level is not None and not 0 <= wording.level <= HIGHEST_LEVEL:
        raise LevelOutOfRange(highest=HIGHEST_LEVEL)
    if len(wording.justification) > LONGEST_JUSTIFICATION:
        raise TextTooLong(length=len(wording.justification), most=LONGEST_JUSTIFICATION, field="justification")
    if wording.not_applicable is None:
        return
    if indicator.not_applicable is None:
        raise NeverNotApplicable
    if len(wording.not_applicable) > LONGEST_REASON:
        raise TextTooLong(length=len(wording.not_applicable), most=LONGEST_REASON, field="reason")


def _plain(said: Wording | AnswerRow) -> dict[str, object]:
    return {"level": said.level, "justification": said.justification, "not_applicable": said.not_applicable}


def _why_not_saved(assessment: Assessment, indicator: Indicator) -> Refusal:
    answers = Answer.objects.filter(assessment=assessment, indicator=indicator.key)
    is_frozen, name = answers.values_list("is_frozen", "saved_by__name").get()
    return HandedInMeanwhile() if is_frozen else AnsweredMeanwhile(name=name or "")
