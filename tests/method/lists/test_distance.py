"""How far two places are from each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excellence.method.lists.distance import great_circle

points = st.tuples(
    st.integers(-9_000, 9_000).map(lambda hundredths: hundredths / 100),
    st.integers(-18_000, 18_000).map(lambda hundredths: hundredths / 100),
)


def test_distance_between_two_capitals_is_known() -> None:
    vienna, budapest = (48.20849, 16.37208), (47.49835, 19.04045)

    assert great_circle(vienna, budapest) == pytest.approx(214, abs=1)


@settings(max_examples=60, deadline=None)
@given(points, points)
def test_distance_is_the_same_both_ways_and_at_most_half_way_round(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    there, back = great_circle(one, other), great_circle(other, one)

    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 20_016


@settings(max_examples=60, deadline=None)
@given(points)
def test_place_is_no_distance_from_itself(one: tuple[float, float]) -> None:
    assert great_circle(one, one) == 0
