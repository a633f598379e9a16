"""Figures of the neighbours: invented by a rule, plausible, and consistent with each other and from year to year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest

from excellence.demo.story.neighbours import NEIGHBOURS
from excellence.demo.story.rule import Year, apportion, figures_of
from excellence.method.expressions.evaluation import Unknown, Value
from excellence.method.scoring.facts import Facts, implausible, read_figure
from excellence.method.source.metrics import catalogue

YEARS = [Year(each, 2026 - ago, ago) for each in NEIGHBOURS for ago in range(each.years)]
WHOLES = {
    "committed_within_150km": "committed",
    "committed_met_12m": "committed",
    "committed_in_projects_24m": "committed",
    "committed": "participants",
    "participants_stayed_12m": "participants_12m_ago",
    "staff_qualified": "staff",
    "staff_sector_experience": "staff",
    "staff_stayed_24m": "staff_24m_ago",
    "targets_met": "targets_set",
    "foreign_partners": "active_links",
}


def _facts(year: Year) -> Facts:
    metrics = catalogue().metrics
    values = {key: read_figure(metrics[key], text) for key, text in figures_of(year).items()}
    return Facts(metrics, values, date(year.number, 12, 31))


def _known(facts: Facts) -> Iterator[tuple[str, Value]]:
    return ((key, facts[key]) for key in facts.metrics if not isinstance(facts[key], Unknown))


@pytest.mark.parametrize("year", YEARS, ids=lambda year: f"{year.of.key}-{year.number}")
def test_figures_of_a_neighbour_lie_within_what_is_plausible(year: Year) -> None:
    facts = _facts(year)

    strange = [key for key, value in _known(facts) if implausible(facts.metrics[key], value)]

    assert strange == []


@pytest.mark.parametrize("year", YEARS, ids=lambda year: f"{year.of.key}-{year.number}")
def test_parts_of_a_neighbour_never_exceed_their_whole(year: Year) -> None:
    facts = _facts(year)

    larger = [part for part, whole in WHOLES.items() if _number(facts[part]) > _number(facts[whole])]

    assert larger == []


@pytest.mark.parametrize("year", YEARS, ids=lambda year: f"{year.of.key}-{year.number}")
def test_sums_of_a_neighbour_are_its_parameters(year: Year) -> None:
    facts = _facts(year)

    assert (facts["committed"], facts["budget"]) == (year.committed, year.budget)


def test_year_says_of_the_year_before_what_that_says_of_itself() -> None:
    said = [(figures_of(year)["participants_12m_ago"], figures_of(year.before)["participants"]) for year in YEARS]

    assert [pair for pair in said if pair[0] != pair[1]] == []


def test_neighbours_reported_what_the_framework_needs_for_bronze() -> None:
    mature = [Year(each, 2026) for each in NEIGHBOURS if each.maturity > 2]

    missing = {year.of.key: _missing(_facts(year)) for year in mature}

    assert missing == {year.of.key: [] for year in mature}


def test_rule_gives_the_same_figures_each_time() -> None:
    assert [figures_of(year) for year in YEARS] == [figures_of(year) for year in YEARS]


def test_apportion_gives_the_largest_remainder_what_is_left() -> None:
    assert apportion(10, [Fraction(1), Fraction(1), Fraction(2)]) == [3, 2, 5]


def _number(value: Value) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(0)


def _missing(facts: Facts) -> list[str]:
    return [key for key, metric in facts.metrics.items() if metric.benchmarked and isinstance(facts[key], Unknown)]
