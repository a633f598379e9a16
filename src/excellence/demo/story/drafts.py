"""The rule by which draft assessments of the neighbours follow from their figures.

A measured level is the one the figures give, except that every seventh answer or so is one level more careful; a judged
one follows from how far the management has come. What is said for it is the sentence of the rubric with the figures it
rests on, in the organisation's language; the paper is the first one the framework names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from excellence.demo.story.rule import Year
from excellence.method.frameworks import Framework, FrameworkTexts, Indicator, Judged
from excellence.method.scoring import Facts, proposal, read_figure

LONGEST_TITLE: Final = 200
CAREFUL: Final = Fraction(1, 7)
SAID_AS_NUMBERS: Final = frozenset({"count", "months"})


class Said(NamedTuple):
    """One answer: a level, why, and the title of the paper that shows it."""

    indicator: Indicator
    level: int
    justification: str
    paper: str


def answers_of(year: Year, figures: Mapping[str, str], framework: Framework, texts: FrameworkTexts) -> Iterator[Said]:
    """The first answers of a draft, as many as the organisation has given."""
    metrics = framework.metrics
    values = {key: read_figure(metrics[key], text) for key, text in figures.items() if key in metrics}
    facts = Facts(metrics, values, date(year.number, 12, 31))
    for indicator in framework.indicators[: year.of.answered]:
        level = _level(year, indicator, facts)
        words = texts.indicators[indicator.key]
        said = " ".join([words.levels[level], *_figures(indicator, facts, texts)])
        yield Said(indicator, level, said, words.evidence[0][:LONGEST_TITLE])


def _level(year: Year, indicator: Indicator, facts: Facts) -> int:
    said = proposal(indicator, facts)
    known = int(said.level) if said is not None and isinstance(said.level, Fraction) else indicator.highest
    careful = year.between(indicator.key, 0, 1) < CAREFUL
    if isinstance(indicator.measure, Judged) or said is None or not isinstance(said.level, Fraction):
        return min(known, max(1, year.maturity - careful))
    return max(0, known - careful)


def _figures(indicator: Indicator, facts: Facts, texts: FrameworkTexts) -> Iterator[str]:
    """The counted figures an indicator rests on, each as a short sentence."""
    colon = " : " if texts.language == "fr" else ": "
    for key in indicator.metrics:
        value = facts[key]
        if facts.metrics[key].kind in SAID_AS_NUMBERS and isinstance(value, Fraction):
            yield f"{texts.metrics[key].name}{colon}{int(value)}."
