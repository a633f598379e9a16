"""Saying what came before an assessment: labels held, and areas that were improved since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import TypeVar

from django.db import transaction
from django.db.models import CharField, F, TextField

from excellence.accounts.models import User
from excellence.assessment.models import Assessment, Before, EarlierLabel, Improvement
from excellence.assessment.operations.answers import LevelOutOfRange, TextTooLong
from excellence.assessment.states import DRAFT
from excellence.audit.operations import record
from excellence.frameworks.queries import framework_by_hash
from excellence.kernel.clock import legal_day
from excellence.kernel.errors import ChangedMeanwhile, Refusal
from excellence.kernel.permissions import NotAllowed, require
from excellence.kernel.words import N_
from excellence.method.frameworks import Framework, Indicator, Metric
from excellence.method.labels import numbering
from excellence.method.scoring import FigureError, read_figure, write_figure

MOST_ENTRIES = 30
FIRST_YEAR = 2000
Entry = TypeVar("Entry", bound=Before)
Fields = Mapping[str, object]


class UnknownLabelLevel(Refusal):
    """The framework has no such level of the label."""

    sentence = N_("Choose one of the levels of the label.")
    field = "level"


class NotAssessedThen(Refusal):
    """A label was given for an assessment that took place."""

    sentence = N_("Write a day from %(first)s to today: the day of the assessment the label was given for.")
    field = "assessed_on"


class EndsBeforeItBegan(Refusal):
    """A label holds for a time after its assessment."""

    sentence = N_("A label cannot end before its assessment.")
    field = "valid_until"


class ShowsInNothing(Refusal):
    """An improvement is seen in one indicator or in one figure that is a number."""

    sentence = N_("Choose the indicator or the figure in which the improvement shows.")
    field = "measure"


class NothingSaid(Refusal):
    """A needed text is empty."""

    sentence = N_("Please fill this in.")


class TooManyEntries(Refusal):
    """What came before is a short list."""

    sentence = N_("At most %(most)s entries are kept here. Change or remove one that is there.")


class EntryChangedMeanwhile(ChangedMeanwhile):
    """The entry was saved after the window was opened, by a colleague or in another window."""


class EntryGone(Refusal):
    """A colleague removed the entry after it was opened."""

    sentence = N_("A colleague removed this entry while you were writing. Add it again if it is still right.")


@dataclass(frozen=True, slots=True)
class LabelSaid:
    """What a person says of an earlier label; a number is kept as its issuer wrote it."""

    level: str
    issuer: str
    assessed_on: date
    number: str = ""
    valid_until: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ImprovementSaid:
    """What a person says of an area of improvement: it shows in an indicator's level or in a metric's value."""

    area: str
    then: str
    now: str
    indicator_id: str | None = None
    metric_id: str | None = None
    effect: str = ""
    evidence_then: str = ""
    evidence_now: str = ""


def add_label(assessment: Assessment, *, said: LabelSaid, by: User, at: datetime) -> EarlierLabel:
    """Add an earlier label. Raises the refusals of this module, `TextTooLong` and those of label numbers."""
    require("assessment.answer", by, assessment)
    label = EarlierLabel(**_label_fields(assessment, said, at))
    return _add(assessment, label, "assessment.earlier_label_added", by=by, at=at)


def change_label(label: EarlierLabel, *, said: LabelSaid, seen: int, by: User, at: datetime) -> None:
    """Change an earlier label if nobody did since version `seen`; refuses as `add_label` does."""
    require("assessment.answer", by, label.assessment)
    fields = _label_fields(label.assessment, said, at)
    _change(label, fields, "assessment.earlier_label_changed", seen=seen, by=by, at=at)


def remove_label(label: EarlierLabel, *, by: User, at: datetime) -> None:
    """Take an earlier label away; what it said stays in the trail. Raises `EntryGone`."""
    require("assessment.answer", by, label.assessment)
    _remove(label, _names(LabelSaid), "assessment.earlier_label_removed", by=by, at=at)


def add_improvement(assessment: Assessment, *, said: ImprovementSaid, by: User, at: datetime) -> Improvement:
    """Add an area of improvement. Raises the refusals of this module, `TextTooLong` and those of figures."""
    require("assessment.answer", by, assessment)
    improvement = Improvement(**_improvement_fields(assessment, said))
    return _add(assessment, improvement, "assessment.improvement_added", by=by, at=at)


def change_improvement(improvement: Improvement, *, said: ImprovementSaid, seen: int, by: User, at: datetime) -> None:
    """Change an area of improvement if nobody did since version `seen`; refuses as `add_improvement` does."""
    require("assessment.answer", by, improvement.assessment)
    fields = _improvement_fields(improvement.assessment, said)
    _change(improvement, fields, "assessment.improvement_changed", seen=seen, by=by, at=at)


def remove_improvement(improvement: Improvement, *, by: User, at: datetime) -> None:
    """Take an area of improvement away; what it said stays in the trail. Raises `EntryGone`."""
    require("assessment.answer", by, improvement.assessment)
    _remove(improvement, _names(ImprovementSaid), "assessment.improvement_removed", by=by, at=at)


def _hold_draft(assessment: Assessment) -> None:
    """Keep others from handing the draft in until this transaction ends; refuses when it is no draft any more."""
    row = Assessment.objects.select_for_update().filter(pk=assessment.pk, state=DRAFT).order_by()
    if row.values_list("pk", flat=True).first() is None:
        raise NotAllowed("assessment.answer")


def _add(assessment: Assessment, entry: Entry, verb: str, *, by: User, at: datetime) -> Entry:
    entry.assessment, entry.saved_by, entry.saved_at = assessment, by, at  # type: ignore[attr-defined]  # each kind has its own key
    kind = type(entry)
    with transaction.atomic():
        _hold_draft(assessment)
        if kind._base_manager.filter(assessment=assessment).count() >= MOST_ENTRIES:  # noqa: SLF001 - Django documents it
            raise TooManyEntries(most=MOST_ENTRIES)
        entry.save(force_insert=True)
        names = _names(LabelSaid if kind is EarlierLabel else ImprovementSaid)
        record(verb, by=by, subject=assessment, at=at, after=_plain({name: getattr(entry, name) for name in names}))
    return entry


def _change(entry: Entry, fields: Fields, verb: str, *, seen: int, by: User, at: datetime) -> None:
    stored = type(entry)._base_manager.filter(pk=entry.pk)  # noqa: SLF001 - Django documents it
    assessment: Assessment = entry.assessment  # type: ignore[attr-defined]  # each kind has its own key
    with transaction.atomic():
        _hold_draft(assessment)
        before = stored.values(*fields).first()
        if before is None:
            raise EntryGone
        if before == dict(fields):
            return
        if not stored.filter(version=seen).update(version=F("version") + 1, saved_by=by, saved_at=at, **fields):
            name = stored.values_list("saved_by__name", flat=True).get()
            raise EntryChangedMeanwhile(name=name)
        record(verb, by=by, subject=assessment, at=at, before=_plain(before), after=_plain(fields))


def _remove(entry: Before, names: list[str], verb: str, *, by: User, at: datetime) -> None:
    assessment: Assessment = entry.assessment  # type: ignore[attr-defined]  # each kind has its own key
    stored = type(entry)._base_manager.filter(pk=entry.pk)  # noqa: SLF001 - Django documents it
    with transaction.atomic():
        _hold_draft(assessment)
        before = stored.values(*names).first()
        if before is None:
            raise EntryGone
        stored.delete()
        record(verb, by=by, subject=assessment, at=at, before=_plain(before))


def _names(said: type[LabelSaid | ImprovementSaid]) -> list[str]:
    return list(said.__dataclass_fields__)


def _plain(fields: Fields) -> dict[str, str]:
    """What is said, as texts; what is empty is left out."""
    return {name: str(value) for name, value in fields.items() if value not in (None, "")}


def _label_fields(assessment: Assessment, said: LabelSaid, at: datetime) -> dict[str, object]:
    framework = framework_by_hash(assessment.framework_version.rules_hash)
    if said.level not in {level.key for level in framework.levels}:
        raise UnknownLabelLevel
    if not date(FIRST_YEAR, 1, 1) <= said.assessed_on <= legal_day(at):
        raise NotAssessedThen(first=FIRST_YEAR)
    if said.valid_until is not None and said.valid_until < said.assessed_on:
        raise EndsBeforeItBegan
    fields = asdict(replace(said, number=_number(said.number)))
    _require_texts(EarlierLabel, fields, needed=("issuer",))
    return fields


def _number(text: str) -> str:
    """A label number as written; one in the European form must also make sense, those of other issuers pass."""
    joined = "".join(text.split()).upper()
    try:
        return str(numbering.parse(joined)) if joined else ""
    except numbering.WrongForm:
        return text.strip()
    except numbering.NumberError as wrong:
        wrong.field = "number"
        raise


def _improvement_fields(assessment: Assessment, said: ImprovementSaid) -> dict[str, object]:
    framework = framework_by_hash(assessment.framework_version.rules_hash)
    then, now = (_measured(framework, said, name) for name in ("then", "now"))
    fields = asdict(replace(said, then=then, now=now))
    _require_texts(Improvement, fields, needed=("area",))
    return fields


def _measured(framework: Framework, said: ImprovementSaid, name: str) -> str:
    """The canonical text of a level or a figure."""
    text = said.then if name == "then" else said.now
    if (said.indicator_id is None) == (said.metric_id is None):
        raise ShowsInNothing
    if not text.strip():
        raise NothingSaid(field=name)
    if said.indicator_id is not None:
        indicator = next((entry for entry in framework.indicators if entry.key == said.indicator_id), None)
        if indicator is None:
            raise ShowsInNothing
        return _level(text.strip(), indicator, name)
    metric = framework.metrics.get(said.metric_id or "")
    if metric is None:
        raise ShowsInNothing
    return _figure(metric, text, name)


def _level(text: str, indicator: Indicator, name: str) -> str:
    if text not in map(str, range(indicator.highest + 1)):
        raise LevelOutOfRange(highest=indicator.highest, field=name)
    return text


def _figure(metric: Metric, text: str, name: str) -> str:
    try:
        value = read_figure(metric, text)
    except FigureError as wrong:
        wrong.field = name
        raise
    if not isinstance(value, Fraction):
        raise ShowsInNothing
    return write_figure(metric, value)


def _require_texts(kind: type[Before], fields: Fields, *, needed: tuple[str, ...]) -> None:
    for name in needed:
        if not str(fields[name]).strip():
            raise NothingSaid(field=name)
    for name, value in fields.items():
        column = kind._meta.get_field(name.removesuffix("_id"))  # noqa: SLF001 - Django documents it
        if isinstance(column, CharField | TextField) and len(str(value)) > (column.max_length or 0):
            raise TextTooLong(length=len(str(value)), most=column.max_length, field=name)
