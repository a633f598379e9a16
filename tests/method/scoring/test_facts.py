"""Entered and derived figures of one period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from excellence.method.expressions.evaluation import Unknown, Value, evaluate, parse
from excellence.method.expressions.grammar import MAX_DEPTH
from excellence.method.frameworks.values import Metric, MetricKind
from excellence.method.scoring.facts import Facts
from excellence.method.source.vocabulary import MAX_DERIVATIONS
from tests.factories.method import PERIOD_END, a_framework, a_metric


def entry(key: str, kind: MetricKind = "count", derived: str | None = None) -> Metric:
    return Metric(key, kind, "none", "moment", "people", derived=parse(derived) if derived else None)


METRICS: Mapping[str, Metric] = {
    metric.key: metric
    for metric in (
        entry("committed"),
        entry("participants"),
        entry("begun_on", "date"),
        entry("share", "percent", "100 * committed / participants"),
        entry("rest", "percent", "100 - share"),
        entry("age", "decimal", "years(begun_on)"),
    )
}


def facts(**figures: Value) -> Facts:
    return Facts(METRICS, figures, date(2025, 12, 31))


def test_facts_entered_figure_is_given_back() -> None:
    found = facts(committed=Fraction(12))

    assert found["committed"] == Fraction(12)


def test_facts_missing_figure_is_unknown_by_its_own_name() -> None:
    found = facts()

    assert found["committed"] == Unknown(frozenset({"committed"}))


def test_facts_derived_metric_follows_from_others_through_several_steps() -> None:
    found = facts(committed=Fraction(1), participants=Fraction(3))

    assert found["rest"] == Fraction(200, 3)


def test_facts_derived_metric_names_the_entered_figures_it_lacks() -> None:
    found = facts(committed=Fraction(1))

    assert found["rest"] == Unknown(frozenset({"participants"}))


def test_facts_division_by_zero_is_unknown_by_the_divisor() -> None:
    found = facts(committed=Fraction(1), participants=Fraction(0))

    assert found["share"] == Unknown(frozenset({"participants"}))


def test_facts_years_run_to_the_end_of_the_period() -> None:
    found = facts(begun_on=date(2024, 7, 1))

    assert found["age"] == Fraction(3, 2)


def test_facts_figure_given_for_a_derived_metric_is_not_used() -> None:
    found = facts(committed=Fraction(1), participants=Fraction(2), share=Fraction(99))

    assert found["share"] == Fraction(50)


def test_facts_unknown_metric_raises_key_error() -> None:
    found = facts(elsewhere=Fraction(1))

    with pytest.raises(KeyError):
        found["elsewhere"]


def test_with_figure_changes_the_copy_and_what_follows_from_it() -> None:
    before = facts(committed=Fraction(1), participants=Fraction(2))
    share_before = before["share"]

    after = before.with_figure("committed", Fraction(2))

    assert (share_before, before["share"], after["share"]) == (Fraction(50), Fraction(50), Fraction(100))


@pytest.mark.parametrize(("key", "error"), [("share", ValueError), ("elsewhere", KeyError)])
def test_with_figure_only_takes_entered_metrics(key: str, error: type[Exception]) -> None:
    found = facts()

    with pytest.raises(error):
        found.with_figure(key, Fraction(1))


def test_facts_deepest_derivation_allowed_is_worked_out() -> None:
    nesting = "(1 + (" * (MAX_DEPTH // 2 - 1) + "max(1, (%s))" + ") * 1)" * (MAX_DEPTH // 2 - 1)
    steps = [f"step_{step}" for step in range(MAX_DERIVATIONS)]
    derived = [entry(key, "decimal", nesting % below) for key, below in zip(steps, ["committed", *steps], strict=False)]
    found = Facts({metric.key: metric for metric in [*derived, entry("committed")]}, {}, date(2025, 12, 31))

    assert found[steps[-1]] == Unknown(frozenset({"committed"}))


def test_share_whose_part_is_larger_than_its_whole_is_unknown_and_names_both() -> None:
    metrics = {
        "committed": a_metric("committed"),
        "participants": a_metric("participants"),
        "share": a_metric("share", "percent", derived="100 * committed / participants", bounded=True),
    }

    found = [
        Facts(metrics, {"committed": Fraction(committed), "participants": Fraction(20)}, PERIOD_END)["share"]
        for committed in (20, 37)
    ]

    assert found == [Fraction(100), Unknown(frozenset({"committed", "participants"}))]


def test_facts_know_the_day_of_the_assessment_when_there_is_one() -> None:
    framework = a_framework(metrics=[a_metric("since", "date")])
    given = {"since": date(2025, 6, 1)}

    with_day = Facts(framework.metrics, given, PERIOD_END, date(2026, 1, 31))
    without = Facts(framework.metrics, given, PERIOD_END)

    months = [evaluate(parse("months_since(since) >= 7"), facts) for facts in (with_day, without)]
    assert (with_day.at, without.at, months) == (date(2026, 1, 31), None, [True, Unknown(frozenset({"since"}))])
