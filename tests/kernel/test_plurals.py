"""Numbers choose the form of a word as each language does."""

from __future__ import annotations

from fractions import Fraction

import pytest

from excellence.kernel.plurals import is_one

NUMBERS = [Fraction(0), Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(2), Fraction(321)]


@pytest.mark.parametrize(
    ("language", "singular"),
    [
        ("en", [1]),
        ("ca", [1]),
        ("de", [1]),
        ("es", [1]),
        ("fr", [0, Fraction(1, 2), 1, Fraction(3, 2)]),
        ("hu", [1]),
        ("zz", [1]),
    ],
)
def test_is_one_follows_the_rule_of_the_language(language: str, singular: list[Fraction]) -> None:
    assert [number for number in NUMBERS if is_one(number, language)] == singular
