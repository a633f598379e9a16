"""Questions about self-assessments; everything a page needs of one comes in two statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import (
    Case,
    Count,
    DateTimeField,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Length

from excellence.accounts.models import User
from excellence.assessment.models import Answer, Assessment, Before, EarlierLabel, Exhibit, Improvement, Submission
from excellence.evidence.models import Item
from excellence.facts.models import Fact
from excellence.frameworks.queries import current_texts_hash
from excellence.kernel.prepared import Prepared, Rows, as_moment
from excellence.organisations.models import Organisation
from excellence.organisations.queries import viewed_by
from excellence.threads.models import Subject
from excellence.threads.queries import counts_about

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer as stored, with how many papers and interview notes stand behind it."""

    level: int | None
    justification: str
    not_applicable: str | None
    papers: int
    notes: int
    version: int
    saved_by: str
    saved_by_id: int | None
    saved_at: datetime | None

    @property
    def is_answered(self) -> bool:
        """Whether a person chose a level or claimed that it does not apply."""
        return self.level is not None or self.not_applicable is not None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A yearly figure as stored; `listed_at` is when it was taken over from the participant list."""

    value: str
    source: str
    listed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ExhibitRow:
    """A piece of evidence shown for an indicator; `file` is the name a stored file came with."""

    title: str
    lane: str
    address: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class LabelRow:
    """An earlier label as far as a condition looks at it."""

    level: str
    assessed_on: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class ImprovementRow:
    """An area of improvement as far as a condition looks at it: exactly one of `indicator` and `metric` is named."""

    area: str
    indicator: str | None
    metric: str | None
    then: str
    now: str
    shown_then: bool
    shown_now: bool


@dataclass(frozen=True, slots=True)
class Material:
    """Answers by indicator key, figures by year and metric key, and what came before."""

    answers: Mapping[str, AnswerRow]
    figures: Mapping[int, Mapping[str, FigureRow]]
    labels: tuple[LabelRow, ...] = ()
    improvements: tuple[ImprovementRow, ...] = ()


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


def visible_assessment(person: User | AnonymousUser, *, public_id: str, language: str) -> Assessment | None:
    """The one of `assessments_visible_to` with that public id, by a statement compiled once; None for strangers."""
    if not person.is_authenticated:
        return None
    found = _VISIBLE.instances(person=person.pk, public_id=public_id, language=language)
    return found[0] if found else None


def _visible(person: int, public_id: str, language: str) -> QuerySet[Assessment]:
    return assessments_visible_to(User(pk=person), language).filter(public_id=public_id)


_VISIBLE: Final = Prepared(_visible)


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


def material_of(assessment: Assessment) -> Material:
    """Everything a score needs beside the framework, in one statement: answers, evidence, figures, what came before."""
    return material_in(stored_rows(assessment), assessment.year)


def stored_rows(assessment: Assessment) -> Rows:
    """The rows behind `material_of`, in one statement that is compiled once."""
    return _MATERIAL.rows(
        assessment=assessment.pk,
        organisation=assessment.organisation_id,
        year=assessment.year,
        before=assessment.year - 1,
    )


def _material(assessment: int, organisation: int, year: int, before: int) -> QuerySet[Any, tuple[Any, ...]]:
    named = Assessment(pk=assessment)
    return _answer_rows(named).union(
        _figure_rows(organisation, (year, before)), _label_rows(named), _improvement_rows(named), all=True
    )


_MATERIAL: Final = Prepared(_material)


def material_in(rows: Rows, year: int) -> Material:
    """What those rows say of the answers, of the figures of that year and the one before, and of what came before."""
    answers: dict[str, AnswerRow] = {}
    figures: dict[int, dict[str, FigureRow]] = {year: {}, year - 1: {}}
    labels: list[tuple[int, LabelRow]] = []
    improvements: list[tuple[int, ImprovementRow]] = []
    for kind, key, number, text, other, papers, notes, version, name, name_id, at in rows:
        if kind == "figure":
            figures[number][key] = FigureRow(text, other, at if name == Fact.Origin.LIST else None)
        elif kind == "label":
            until = date.fromisoformat(other) if other else None
            labels.append((number, LabelRow(key, date.fromisoformat(text), until)))
        elif kind in ("indicator", "metric"):
            then, now = other.split("|")
            named = (key, None) if kind == "indicator" else (None, key)
            row = ImprovementRow(text, named[0], named[1], then, now, bool(papers), bool(notes))
            improvements.append((number, row))
        else:
            reason = other if kind == "not applicable" else None
            answers[key] = AnswerRow(number, text, reason, papers, notes, version, name, name_id, as_moment(at))
    return Material(answers, figures, _in_order(labels), _in_order(improvements))


def earlier_labels_of(assessment: Assessment) -> QuerySet[EarlierLabel]:
    """The labels held before, newest first, with who saved them."""
    return assessment.earlier_labels.select_related("saved_by")


def improvements_of(assessment: Assessment) -> QuerySet[Improvement]:
    """The areas of improvement in the order they were added, with who saved them."""
    return assessment.improvements.select_related("saved_by")


def submission_of(assessment: Assessment) -> Submission:
    """What was handed in; `Submission.DoesNotExist` for a draft."""
    return Submission.objects.select_related("submitted_by").get(assessment=assessment)


def frozen_bytes(assessment: Assessment) -> bytes | None:
    """The very bytes that were handed in; None for a draft."""
    content = Submission.objects.filter(assessment=assessment).values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def shown_evidence(assessment: Assessment) -> list[tuple[str, Item]]:
    """What is shown now, with the key of the indicator, oldest first; the items are held until the transaction ends."""
    exhibits = Exhibit.objects.filter(answer__assessment=assessment, item__removed_at=None)
    pairs = list(exhibits.values_list("answer__indicator", "item"))
    held = Item.objects.select_for_update(of=("self",)).select_related("file").order_by("added_at", "pk")
    items = {item.pk: item for item in held.filter(pk__in={item for _, item in pairs}, removed_at=None)}
    order = {key: place for place, key in enumerate(items)}
    pairs = sorted((pair for pair in pairs if pair[1] in items), key=lambda pair: order[pair[1]])
    return [(indicator, items[item]) for indicator, item in pairs]


def stands_behind_submission(item: Item) -> bool:
    """Whether a piece of evidence is shown in a self-assessment that is handed in."""
    return Exhibit.objects.filter(item=item, answer__is_frozen=True).exists()


def version_of(entry: Before) -> int:
    """How often an entry has been saved by now; 0 when it is gone."""
    return type(entry)._base_manager.filter(pk=entry.pk).values_list("version", flat=True).first() or 0  # noqa: SLF001 - Django documents it


def exhibits_of(assessment: Assessment, indicator: str) -> QuerySet[Item]:
    """The evidence shown for one indicator, oldest first; removed items too, because they can be put back."""
    shown = Item.objects.filter(answers__assessment=assessment, answers__indicator=indicator)
    return shown.select_related("file", "added_by").order_by("added_at", "pk")


def exhibits_by_indicator(assessment: Assessment) -> dict[str, list[ExhibitRow]]:
    """The evidence shown for each indicator, oldest first, without what was removed; in one statement."""
    shown = Exhibit.objects.filter(answer__assessment=assessment, item__removed_at=None)
    found: dict[str, list[ExhibitRow]] = {}
    for indicator, title, lane, address, file, sha256 in shown.order_by("item__added_at", "item__pk").values_list(
        "answer__indicator_id", "item__title", "item__lane", "item__address", "item__file__name", "item__file__sha256"
    ):
        found.setdefault(indicator, []).append(ExhibitRow(title, lane, address, file or "", sha256 or ""))
    return found


def _in_order(rows: list[tuple[int, Row]]) -> tuple[Row, ...]:
    """Rows by the key they were stored under, because a union has no order of its own."""
    return tuple(row for _, row in sorted(rows, key=lambda numbered: numbered[0]))


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


def _text(expression: Any) -> Cast:
    return Cast(expression, TextField())


def _shown(*lanes: str) -> Coalesce:
    exhibits = Exhibit.objects.filter(answer=OuterRef("pk"), item__removed_at=None, item__lane__in=lanes)
    counted = exhibits.order_by().values("answer").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _answer_rows(assessment: Assessment) -> QuerySet[Any, tuple[Any, ...]]:
    answers = Answer.objects.filter(assessment=assessment).order_by()
    return answers.values_list(
        _text(
            Case(When(is_not_applicable=True, then=Value("not applicable")), default=Value("answer")),
        ),
        _text("indicator_id"),
        Cast("level", IntegerField()),
        _text("justification"),
        _text("not_applicable_reason"),
        _shown(Item.Lane.FILE, Item.Lane.LINK),
        _shown(Item.Lane.INTERVIEW),
        Cast("version", IntegerField()),
        _text(Coalesce("saved_by__name", Value(""))),
        F("saved_by_id"),
        F("saved_at"),
    )


def _figure_rows(organisation: int, years: tuple[int, int]) -> QuerySet[Any, tuple[Any, ...]]:
    facts = Fact.objects.filter(organisation_id=organisation, year__in=years).exclude(value="")
    return facts.order_by().values_list(
        _text(Value("figure")),
        _text("metric_id"),
        Cast("year", IntegerField()),
        _text("value"),
        _text("source"),
        Value(0, IntegerField()),
        Value(0, IntegerField()),
        Cast("version", IntegerField()),
        _text("origin"),
        F("recorded_by_id"),
        Cast("recorded_at", DateTimeField()),
    )


def _label_rows(assessment: Assessment) -> QuerySet[Any, tuple[Any, ...]]:
    labels = EarlierLabel.objects.filter(assessment=assessment)
    return labels.order_by().values_list(
        _text(Value("label")),
        _text("level"),
        Cast("pk", IntegerField()),
        _text("assessed_on"),
        Coalesce(_text("valid_until"), _text(Value(""))),
        Value(0, IntegerField()),
        Value(0, IntegerField()),
        Cast("version", IntegerField()),
        _text(Value("")),
        F("saved_by_id"),
        F("saved_at"),
    )


def _improvement_rows(assessment: Assessment) -> QuerySet[Any, tuple[Any, ...]]:
    improvements = Improvement.objects.filter(assessment=assessment)
    return improvements.order_by().values_list(
        _text(Case(When(indicator=None, then=Value("metric")), default=Value("indicator"))),
        _text(Coalesce("indicator_id", "metric_id")),
        Cast("pk", IntegerField()),
        _text("area"),
        _text(Concat("then", Value("|"), "now")),
        Length("evidence_then"),
        Length("evidence_now"),
        Cast("version", IntegerField()),
        _text(Value("")),
        F("saved_by_id"),
        F("saved_at"),
    )
