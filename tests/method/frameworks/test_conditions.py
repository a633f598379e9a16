"""What a label level requires, in one line."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from excellence.method.frameworks.conditions import condition_from, decimal_text, written_condition


@pytest.mark.parametrize(
    ("entry", "written"),
    [
        ("eligible", "eligible"),
        ("gates", "gates"),
        ("minimum_levels", "minimum_levels"),
        (
            {"all": ["gates", {"any": ["eligible", {"ratio_at_least": "0.8"}]}]},
            "all(gates; any(eligible; ratio_at_least(0.8)))",
        ),
        ({"points_at_least": "120"}, "points_at_least(120)"),
        ({"facts_complete": ["fte", "budget"]}, "facts_complete(fte, budget)"),
        ({"improvement": {"areas": "3"}}, "improvement(3 areas)"),
        (
            {"prior_label": {"level": "bronze", "from_months": "18", "to_months": "24"}},
            "prior_label(bronze, 18 to 24 months)",
        ),
        ({"renewal": {"level": "silver"}}, "renewal(silver)"),
        ({"other_label": {"scheme": "other", "levels": ["gold"]}}, "other_label(gold of other)"),
        (
            {"other_label": {"scheme": "other", "levels": ["b", "a"], "issuers": ["x", "y"]}},
            "other_label(b or a of other, by x or y)",
        ),
        ({"ratio_above": "0.5"}, "ratio_above(0.5)"),
        ({"points_above": "5"}, "points_above(5)"),
        ({"dimension_at_least": {"dimension": "one", "ratio": "0.5"}}, "ratio_at_least(0.5 in one)"),
        ({"dimension_above": {"dimension": "one", "points": "5"}}, "points_above(5 in one)"),
        (
            {"class_at_least": {"reach": "B", "classes": [["A", "0.9"], ["B", "0.8"]]}},
            "class_at_least(B of A 0.9, B 0.8)",
        ),
    ],
)
def test_condition_is_written_as_it_was_read(entry: Any, written: str) -> None:
    assert written_condition(condition_from(entry)) == written


def test_condition_of_another_name_raises_key_error() -> None:
    with pytest.raises(KeyError):
        condition_from({"luck": "1"})


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(150), "150"),
        (Fraction(4, 5), "0.8"),
        (Fraction(-5, 4), "-1.25"),
        (Fraction(1, 1000), "0.001"),
        (Fraction(1, 3), "1/3"),
        (Fraction(0), "0"),
    ],
)
def test_decimal_text_is_exact(number: Fraction, text: str) -> None:
    assert decimal_text(number) == text
