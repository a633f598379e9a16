"""Where a value lies on a line."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from excellence.web.geometry import anchor, position, share


@pytest.mark.parametrize(
    ("value", "maximum", "expected"),
    [(0, 150, "0%"), (126, 150, "84%"), (14, 15, "93.3%"), (Fraction(239, 2), 150, "79.7%"), (5, 5, "100%")],
)
def test_position_is_per_cent_to_one_decimal(value: Fraction, maximum: int, expected: str) -> None:
    assert position(value, maximum) == expected


def test_position_keeps_its_point_in_languages_with_a_comma() -> None:
    with translation.override("de"):
        assert position(14, 15) == "93.3%"


def test_position_beyond_the_scale_stays_on_it() -> None:
    assert (position(-3, 5), position(7, 5)) == ("0%", "100%")


@pytest.mark.parametrize("maximum", [0, -1])
def test_share_of_nothing_is_refused(maximum: int) -> None:
    with pytest.raises(ValueError, match="a scale needs a maximum above zero"):
        share(1, maximum)


@given(st.fractions(), st.fractions(min_value=Fraction(1, 1000)))
def test_share_is_always_between_nothing_and_the_whole(value: Fraction, maximum: Fraction) -> None:
    assert 0 <= share(value, maximum) <= 1


def test_anchor_keeps_a_label_inside_the_picture() -> None:
    assert [anchor(value, 100) for value in (0, 14, 15, 85, 86, 100)] == ["start", "start", "mid", "mid", "end", "end"]
