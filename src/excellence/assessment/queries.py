"""Questions about self-assessments; everything a page needs of one comes in two statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

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
from excellence.assessment.models import Answer, Assessment, Before, EarlierLabel, Exhibit, Improvement
from excellence.evidence.models import Item
from excellence.facts.models import Fact
from excellence.frameworks.queries import current_texts_hash
from excellence.organisations.models import Organisation
from excellence.organisations.queries import role_of
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
    """A yearly figure as stored."""

    value: str
    source: str


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
    """The assessments of a person's organisations, each with the person's `role` and the words' `texts_hash`."""
    if not person.is_authenticated:
        return Assessment.objects.none()
    theirs = Assessment.objects.filter(organisation__memberships__person=person)
    read = theirs.select_related("organisation", "framework_version").defer("framework_version__rules")
    texts_hash = current_texts_hash(language, "framework_version")
    return read.annotate(role=role_of(person, "organisation"), texts_hash=texts_hash)  # type: ignore[no-redef]  # declared on the model too, for readers


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
    rows = _answer_rows(assessment).union(
        _figure_rows(assessment), _label_rows(assessment), _improvement_rows(assessment), all=True
    )
    answers: dict[str, AnswerRow] = {}
    figures: dict[int, dict[str, FigureRow]] = {assessment.year: {}, assessment.year - 1: {}}
    labels: list[tuple[int, LabelRow]] = []
    improvements: list[tuple[int, ImprovementRow]] = []
    for kind, key, number, text, other, papers, notes, version, name, name_id, at in rows:
        if kind == "figure":
            figures[number][key] = FigureRow(text, other)
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
            answers[key] = AnswerRow(number, text, reason, papers, notes, version, name, name_id, at)
    return Material(answers, figures, _in_order(labels), _in_order(improvements))


def earlier_labels_of(assessment: Assessment) -> QuerySet[EarlierLabel]:
    """The labels held before, newest first, with who saved them."""
    return assessment.earlier_labels.select_related("saved_by")


def improvements_of(assessment: Assessment) -> QuerySet[Improvement]:
    """The areas of improvement in the order they were added, with who saved them."""
    return assessment.improvements.select_related("saved_by")


def version_of(entry: Before) -> int:
    """How often an entry has been saved by now; 0 when it is gone."""
    return type(entry)._base_manager.filter(pk=entry.pk).values_list("version", flat=True).first() or 0  # noqa: SLF001 - Django documents it


def exhibits_of(assessment: Assessment, indicator: str) -> QuerySet[Item]:
    """The evidence shown for one indicator, oldest first; removed items too, because they can be put back."""
    shown = Item.objects.filter(answers__assessment=assessment, answers__indicator=indicator)
    return shown.select_related("file", "added_by").order_by("added_at", "pk")


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


def _in_order(rows: list[tuple[int, Row]]) -> tuple[Row, ...]:
    """Rows by the key they were stored under, because a union has no order of its own."""
    return tuple(row for _, row in sorted(rows, key=lambda numbered: numbered[0]))


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


def _figure_rows(assessment: Assessment) -> QuerySet[Any, tuple[Any, ...]]:
    facts = Fact.objects.filter(
        organisation_id=assessment.organisation_id, year__in=(assessment.year, assessment.year - 1)
    ).exclude(value="")
    return facts.order_by().values_list(
        _text(Value("figure")),
        _text("metric_id"),
        Cast("year", IntegerField()),
        _text("value"),
        _text("source"),
        Value(0, IntegerField()),
        Value(0, IntegerField()),
        Cast("version", IntegerField()),
        _text(Value("")),
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
