"""Points at which conditions are tried out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from excellence.method.expressions.evaluation import parse, years_until
from excellence.method.frameworks.values import Metric, MetricKind
from excellence.method.source.sampling import MAX_POINTS, PERIOD_END, points


def entry(key: str, kind: MetricKind, options: tuple[str, ...] = ()) -> Metric:
    return Metric(key, kind, "none", "moment", "people", options)


METRICS = {
    metric.key: metric
    for metric in (
        entry("members", "count"),
        entry("share", "percent"),
        entry("has_plan", "flag"),
        entry("since", "date"),
        entry("form", "choice", ("association", "company")),
        entry("offers", "set", ("news", "training")),
        *(entry(f"m{index}", "count") for index in range(8)),
    )
}
JUST = Fraction(1, 1000)


def test_points_of_a_cut_are_on_it_beside_it_and_beyond() -> None:
    found = [point["members"] for point in points([parse("members >= 5")], METRICS)]

    assert found == [Fraction(0), 5 - JUST, Fraction(5), 5 + JUST, Fraction(11)]


def test_points_stay_within_what_the_figure_can_be() -> None:
    found = [point["share"] for point in points([parse("share >= 100")], METRICS)]

    assert found == [Fraction(0), 100 - JUST, Fraction(100)]


def test_points_combine_the_candidates_of_all_figures() -> None:
    found = [
        (point["has_plan"], point["offers"]) for point in points([parse("has_plan and size(offers) >= 1")], METRICS)
    ]

    sets = [frozenset[str](), frozenset({"news"}), frozenset({"news", "training"})]
    assert found == [(flag, offers) for offers in sets for flag in (False, True)]


def test_points_of_a_date_lie_around_so_many_years_ago() -> None:
    found = [point["since"] for point in points([parse("years(since) >= 2")], METRICS)]

    months = [years_until(day, PERIOD_END) * 12 for day in found if isinstance(day, date)]
    assert months == [0, 23, 24, 25]


def test_points_of_a_calculation_use_every_number_in_it() -> None:
    found = {point["members"] for point in points([parse("members / 2 + 1 <= 7")], METRICS)}

    assert found >= {Fraction(1), Fraction(2), Fraction(7), Fraction(15)}


def test_points_that_are_too_many_are_a_fixed_sample() -> None:
    condition = parse(" and ".join(f"m{index} >= 5" for index in range(8)))

    first = [point.values for point in points([condition], METRICS)]
    second = [point.values for point in points([condition], METRICS)]

    spread = {len({values[f"m{index}"] for values in first}) for index in range(8)}
    assert (len(first), first == second, spread) == (MAX_POINTS, True, {5})


def test_points_of_a_cut_are_the_same_on_either_side_of_the_comparison() -> None:
    left, right = (
        [point["members"] for point in points([parse(text)], METRICS)] for text in ("members <= 5", "5 >= members")
    )

    assert left == right


def test_points_of_a_choice_are_its_options() -> None:
    found = [point["form"] for point in points([parse("form is company")], METRICS)]

    assert found == [frozenset({"association"}), frozenset({"company"})]
