"""Row 12: what is a gate, what is a report, and what is said without the peer."""

from __future__ import annotations

import pytest

from benchmarks.measures.footprint import growth_figure, memory_figures, start_figures

MEGABYTE = 1024 * 1024


def test_start_figures_compare_ours_with_the_peer_and_not_with_the_limit() -> None:
    ours, *others = start_figures({"ours": [2.0, 2.2, 2.1], "bare": [1.0], "peer": [2.5, 2.4]})

    assert (ours.found, ours.aim, ours.met, ours.is_gate) == ("2.10 s (2.00 to 2.20)", "≤ 1.2 × peer's", True, False)
    assert [(each.what, each.aim, each.met) for each in others] == [
        ("cold start of bare", "", None),
        ("cold start of peer", "", None),
    ]


def test_start_figures_without_the_peer_have_no_aim() -> None:
    figures = start_figures({"ours": [2.0], "bare": [1.0]})

    assert [(figure.aim, figure.met) for figure in figures] == [("", None), ("", None)]


@pytest.mark.parametrize(("ours", "share", "met"), [(100, "1.00", True), (101, "1.01", False)])
def test_memory_figures_hold_ours_to_what_the_peer_takes(ours: int, share: str, met: bool) -> None:
    figure = memory_figures({"ours": ours * MEGABYTE, "bare": 50 * MEGABYTE, "peer": 100 * MEGABYTE})[0]

    assert (figure.found, figure.met, figure.is_gate) == (f"{ours} MB, {share} × peer", met, True)


def test_memory_figures_without_the_peer_are_no_gate() -> None:
    figure = memory_figures({"ours": 70 * MEGABYTE, "bare": 50 * MEGABYTE})[0]

    assert (figure.found, figure.aim, figure.met, figure.is_gate) == ("70 MB", "", None, False)


@pytest.mark.parametrize(("after", "said", "met"), [(103, "+3.0%", True), (104, "+4.0%", False), (99, "-1.0%", True)])
def test_growth_figure_allows_three_per_cent(after: int, said: str, met: bool) -> None:
    figure = growth_figure(100 * MEGABYTE, after * MEGABYTE, requests=20_000, is_gate=True)

    assert (figure.found, figure.met) == (f"{said} (100 MB to {after} MB)", met)


def test_growth_figure_of_a_short_look_is_a_report() -> None:
    figure = growth_figure(100 * MEGABYTE, 110 * MEGABYTE, requests=4_000, is_gate=False)

    assert (figure.what, figure.met, figure.is_gate) == ("growth over 4,000 requests", False, False)
