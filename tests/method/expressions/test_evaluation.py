"""Exact and three-valued evaluation, against an evaluator written independently for the tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from excellence.method.expressions.evaluation import (
    Expression,
    ExpressionError,
    Unknown,
    Value,
    add_months,
    evaluate,
    months_between,
    parse,
    years_until,
)

END = date(2025, 12, 31)
METRICS = ("a", "b", "c", "d")
FLAGS = ("p", "q")


@dataclass(frozen=True)
class Given:
    """Values for tests."""

    values: Mapping[str, Value]
    period_end: date = END
    at: date | None = None

    def __getitem__(self, name: str, /) -> Value:
        return self.values[name]


def missing(*names: str) -> Unknown:
    return Unknown(frozenset(names))


# An independent evaluator: each strategy draws a text together with a function that says its value, None for unknown.
Env = Mapping[str, Fraction | bool | None]
Number = tuple[str, Callable[[Env], Fraction | None]]
Test = tuple[str, Callable[[Env], bool | None]]


def lifted(
    operation: Callable[[Fraction, Fraction], Fraction | None], left: Number, right: Number, sign: str
) -> Number:
    def value(env: Env) -> Fraction | None:
        one, other = left[1](env), right[1](env)
        return None if one is None or other is None else operation(one, other)

    return f"({left[0]}) {sign} ({right[0]})", value


def divided(one: Fraction, other: Fraction) -> Fraction | None:
    return one / other if other else None


def named(name: str) -> Number:
    def value(env: Env) -> Fraction | None:
        found = env[name]
        assert not isinstance(found, bool)
        return found

    return name, value


def operation(pair: tuple[Number, Number, str]) -> Number:
    left, right, sign = pair
    operations: dict[str, Callable[[Fraction, Fraction], Fraction | None]] = {
        "+": lambda one, other: one + other,
        "-": lambda one, other: one - other,
        "*": lambda one, other: one * other,
        "/": divided,
    }
    return lifted(operations[sign], left, right, sign)


def called(drawn: tuple[str, list[Number]]) -> Number:
    function, parts = drawn

    def value(env: Env) -> Fraction | None:
        numbers = [part[1](env) for part in parts]
        known = [number for number in numbers if number is not None]
        if len(known) < len(numbers):
            return None
        if function == "count_positive":
            return Fraction(len([number for number in known if number > 0]))
        return sorted(known)[0 if function == "min" else -1]

    return f"{function}({', '.join(part[0] for part in parts)})", value


def constant(number: int) -> Number:
    return str(number), lambda _: Fraction(number)


numbers: st.SearchStrategy[Number] = st.recursive(
    st.sampled_from(METRICS).map(named) | st.integers(1, 9).map(constant),
    lambda inner: (
        st.tuples(inner, inner, st.sampled_from("+-*/")).map(operation)
        | st.tuples(st.sampled_from(["count_positive", "min", "max"]), st.lists(inner, min_size=1, max_size=3)).map(
            called
        )
    ),
    max_leaves=6,
)


def compared(drawn: tuple[Number, Number, str]) -> Test:
    left, right, sign = drawn

    def value(env: Env) -> bool | None:
        one, other = left[1](env), right[1](env)
        if one is None or other is None:
            return None
        return {">": one > other, "<": one < other, ">=": one >= other, "<=": one <= other}[sign]

    return f"{left[0]} {sign} {right[0]}", value


def joined(drawn: tuple[Test, Test, str]) -> Test:
    left, right, word = drawn

    def value(env: Env) -> bool | None:
        found = (left[1](env), right[1](env))
        decisive = word == "or"
        if decisive in found:
            return decisive
        return None if None in found else not decisive

    return f"({left[0]}) {word} ({right[0]})", value


def flagged(name: str) -> Test:
    def value(env: Env) -> bool | None:
        found = env[name]
        assert not isinstance(found, Fraction)
        return found

    return name, value


conditions: st.SearchStrategy[Test] = st.recursive(
    st.tuples(numbers, numbers, st.sampled_from([">", "<", ">=", "<="])).map(compared)
    | st.sampled_from(FLAGS).map(flagged),
    lambda inner: st.tuples(inner, inner, st.sampled_from(["and", "or"])).map(joined),
    max_leaves=4,
)
figures = st.none() | st.fractions(min_value=-3, max_value=3, max_denominator=6)
environments: st.SearchStrategy[Env] = st.fixed_dictionaries(
    dict.fromkeys(METRICS, figures) | {name: st.none() | st.booleans() for name in FLAGS}
)


def as_values(env: Env) -> Given:
    return Given({name: missing(name) if value is None else value for name, value in env.items()})


def parsed(text: str) -> Expression:
    """The expression; a drawn text whose constant divisor happens to be 0 is refused when parsed, and skipped."""
    try:
        return parse(text)
    except ExpressionError as refusal:
        assume("cannot divide" not in str(refusal))
        raise


@given(numbers, environments)
def test_evaluate_number_agrees_with_an_independent_evaluator(drawn: Number, env: Env) -> None:
    text, expected = drawn
    expression = parsed(text)

    value = evaluate(expression, as_values(env))

    assert (None if isinstance(value, Unknown) else value) == expected(env)


@given(conditions, environments)
def test_evaluate_condition_agrees_with_an_independent_evaluator(drawn: Test, env: Env) -> None:
    text, expected = drawn
    expression = parsed(text)

    value = evaluate(expression, as_values(env))

    assert (None if isinstance(value, Unknown) else value) is expected(env)


@given(numbers | conditions)
def test_parse_normalised_text_gives_the_same_expression(drawn: Number | Test) -> None:
    expression = parsed(drawn[0])

    again = parse(expression.text)

    assert (again, again.tree) == (expression, expression.tree)


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("100*a/b", "100 * a / b"),
        ("((a))", "a"),
        ("(a + b) > 3", "a + b > 3"),
        ("a-(b-c)", "a - (b - c)"),
        ("a*(b/c)", "a * (b / c)"),
        ("(p and q) or a>=2.50", "p and q or a >= 2.50"),
        ("p and (q or a>1)", "p and (q or a > 1)"),
        ("count_positive( a,b + c )", "count_positive(a, b + c)"),
        (" years( d )\n  >= 2", "years(d) >= 2"),
    ],
)
def test_parse_writes_single_spaces_and_no_needless_parentheses(text: str, normalised: str) -> None:
    expression = parse(text)

    assert expression.text == normalised


def test_parse_names_every_metric_and_no_function() -> None:
    expression = parse("size(services) >= 2 and (a + min(b, c) > 1 or flag)")

    assert expression.names == {"services", "a", "b", "c", "flag"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.1 + 0.2 - 0.3", Fraction(0)),
        ("a / 3 * 3", Fraction(7)),
        ("a - 2 - 1", Fraction(4)),
        ("a / 2 / 2", Fraction(7, 4)),
        ("1 + 2 * a", Fraction(15)),
        ("100 * a / 3 >= 233.33", True),
        ("100 * a / 3 > 233.34", False),
        ("size(services)", Fraction(2)),
        ("years(since)", Fraction(4)),
        ("count_positive(a, zero, a - 8)", Fraction(1)),
        ("min(a, 2.5)", Fraction(5, 2)),
        ("max(a, 2.5)", Fraction(7)),
        ("no or yes", True),
        ("yes and no", False),
        ("yes or no and no", True),
    ],
)
def test_evaluate_known_figures_is_exact(text: str, value: Value) -> None:
    figures = Given(
        {
            "a": Fraction(7),
            "zero": Fraction(0),
            "services": frozenset({"training", "news"}),
            "since": date(2022, 1, 1),
            "yes": True,
            "no": False,
        }
    )

    found = evaluate(parse(text), figures)

    assert found == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a + x", missing("x")),
        ("x * y", missing("x", "y")),
        ("a / zero", missing("zero")),
        ("x / zero", missing("x", "zero")),
        ("a / (zero * a)", missing("zero", "a")),
        ("x >= 1", missing("x")),
        ("size(x) >= 1", missing("x")),
        ("years(x) >= 1", missing("x")),
        ("count_positive(a, x)", missing("x")),
        ("min(a, x)", missing("x")),
        ("no and x > 1", False),
        ("x > 1 and no", False),
        ("yes and x > 1", missing("x")),
        ("yes or x > 1", True),
        ("x > 1 or yes", True),
        ("no or x > 1 or y > 1", missing("x", "y")),
    ],
)
def test_evaluate_missing_figures_are_unknown_unless_the_rest_decides(text: str, value: Value) -> None:
    figures = Given(
        {"a": Fraction(7), "zero": Fraction(0), "yes": True, "no": False, "x": missing("x"), "y": missing("y")}
    )

    found = evaluate(parse(text), figures)

    assert found == value


@pytest.mark.parametrize(("text", "figure"), [("a * a * a", 2**2000), ("a + a", 2**4094)])
def test_evaluate_number_beyond_all_bounds_is_unknown(text: str, figure: int) -> None:
    figures = Given({"a": Fraction(figure)})

    found = evaluate(parse(text), figures)

    assert found == missing("a")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("flag + 1", "flag is not a number"),
        ("flag and a", "a is not a condition"),
        ("size(a)", "a is not a set"),
        ("years(a)", "a is not a date"),
    ],
)
def test_evaluate_value_of_the_wrong_kind_raises_type_error(text: str, message: str) -> None:
    figures = Given({"flag": True, "a": Fraction(1)})

    with pytest.raises(TypeError) as error:
        evaluate(parse(text), figures)

    assert str(error.value) == message


@pytest.mark.parametrize(
    ("day", "end", "months"),
    [
        (date(2022, 1, 1), date(2025, 12, 31), 48),
        (date(2022, 1, 2), date(2025, 12, 31), 47),
        (date(2025, 12, 31), date(2025, 12, 31), 0),
        (date(2025, 12, 1), date(2025, 12, 31), 1),
        (date(2025, 8, 31), date(2025, 9, 29), 1),
        (date(2025, 8, 31), date(2025, 9, 28), 0),
        (date(2024, 2, 29), date(2025, 2, 27), 12),
        (date(2026, 3, 1), date(2025, 12, 31), 0),
    ],
)
def test_years_until_counts_whole_months_with_both_days(day: date, end: date, months: int) -> None:
    years = years_until(day, end)

    assert years == Fraction(months, 12)


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("form is association", frozenset({"association"}), True),
        ("form is company", frozenset({"association"}), False),
        ("form is company", missing("form"), missing("form")),
        ("form is no", False, True),
        ("form is yes", False, False),
        ("form has news", frozenset({"news", "visits"}), True),
        ("form lacks news", frozenset({"news", "visits"}), False),
        ("form lacks news", frozenset(), True),
        ("form lacks news", missing("form"), missing("form")),
    ],
)
def test_evaluate_option_of_a_choice_a_set_or_a_yes_no_metric(text: str, value: Value, found: Value) -> None:
    assert evaluate(parse(text), Given({"form": value})) == found


@pytest.mark.parametrize(
    ("day", "later", "months"),
    [
        (date(2026, 1, 31), date(2026, 7, 31), 6),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 2, 14), "1/2"),
        (date(2025, 6, 10), date(2026, 6, 10), 12),
        (date(2025, 6, 10), date(2026, 6, 11), "361/30"),
        (date(2026, 6, 10), date(2026, 6, 10), 0),
        (date(2026, 6, 10), date(2026, 6, 9), 0),
    ],
)
def test_months_between_days_are_exact_where_a_month_is_whole(day: date, later: date, months: int | str) -> None:
    assert months_between(day, later) == Fraction(months)


def test_evaluate_months_since_a_day_counts_to_the_day_of_the_assessment_and_is_unknown_without_one() -> None:
    expression = parse("months_since(approved) >= 6")
    approved: Value = date(2025, 7, 31)

    found = [evaluate(expression, Given({"approved": approved}, at=at)) for at in (date(2026, 1, 31), None)]

    assert found == [True, missing("approved")]


@pytest.mark.parametrize(("months", "day"), [(999_999, date.max), (-999_999, date.min), (1, date(2026, 2, 28))])
def test_add_months_stays_within_the_calendar(months: int, day: date) -> None:
    assert add_months(date(2026, 1, 31), months) == day
