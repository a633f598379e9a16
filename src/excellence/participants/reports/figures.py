"""The figures a list gives, beside those that are stored, and the participants behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from excellence.facts.models import Fact
from excellence.method.lists import Counted
from excellence.method.source import catalogue_texts
from excellence.participants.models import Participant
from excellence.participants.reports import speaking

# By which indicators of 2013 each figure is read; only to lead people who think in their numbers.
INDICATORS = {
    "participants": "1.1.0",
    "committed_within_150km": "1.2",
    "participants_12m_ago": "2.3",
    "participants_stayed_12m": "2.3",
    "committed_met_12m": "2.5",
    "committed_in_projects_24m": "2.6",
}
OF_KINDS = "1.1.0, 1.1.1, 1.1.2"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure of the list for a year: what the list gives, what is stored, and how the two stand to each other.

    `state` is new (nothing stored), same (taken over and still right), old (taken over, but the list changed since),
    agrees (typed, the same), differs (typed, another) or unknown (the list does not give it yet, because of `unknown`
    of the `asked` participants nobody entered what it needs).
    """

    metric: str
    name: str
    indicators: str
    listed: int | None
    unknown: int
    asked: int
    stored: str
    seen: int
    state: str


def figure_lines(counted: Mapping[str, Counted], stored: Mapping[str, Fact]) -> list[FigureLine]:
    """Every figure the list gives."""
    words = catalogue_texts(get_language() or "en").metrics
    return [
        FigureLine(
            metric=metric,
            name=words[metric].name,
            indicators=INDICATORS.get(metric, OF_KINDS),
            listed=given.value,
            unknown=given.unknown,
            asked=len(given.rulings),
            stored=stored[metric].value if metric in stored else "",
            seen=stored[metric].version if metric in stored else 0,
            state=state_of(given.value, stored.get(metric)),
        )
        for metric, given in counted.items()
    ]


def state_of(listed: int | None, fact: Fact | None) -> str:
    """How a stored figure stands to the list's, by the words of `FigureLine`."""
    if listed is None:
        return "unknown"
    if fact is None or not fact.value:
        return "new"
    same = fact.value == str(listed)
    if fact.origin == Fact.Origin.LIST:
        return "same" if same else "old"
    return "agrees" if same else "differs"


@dataclass(frozen=True, slots=True)
class BehindLine:
    """A participant behind a figure, and why it counts or not."""

    public_id: str
    name: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Behind:
    """Who counts for a figure and who does not."""

    name: str
    hint: str
    language: str
    value: int | None
    unknown: int
    counting: Sequence[BehindLine]
    others: Sequence[BehindLine]


def behind(metric: str, counted: Counted, participants: Mapping[str, Participant]) -> Behind:
    """The participants behind a figure, in the order of the list."""
    words = catalogue_texts(get_language() or "en")
    lines: dict[bool, list[BehindLine]] = {True: [], False: []}
    for public_id, participant in participants.items():
        ruling = counted.rulings.get(public_id)
        if ruling is not None:
            kind = speaking.choice("category", participant.category)
            line = BehindLine(public_id, participant.name, kind, ruling.said(speaking.day))
            lines[bool(ruling.counts)].append(line)
    texts = words.metrics[metric]
    return Behind(texts.name, texts.hint, words.language, counted.value, counted.unknown, lines[True], lines[False])


def years_offered(today: date, with_figures: Sequence[int]) -> list[int]:
    """The years one can look at, newest first."""
    return sorted({*with_figures, today.year, today.year - 1, today.year - 2}, reverse=True)
