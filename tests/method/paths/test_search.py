"""The cheapest choices, compared with trying them all."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excellence.method.paths.search import Candidate, Option, cheapest

ONE = Fraction(1)


def candidate(*costs: int | str, points: int | str = 1, base: int = 0, weight: int | str = 1) -> Candidate:
    """Raises that cost these days, each worth `points`; `base` points are there already."""
    total, options = Fraction(0), [Option(Fraction(base), Fraction(0), 0)]
    for raises, cost in enumerate(costs, 1):
        total += Fraction(cost)
        options.append(Option(base + raises * Fraction(points), total, raises))
    return Candidate(Fraction(weight), tuple(options))


def tried(candidates: list[Candidate], plain: Fraction, filled: Fraction) -> tuple[int, ...] | None:
    """The best choice by trying every one."""
    best = None
    for choices in itertools.product(*(range(len(candidate.options)) for candidate in candidates)):
        taken = [candidate.options[choice] for candidate, choice in zip(candidates, choices, strict=True)]
        weighted = sum(
            (option.points * candidate.weight for candidate, option in zip(candidates, taken, strict=True)), Fraction(0)
        )
        if sum((option.points for option in taken), Fraction(0)) < plain or weighted < filled:
            continue
        rank = (
            sum(option.days for option in taken),
            sum(option.raises for option in taken),
            tuple(-choice for choice in choices),
        )
        if best is None or rank < best[0]:
            best = (rank, choices)
    return best[1] if best else None


def test_cheapest_looks_beyond_the_next_cheapest_raise() -> None:
    """A costs 5 then 1, B costs 3 then 4: taking the cheaper first step ends at 7 or 8, the best is 6."""
    assert cheapest([candidate(5, 1), candidate(3, 4)], Fraction(2), Fraction(2)) == (2, 0)


def test_cheapest_of_nothing_needed_is_nothing() -> None:
    assert cheapest([candidate(5, 1), candidate(3, 4)], Fraction(0), Fraction(0)) == (0, 0)


def test_cheapest_beyond_the_maximum_is_none() -> None:
    assert cheapest([candidate(5, 1), candidate(3, 4)], Fraction(5), Fraction(0)) is None


@pytest.mark.parametrize(("needed", "choices"), [(0, ()), (1, None)])
def test_cheapest_without_candidates_reaches_only_nothing(needed: int, choices: tuple[int, ...] | None) -> None:
    assert cheapest([], Fraction(needed), Fraction(0)) == choices


def test_cheapest_of_equal_effort_takes_fewer_raises() -> None:
    assert cheapest([candidate(1, 1), candidate(2, points=2)], Fraction(2), Fraction(0)) == (0, 1)


def test_cheapest_of_equal_effort_and_raises_takes_the_earlier() -> None:
    assert cheapest([candidate(1, 1), candidate(1, 1)], Fraction(2), Fraction(0)) == (2, 0)


def test_cheapest_free_raise_that_brings_nothing_is_not_taken() -> None:
    assert cheapest([candidate(0, points=0), candidate(1)], ONE, ONE) == (0, 1)


def test_cheapest_weight_can_make_the_dearer_raise_the_better_one() -> None:
    heavy, light = candidate(3, 3, weight=2), candidate(1, 1)

    assert cheapest([heavy, light], ONE, Fraction(4)) == (1, 2)


def test_cheapest_fractions_are_exact() -> None:
    third = candidate("1/3", "1/3", "1/3", points="1/3")

    assert cheapest([third], ONE, ONE) == (3,)
    assert cheapest([third], ONE + Fraction(1, 10**12), ONE) is None


COSTS = st.lists(st.sampled_from(["0", "0.5", "1", "2", "3", "8"]), min_size=0, max_size=3)


@st.composite
def candidates(draw: st.DrawFn, weights: tuple[str, ...]) -> Candidate:
    points = draw(st.sampled_from(["0", "0.5", "1", "1.4"]))
    base = draw(st.integers(0, 2))
    return candidate(*draw(COSTS), points=points, base=base, weight=draw(st.sampled_from(weights)))


@pytest.mark.parametrize("weights", [("1",), ("1", "1.5"), ("1", "1.2", "1.5", "2", "3")])
@given(data=st.data())
def test_cheapest_agrees_with_trying_every_choice(weights: tuple[str, ...], data: st.DataObject) -> None:
    given_candidates = data.draw(st.lists(candidates(weights), max_size=5))
    plain = data.draw(st.integers(0, 16)) / Fraction(2)
    filled = data.draw(st.integers(0, 24)) / Fraction(2)

    assert cheapest(given_candidates, plain, filled) == tried(given_candidates, plain, filled)
