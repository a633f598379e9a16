"""Questions about self-assessments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from excellence.accounts.models import User
from excellence.assessment.models import Answer, Assessment, EarlierLabel, Exhibit, Improvement, Submission
from excellence.audit.models import Act
from excellence.audit.queries import acts_about
from excellence.evidence.models import Item
from excellence.evidence.queries import locked_items
from excellence.frameworks.queries import current_texts_hash
from excellence.organisations.models import Organisation
from excellence.organisations.queries import viewed_by
from excellence.threads.models import Subject
from excellence.threads.queries import counts_about


@dataclass(frozen=True, slots=True)
class ExhibitRow:
    """A piece of evidence shown for an indicator; `file` is the name a stored file came with."""

    title: str
    lane: str
    address: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PaperEnding:
    """A paper shown for an indicator, with the last day on which it holds; `item` is its public id."""

    indicator: str
    item: str
    title: str
    until: date


def assessments_visible_to(person: User | AnonymousUser, language: str = "en") -> QuerySet[Assessment]:
    """The assessments of a person's organisations, each as viewed by them and with the words' `texts_hash`."""
    if not person.is_authenticated:
        return Assessment.objects.none()
    theirs = Assessment.objects.filter(organisation__memberships__person=person)
    read = theirs.select_related("organisation", "framework_version").defer("framework_version__rules")
    texts_hash = current_texts_hash(language, "framework_version")
    return viewed_by(person, read, "organisation").annotate(texts_hash=texts_hash)  # type: ignore[no-redef]  # declared on the model too, for readers


def assessments_in(state: str) -> QuerySet[Assessment]:
    """The assessments of all organisations that are in a state."""
    return Assessment.objects.filter(state=state)


def answered_of_asked(assessments: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """The same assessments, each with how many indicators are `answered` and how many are `asked`."""
    answered = Q(answers__level__isnull=False) | Q(answers__is_not_applicable=True)
    return (
        assessments.select_related("framework_version")
        .defer("framework_version__rules")
        .annotate(answered=Count("answers", filter=answered), asked=Count("answers"))
    )


def assessments_by_organisation(organisations: Sequence[Organisation]) -> dict[int, list[Assessment]]:
    """The assessments of each organisation, newest year first, with their progress, in one statement."""
    found: dict[int, list[Assessment]] = {organisation.pk: [] for organisation in organisations}
    for assessment in answered_of_asked(Assessment.objects.filter(organisation__in=found)):
        found[assessment.organisation_id].append(assessment)
    return found


def answers_of(assessment: Assessment) -> dict[str, Answer]:
    """The stored answers by indicator key, each with the number of `documents` and interview `notes` that show it."""
    interview = Q(exhibit__item__lane=Item.Lane.INTERVIEW)
    shown = Q(exhibit__item__isnull=False, exhibit__item__removed_at=None)
    answers = Answer.objects.filter(assessment=assessment).order_by("pk")
    documents, notes = Count("exhibit", filter=shown & ~interview), Count("exhibit", filter=shown & interview)
    counted = answers.annotate(documents=documents, notes=notes)  # type: ignore[no-redef]  # declared on the model too, for readers
    return {answer.indicator_id: answer for answer in counted}


def stored_answer(assessment: Assessment, indicator: str) -> Answer:
    """The answer of one indicator as it is stored, with who saved it."""
    return Answer.objects.select_related("saved_by").get(assessment=assessment, indicator=indicator)


def saves_of(assessment: Assessment, indicator: str, *, before: int | None = None) -> QuerySet[Act]:
    """The saves of an answer of which the trail still says something, newest first; those before one if it is named."""
    written = f'"indicator":"{indicator}"'
    saves = _saves(assessment).filter(payload__content__contains=written)
    return saves if before is None else saves.filter(pk__lt=before)


def erased_saves(assessment: Assessment) -> int:
    """How many saves say nothing any more, not even of which indicator they were."""
    return _saves(assessment).filter(payload__isnull=True).count()


def _saves(assessment: Assessment) -> QuerySet[Act]:
    return acts_about(assessment).filter(verb="assessment.answered").order_by("-pk")


def earlier_labels_of(assessment: Assessment) -> QuerySet[EarlierLabel]:
    """The labels held before, newest first, with who saved them."""
    return assessment.earlier_labels.select_related("saved_by")


def improvements_of(assessment: Assessment) -> QuerySet[Improvement]:
    """The areas of improvement in the order they were added, with who saved them."""
    return assessment.improvements.select_related("saved_by")


def submission_of(assessment: Assessment) -> Submission:
    """What was handed in; `Submission.DoesNotExist` for a draft."""
    return Submission.objects.select_related("submitted_by", "texts").get(assessment=assessment)


def frozen_bytes(assessment: Assessment) -> bytes | None:
    """The very bytes that were handed in; None for a draft."""
    content = Submission.objects.filter(assessment=assessment).values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def shown_evidence(assessment: Assessment) -> list[tuple[str, Item]]:
    """What is shown now, with the key of the indicator, oldest first; the items are held until the transaction ends."""
    exhibits = Exhibit.objects.filter(answer__assessment=assessment, item__removed_at=None)
    pairs = list(exhibits.values_list("answer__indicator", "item"))
    items = {item.pk: item for item in locked_items({item for _, item in pairs})}
    order = {key: place for place, key in enumerate(items)}
    pairs = sorted((pair for pair in pairs if pair[1] in items), key=lambda pair: order[pair[1]])
    return [(indicator, items[item]) for indicator, item in pairs]


def stands_behind_submission(item: Item) -> bool:
    """Whether a piece of evidence is shown in a self-assessment that is handed in."""
    return Exhibit.objects.filter(item=item, answer__is_frozen=True).exists()


def exhibits_of(assessment: Assessment, indicator: str) -> list[Item]:
    """The evidence shown for one indicator, oldest first; removed items too, because they can be put back."""
    shown = Exhibit.objects.filter(answer__assessment=assessment, answer__indicator=indicator)
    read = shown.select_related("item__file", "item__added_by").order_by("item__added_at", "item__pk")
    return [exhibit.item for exhibit in read]


def exhibits_by_indicator(assessment: Assessment) -> dict[str, list[ExhibitRow]]:
    """The evidence shown for each indicator, oldest first, without what was removed; in one statement."""
    shown = Exhibit.objects.filter(answer__assessment=assessment, item__removed_at=None)
    found: dict[str, list[ExhibitRow]] = {}
    for indicator, title, lane, address, file, sha256 in shown.order_by("item__added_at", "item__pk").values_list(
        "answer__indicator_id", "item__title", "item__lane", "item__address", "item__file__name", "item__file__sha256"
    ):
        found.setdefault(indicator, []).append(ExhibitRow(title, lane, address, file or "", sha256 or ""))
    return found


def papers_good_until(assessment: Assessment, last: date) -> list[PaperEnding]:
    """The papers shown in an assessment that hold until that day at most, each for every indicator it is shown for."""
    shown = Exhibit.objects.filter(answer__assessment=assessment, item__removed_at=None, item__good_until__lte=last)
    rows = shown.order_by("pk").values_list(
        "answer__indicator_id", "item__public_id", "item__title", "item__good_until"
    )
    return [PaperEnding(indicator, item, title, until) for indicator, item, title, until in rows if until]


def indicator_subject(assessment: Assessment, indicator: str) -> Subject:
    """What colleagues talk about at an indicator of an assessment."""
    return Subject("assessment.indicator", f"{assessment.public_id}/{indicator}")


def comment_counts(assessment: Assessment, indicators: Iterable[str]) -> dict[str, int]:
    """How many comments stand at each indicator, in one statement."""
    subjects = {key: indicator_subject(assessment, key) for key in indicators}
    counts = counts_about(subjects.values())
    return {key: counts[subject] for key, subject in subjects.items()}
