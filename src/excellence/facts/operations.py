"""Recording figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.utils.functional import lazy

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.facts.contradictions import contradicted
from excellence.facts.models import FIRST_YEAR, LAST_YEAR, Fact
from excellence.kernel.errors import Refusal
from excellence.kernel.formats import number
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.method.expressions import Value
from excellence.method.frameworks import Metric
from excellence.method.scoring import Doubt, doubt, read_figure, write_figure
from excellence.organisations.models import Organisation
from excellence.organisations.queries import locked

LONGEST_SOURCE = 200
read_number = lazy(number, str)


class FigureChangedMeanwhile(Refusal):
    """Another figure was saved after the window was opened, by a colleague or in another window."""

    sentence = N_(
        "While you were writing, “%(stored)s” was saved here (%(name)s). "
        "Yours is not saved yet: save again to replace it."
    )


class FigureWithdrawnMeanwhile(Refusal):
    """The figure was taken away after the window was opened, by a colleague or in another window."""

    sentence = N_(
        "While you were writing, this figure was removed (%(name)s). Yours is not saved yet: save again to enter it."
    )


class YearOutOfRange(Refusal):
    """Figures belong to a year people still have papers of."""

    sentence = N_("%(year)s is not a year figures can be kept for: choose one from %(first)s to %(last)s.")


class SourceTooLong(Refusal):
    """A source names a paper, it does not quote it."""

    sentence = N_("A source has at most %(most)s characters; this one has %(length)s.")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person typed for one metric; `seen` is the version of the stored figure on their page, 0 for none.

    With `ask` a figure that is hard to believe is refused with a `Doubt` until the person is `sure`. A figure whose
    `origin` is the participant list needs no source. One that is `unclear` as it was typed is refused with that.
    """

    metric: Metric
    text: str
    source: str = ""
    seen: int = 0
    ask: bool = False
    sure: bool = False
    origin: str = Fact.Origin.TYPED
    unclear: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of the entries: keys stored, and by key why others were refused."""

    stored: tuple[str, ...] = ()
    refused: Mapping[str, Refusal] = field(default_factory=dict)


def record_figures(
    organisation: Organisation, *, year: int, entries: Iterable[Entry], by: User, at: datetime
) -> Recorded:
    """Store each figure that can be read and that was not changed since it was seen, in another window neither.

    Every figure stands for itself: one that is refused keeps none of the others back. One that cannot be right beside
    the others of its year is refused, also where somebody else saves those at the same moment. An empty text withdraws
    the figure. Raises `YearOutOfRange`.
    """
    require("facts.record", by, organisation)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearOutOfRange(year=year, first=FIRST_YEAR, last=LAST_YEAR)
    stored: dict[str, dict[str, str]] = {}
    refused: dict[str, Refusal] = {}
    with transaction.atomic():
        locked(organisation)  # a figure that is not there yet cannot be locked itself
        known = {fact.metric_id: fact for fact in Fact.objects.filter(organisation=organisation, year=year)}
        entries = list(entries)
        before = _values_before(organisation, year) if any(entry.ask or entry.sure for entry in entries) else {}
        texts = {entry.metric.key: entry.text for entry in entries if entry.unclear is None}
        impossible = contradicted(texts, {key: fact.value for key, fact in known.items()}, year=year)
        for entry in entries:
            try:
                if entry.metric.key in impossible:
                    raise impossible[entry.metric.key]
                change = _store(
                    organisation, year, entry, known.get(entry.metric.key), before.get(entry.metric.key), by=by, at=at
                )
            except Refusal as refusal:
                refused[entry.metric.key] = refusal
            else:
                stored |= change
        if stored:
            record("facts.recorded", by=by, subject=organisation, at=at, after={"year": year, "figures": stored})
    return Recorded(tuple(stored), refused)


def _values_before(organisation: Organisation, year: int) -> dict[str, str]:
    earlier = Fact.objects.filter(organisation=organisation, year=year - 1).exclude(value="")
    return dict(earlier.values_list("metric_id", "value"))


def _store(
    organisation: Organisation,
    year: int,
    entry: Entry,
    known: Fact | None,
    before: str | None,
    *,
    by: User,
    at: datetime,
) -> dict[str, dict[str, str]]:
    """Store one entry; return what changed, by metric key, or nothing where it says what is stored already."""
    if entry.unclear is not None:
        raise entry.unclear
    text = entry.text.strip()
    value = write_figure(entry.metric, read_figure(entry.metric, text)) if text else ""
    source = entry.source.strip()
    if len(source) > LONGEST_SOURCE:
        raise SourceTooLong(most=LONGEST_SOURCE, length=len(source))
    if known is None and not value:
        return {}
    stored = _stored(entry, value, source, known)
    if known is not None and _says(known, stored):
        return {}
    if known is None or known.value != value:
        asked = _doubt(entry.metric, value, before)
        if asked is not None and entry.ask and not entry.sure:
            raise asked
        stored["confirmed"] = entry.sure and asked is not None
    if known is not None:
        _replace(known, entry, stored, by=by, at=at)
    else:
        Fact.objects.create(
            organisation=organisation,
            metric_id=entry.metric.key,
            year=year,
            **stored,
            recorded_by=by,
            recorded_at=at,
        )
    origin = {"origin": "list"} if stored["origin"] == Fact.Origin.LIST else {}
    return {entry.metric.key: {"was": known.value if known else "", "is": value, "source": source} | origin}


def _stored(entry: Entry, value: str, source: str, known: Fact | None) -> dict[str, object]:
    """What a row would say; whoever names a source for a figure of the list has not typed another figure."""
    origin = entry.origin if value else Fact.Origin.TYPED.value
    if known is not None and known.value == value and origin == Fact.Origin.TYPED:
        origin = known.origin
    return {"value": value, "source": source, "origin": origin}


def _says(known: Fact, stored: Mapping[str, object]) -> bool:
    return all(getattr(known, name) == stored[name] for name in ("value", "source", "origin"))


def _doubt(metric: Metric, value: str, before: str | None) -> Doubt | None:
    if not value:
        return None
    earlier = read_figure(metric, before) if before else None
    given = read_figure(metric, value)
    return doubt(metric, given, earlier, given=_as_read(given, value), was=_as_read(earlier, before or ""))


def _as_read(figure: Value | None, text: str) -> object:
    """A figure as the reader of the sentence writes it, in the language spoken when it is read."""
    return read_number(figure) if isinstance(figure, Fraction) else text


def _replace(known: Fact, entry: Entry, stored: Mapping[str, object], *, by: User, at: datetime) -> None:
    changed = Fact.objects.filter(version=entry.seen, pk=known.pk).update(
        **stored, version=entry.seen + 1, recorded_by=by, recorded_at=at
    )
    if not changed and not known.value:
        raise FigureWithdrawnMeanwhile(name=known.recorded_by.name)
    if not changed:
        value = _as_read(read_figure(entry.metric, known.value), known.value)
        said = f"{value} ({known.source})" if known.source else value
        raise FigureChangedMeanwhile(name=known.recorded_by.name, stored=said)
