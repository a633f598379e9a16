"""Starting a self-assessment, answering, showing evidence, setting aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import F

from excellence.accounts.models import User
from excellence.assessment.models import LONGEST_JUSTIFICATION, LONGEST_REASON, Answer, Assessment, Exhibit
from excellence.assessment.states import LIFE
from excellence.assessment.wordings import Wording, wording_of, wording_saved
from excellence.audit.models import Act
from excellence.audit.operations import record
from excellence.evidence.models import Item
from excellence.evidence.operations import add_file, add_link, add_note
from excellence.frameworks.models import FrameworkVersion
from excellence.frameworks.queries import framework_by_hash
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.method.frameworks import Indicator
from excellence.organisations.models import Organisation


class DraftExists(Refusal):
    """There is one draft per organisation, framework version and year."""

    sentence = N_("You already have a self-assessment for %(year)s. Continue it.")


class LevelOutOfRange(Refusal):
    """Self-assessed levels are whole numbers from 0 to the highest the indicator has."""

    sentence = N_("Choose a level from 0 to %(highest)s.")
    field = "level"


class TextTooLong(Refusal):
    """A text is longer than what is kept of it."""

    sentence = N_("This text has %(length)s characters; at most %(most)s are saved. Nothing is saved yet.")


class NeverNotApplicable(Refusal):
    """The framework asks this of everybody."""

    sentence = N_("This indicator applies to every cluster organisation: it cannot be left out.")
    field = "not_applicable"


class AnsweredMeanwhile(Refusal):
    """A colleague saved this answer after it was opened; both texts are shown."""

    sentence = N_(
        "A colleague (%(name)s) saved this answer while you were writing. Nothing is lost: both texts are shown."
    )


class AnsweredInAnotherWindow(AnsweredMeanwhile):
    """The same person saved this answer in another window; both texts are shown."""

    sentence = N_("You saved this answer in another window. Nothing is lost: both texts are shown.")


class NotRestorable(Refusal):
    """The trail does not say all of an answer."""

    sentence = N_("This save says only a level. Choose the level on the page of the indicator.")


class HandedInMeanwhile(Refusal):
    """The self-assessment was handed in while somebody was still writing."""

    sentence = N_(
        "This self-assessment was submitted meanwhile and stays as it is. Copy your text if you need it elsewhere."
    )


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
    seen: int,
    by: User,
    at: datetime,
) -> int:
    """Save what a person says of an indicator; return the answer's new version.

    `seen` is the version in the person's window: nobody may have saved since, the same person in another window
    neither. Saving what is stored already changes nothing, so a window may send again when an answer was lost on its
    way. Raises `AnsweredMeanwhile`, `HandedInMeanwhile`, `LevelOutOfRange`, `TextTooLong` and `NeverNotApplicable`.
    """
    require("assessment.answer", by, assessment)
    _check(indicator, wording)
    answers = Answer.objects.filter(assessment=assessment, indicator=indicator.key)
    with transaction.atomic():
        # Without a join: PostgreSQL loses the person of a row that changed while it waited for the lock.
        stored = answers.select_for_update().get()
        before = wording_of(stored)
        if before == wording:
            return stored.version
        saved = answers.filter(version=seen, is_frozen=False).update(
            level=wording.level,
            justification=wording.justification,
            is_not_applicable=wording.not_applicable is not None,
            not_applicable_reason=wording.not_applicable or "",
            version=F("version") + 1,
            saved_by=by,
            saved_at=at,
        )
        if not saved:
            raise _why_not_saved(stored, by)
        payload = {"indicator": indicator.key, "before": asdict(before), "after": asdict(wording)}
        record("assessment.answered", by=by, subject=assessment, at=at, after=payload)
    return seen + 1


def restore_answer(
    assessment: Assessment, *, indicator: Indicator, save: Act, seen: int, by: User, at: datetime
) -> int:
    """Save what an earlier `save` of the answer says once more.

    Raises `NotRestorable`, and what `save_answer` raises.
    """
    wording = wording_saved(save)
    if wording is None:
        raise NotRestorable
    return save_answer(assessment, indicator=indicator, wording=wording, seen=seen, by=by, at=at)


def show_evidence(
    assessment: Assessment, *, indicator: Indicator, given: Mapping[str, object], by: User, at: datetime
) -> Item:
    """Add a piece of evidence and show it for an indicator.

    `given` is what `evidence.forms.EvidenceForm` cleaned. Raises a refusal of `evidence` or `files`.
    """
    require("assessment.answer", by, assessment)
    organisation, title, good_until = assessment.organisation, str(given.get("title", "")), _day(given)
    with transaction.atomic():
        upload = given.get("upload")
        if given["lane"] == Item.Lane.FILE and isinstance(upload, UploadedFile):
            names = given.get("names_people")
            said = names if isinstance(names, bool) else None
            item = add_file(
                organisation, upload=upload, title=title, names_people=said, good_until=good_until, by=by, at=at
            )
        elif given["lane"] == Item.Lane.LINK:
            address = str(given["address"])
            item = add_link(organisation, address=address, title=title, good_until=good_until, by=by, at=at)
        else:
            item = add_note(organisation, title=title, good_until=good_until, by=by, at=at)
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
    if wording.level is not None and not 0 <= wording.level <= indicator.highest:
        raise LevelOutOfRange(highest=indicator.highest)
    if len(wording.justification) > LONGEST_JUSTIFICATION:
        raise TextTooLong(length=len(wording.justification), most=LONGEST_JUSTIFICATION, field="justification")
    if wording.not_applicable is None:
        return
    if indicator.not_applicable is None:
        raise NeverNotApplicable
    if len(wording.not_applicable) > LONGEST_REASON:
        raise TextTooLong(length=len(wording.not_applicable), most=LONGEST_REASON, field="reason")


def _day(given: Mapping[str, object]) -> date | None:
    day = given.get("good_until")
    return day if isinstance(day, date) else None


def _why_not_saved(stored: Answer, by: User) -> Refusal:
    if stored.is_frozen:
        return HandedInMeanwhile()
    if stored.saved_by_id == by.pk:
        return AnsweredInAnotherWindow()
    return AnsweredMeanwhile(name=stored.saved_by.name if stored.saved_by else "")
