"""The figures of a year as a form: what is asked, what is stored, and what was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from babel.numbers import get_decimal_symbol
from django.http import QueryDict

from excellence.facts.models import Fact
from excellence.facts.operations import Entry, Recorded
from excellence.kernel.errors import Refusal
from excellence.kernel.formats import day, locale, number
from excellence.kernel.numbers import ReadTwoWays, ungrouped
from excellence.method.frameworks import Metric
from excellence.method.scoring import Doubt, implausible, read_figure
from excellence.method.source import Catalogue, CatalogueTexts
from excellence.organisations.models import Organisation, Profile
from excellence.web.slots import Section

LONGEST_VERSION = 9
EURO = re.compile(r"^\s*(€|eur)\s*(?=\d)|(?<=\d)\s*(€|eur|euros?)\s*$", re.IGNORECASE)
MOST_DECIMALS = {"count": 0, "money": 2, "decimal": None, "percent": None}
# Legal forms of a profile as the vocabulary of metrics names them.
LEGAL_FORMS = {
    "association": "association",
    "foundation": "foundation",
    "company_non_profit": "company",
    "company": "company",
    "cooperative": "other",
    "public": "public_body",
    "hosted": "hosted",
    "none": "none",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice, scale or set."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FigureSubject:
    """A figure of a page as modules above are asked about it in the slot `figure`; `pk` is the metric's key."""

    pk: str
    organisation: Organisation
    year: int
    text: str
    from_list: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One figure on the page: its words, what stands in its field, last year's, and what is wrong with it."""

    metric: Metric
    name: str
    hint: str
    unit: str
    period: str
    text: str
    source: str
    seen: int
    last_year: str
    stored_by: str = ""
    mistake: str = ""
    question: bool = False
    stored: bool = False
    doubt: bool = False
    from_list: str = ""
    from_profile: bool = False
    sections: tuple[Section, ...] = ()
    choices: tuple[Choice, ...] = ()

    @property
    def control(self) -> str:
        """Which control the template draws."""
        return {"flag": "choices", "choice": "choices", "scale": "choices", "set": "set", "date": "date"}.get(
            self.metric.kind, "number"
        )


def entered_metrics(catalogue: Catalogue, group: str) -> list[Metric]:
    """The metrics of a group that people enter, in the order they are asked."""
    return [metric for metric in catalogue.metrics.values() if metric.group == group and metric.derived is None]


def entries_from(data: QueryDict, metrics: Sequence[Metric]) -> list[Entry]:
    """What was typed, one entry for each metric whose field was sent."""
    return [_entry(data, metric) for metric in metrics if f"seen-{metric.key}" in data]


def rows_for(
    metrics: Sequence[Metric],
    words: CatalogueTexts,
    stored: Mapping[str, Fact],
    last_year: Mapping[str, Fact],
    *,
    typed: Mapping[str, Entry] | None = None,
    recorded: Recorded | None = None,
    profile: Mapping[str, str] | None = None,
    yes_no: tuple[str, str] = ("yes", "no"),
) -> list[Row]:
    """The rows of a page; they carry what was typed and is not saved: refused, or sent without being signed in.

    `profile` fills fields nobody has filled yet; what it says is stored when the person saves.
    """
    rows = []
    for metric in metrics:
        row = _row(metric, words, stored.get(metric.key), last_year.get(metric.key), yes_no)
        if metric.key not in stored and profile and metric.key in profile:
            row = replace(row, text=profile[metric.key], from_profile=True)
        if recorded is not None and metric.key in recorded.refused and typed is not None:
            row = _refused(row, typed[metric.key], recorded.refused[metric.key])
        elif recorded is not None and metric.key in recorded.stored:
            row = replace(row, stored=True)
        elif recorded is None and typed and metric.key in typed:
            entry = typed[metric.key]
            row = replace(row, text=entry.text, source=entry.source, seen=entry.seen)
        rows.append(replace(row, choices=_choices(row, words, yes_no)))
    return rows


def said_in(profile: Profile) -> dict[str, str]:
    """The figures that follow from what an organisation says of itself, so that nobody enters them twice."""
    said = {
        "founded_on": profile.established_on.isoformat() if profile.established_on else "",
        "legal_form": LEGAL_FORMS.get(profile.legal_form, ""),
        "website_english": "yes" if profile.website_in_english else "",
        "public_collaboration": "yes" if profile.public_collaboration else "",
        "programme_recognised": "yes" if profile.programme else "",
    }
    return {key: text for key, text in said.items() if text}


def _entry(data: QueryDict, metric: Metric) -> Entry:
    text, unclear = _ungrouped(metric, ", ".join(value for value in data.getlist(metric.key) if value))
    seen = data.get(f"seen-{metric.key}", "0")
    return Entry(
        metric=metric,
        text=text,
        source=data.get(f"source-{metric.key}", "").replace("\x00", ""),
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) <= LONGEST_VERSION else 0,
        sure=bool(text) and data.get(f"sure-{metric.key}") == text,
        unclear=unclear,
    )


def _ungrouped(metric: Metric, text: str) -> tuple[str, Refusal | None]:
    """A number as the method reads it, without the reader's marks between thousands; or why it cannot be told."""
    if metric.kind not in MOST_DECIMALS:
        return text, None
    try:
        amount = EURO.sub("", text) if metric.unit == "eur" else text
        return ungrouped(amount, most_decimals=MOST_DECIMALS[metric.kind]), None
    except ReadTwoWays as unclear:
        return text, unclear


def _row(metric: Metric, words: CatalogueTexts, fact: Fact | None, before: Fact | None, yes_no: tuple[str, str]) -> Row:
    texts = words.metrics[metric.key]
    value = fact.value if fact else ""
    return Row(
        metric=metric,
        name=texts.name,
        hint=texts.hint,
        unit=words.units.get(metric.unit, "") if metric.unit != "none" else "",
        period=words.periods.get(metric.period, ""),
        text=_as_typed(metric, value),
        source=fact.source if fact else "",
        seen=fact.version if fact else 0,
        last_year=in_words(metric, words, before.value, yes_no) if before and before.value else "",
        stored_by=fact.recorded_by.name if fact else "",
        question=fact is not None
        and bool(value)
        and not fact.confirmed
        and implausible(metric, read_figure(metric, value)),
        from_list=day(fact.recorded_at) if fact and fact.origin == Fact.Origin.LIST else "",
    )


def _as_typed(metric: Metric, value: str) -> str:
    """A stored figure as the reader would type it: with the decimal sign of their language, without grouping."""
    if metric.kind not in ("percent", "decimal", "money"):
        return value
    return value.replace(".", get_decimal_symbol(locale()))


def _refused(row: Row, entry: Entry, refusal: Refusal) -> Row:
    doubted = isinstance(refusal, Doubt)
    return replace(
        row,
        text=entry.text,
        source=entry.source,
        mistake=str(refusal),
        question=False,
        doubt=doubted,
        from_list="",
        from_profile=False,
    )


def _options(metric: Metric, words: CatalogueTexts, yes_no: tuple[str, str]) -> list[tuple[str, str]]:
    if metric.kind == "flag":
        return [("yes", yes_no[0]), ("no", yes_no[1])]
    labels = words.metrics[metric.key].options
    if metric.kind == "scale":
        return [(str(step), labels[option]) for step, option in enumerate(metric.options)]
    return [(option, labels[option]) for option in metric.options]


def _choices(row: Row, words: CatalogueTexts, yes_no: tuple[str, str]) -> tuple[Choice, ...]:
    if row.control not in ("choices", "set"):
        return ()
    chosen = {part.strip() for part in row.text.split(",")}
    return tuple(Choice(value, label, value in chosen) for value, label in _options(row.metric, words, yes_no))


def in_words(metric: Metric, words: CatalogueTexts, value: str, yes_no: tuple[str, str] = ("yes", "no")) -> str:
    """A stored figure as people read it: option words instead of keys."""
    labels = dict(_options(metric, words, yes_no)) if metric.kind in ("flag", "choice", "scale", "set") else {}
    if metric.kind == "set":
        return str(0 if value == "none" else len(value.split(",")))
    figure = read_figure(metric, value)
    return number(figure) if isinstance(figure, Fraction) and not labels else labels.get(value, value)
