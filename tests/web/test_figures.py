"""The mark of 31 points, and rows of points."""

from __future__ import annotations

import pytest

from excellence.web.figures import POINTS, dots, figure


def test_figure_has_thirty_one_different_points() -> None:
    assert (len(POINTS), len(set(POINTS))) == (31, 31)


@pytest.mark.parametrize("filled", [0, 6, 16, 31])
def test_figure_fills_as_many_points_as_asked(filled: int) -> None:
    drawn = figure(filled)

    assert (drawn.count('class="on"'), drawn.count('class="off"')) == (filled, 31 - filled)


def test_figure_with_your_point_has_one_warm_point_in_its_place() -> None:
    drawn = figure(31, you=9)

    assert (drawn.count('class="you"'), drawn.count('class="on"')) == (1, 30)
    assert drawn.count('<circle class="you" cx="46.2" cy="15" r="10"/>') == 1


def test_figure_takes_a_kind_as_class() -> None:
    assert figure(6, kind="small").startswith('<svg class="figure small" viewBox')


def test_dots_draw_one_point_per_state() -> None:
    assert dots(["done", "here"]) == (
        '<svg class="dots" height="14" aria-hidden="true">'
        '<circle class="done" cx="5" cy="7" r="4"/><circle class="here" cx="19" cy="7" r="4"/></svg>'
    )


def test_dots_that_differ_are_half_filled() -> None:
    assert dots(["differs"], large=True) == (
        '<svg class="dots" height="17" aria-hidden="true">'
        '<circle class="differs" cx="6" cy="7" r="5"/><path class="half" d="M6 2a5 5 0 0 0 0 10Z"/></svg>'
    )


def test_dots_in_a_long_row_wrap() -> None:
    drawn = dots(["open"] * 19)

    assert drawn.startswith('<svg class="dots" height="28"')
    assert drawn.endswith('<circle class="open" cx="5" cy="21" r="4"/></svg>')


def test_dots_of_nothing_are_an_empty_row() -> None:
    assert dots([]) == '<svg class="dots" height="14" aria-hidden="true"></svg>'


def test_dots_refuse_a_state_they_do_not_know() -> None:
    with pytest.raises(ValueError, match="unknown state of a point: lost"):
        dots(["lost"])
