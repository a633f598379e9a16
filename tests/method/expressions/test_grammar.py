"""Texts that are no expressions, and where the first thing wrong stands."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excellence.method.expressions.evaluation import ExpressionError, parse
from excellence.method.expressions.grammar import MAX_DEPTH, MAX_LENGTH


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        ("", "a number, a metric or “(” is missing here", 0),
        ("a >=", "a number, a metric or “(” is missing here", 4),
        ("a == 3", "“=” has no meaning here", 2),
        ("a ~ 3", "“~” has no meaning here", 2),
        ("not a", "“a” does not belong here", 4),
        ("a >= 1 b", "“b” does not belong here", 7),
        ("and", "a number, a metric or “(” is missing here", 0),
        ("a > b > c", "only two values can be compared at a time: use “and”", 6),
        ("(a > b) + 1", "a condition stands where a number should", 0),
        ("(a > b) > 1", "a condition stands where a number should", 0),
        ("min(a > b)", "“>” stands where “)” should", 6),
        ("min((a > b))", "a condition stands where a number should", 4),
        ("a and 3", "a number stands where a condition should", 0),
        ("a or b + 1", "a number stands where a condition should", 0),
        ("min(a, b", "“)” is missing at the end", 8),
        ("min a", "“a” stands where “(” should", 4),
        ("(a", "“)” is missing at the end", 2),
        ("size(a + b)", "size takes the name of one metric", 0),
        ("1 + years(a, b)", "years takes the name of one metric", 4),
        ("a is", "an option is missing after “is”", 4),
        ("a has and b", "an option is missing after “has”", 6),
        ("a / 0", "0 is 0 and cannot divide", 0),
        ("a / (2 - 2)", "2 - 2 is 0 and cannot divide", 0),
        ("1" * 21, "the number is too long", 0),
        ("2.", "“.” has no meaning here", 1),
        ("é > 1", "“é” has no meaning here", 0),
        ("٣ > 1", "“٣” has no meaning here", 0),
    ],
)
def test_parse_text_outside_the_grammar_tells_what_and_where(text: str, message: str, position: int) -> None:
    with pytest.raises(ExpressionError) as refusal:
        parse(text)

    assert (str(refusal.value), refusal.value.position) == (message, position)


def test_parse_text_longer_than_allowed_is_refused() -> None:
    with pytest.raises(ExpressionError) as refusal:
        parse("a + " * MAX_LENGTH + "a")

    assert str(refusal.value) == "the expression is longer than 1000 characters"


@pytest.mark.parametrize("opening", ["(", "min(", "1 + ("])
def test_parse_nesting_deeper_than_allowed_is_refused(opening: str) -> None:
    with pytest.raises(ExpressionError) as refusal:
        parse(opening * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1))

    assert str(refusal.value) == "parentheses are nested too deeply"


def test_parse_longest_chain_of_terms_is_read_without_recursion() -> None:
    terms = " + ".join("a" for _ in range(MAX_LENGTH // 4))

    expression = parse(terms)

    assert expression.text == terms


def outcome_of(text: str) -> int | Literal["read"]:
    """`read` when the text and its normalised form give the same expression, else where it was refused."""
    try:
        expression = parse(text)
    except ExpressionError as refusal:
        return refusal.position
    return "read" if parse(expression.text) == expression else -1


@given(st.text(alphabet="ab10.()+-*/<>= ,andormix_é\n", max_size=60))
def test_parse_any_text_is_read_or_refused(text: str) -> None:
    outcome = outcome_of(text)

    assert outcome == "read" or 0 <= outcome <= len(text)
