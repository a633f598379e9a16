"""Figures against their aims, and which of them fail a run."""

from __future__ import annotations

import pytest

from benchmarks.findings import (
    Figure,
    Findings,
    at_most,
    cpu_at_most,
    megabytes,
    rate_at_least,
    rate_at_least_times,
    seconds_of,
)
from tests.benchmarks.figures import a_block, some_pairs

# Ours answers 100 a second for 0.4 s of CPU; the peer 10, 12.5 and 20 a second for 0.8 s of CPU.
PAIRS = some_pairs(
    [a_block(requests=100, seconds=1, cpu=0.4)] * 3,
    [
        a_block(requests=10, seconds=1, cpu=0.8),
        a_block(requests=25, seconds=2, cpu=0.8),
        a_block(requests=20, seconds=1, cpu=0.8),
    ],
)


@pytest.mark.parametrize(("found", "met"), [(5, True), (6, True), (7, False)])
def test_at_most_is_a_gate_that_holds_up_to_its_limit(found: int, met: bool) -> None:
    figure = at_most("6 save", "SQL statements", found, 6)

    assert (figure.found, figure.aim, figure.met, figure.is_gate) == (f"{found}", "≤ 6", met, True)


def test_missed_gates_leaves_out_reports_and_figures_without_an_aim() -> None:
    missed = Figure("5", "statements", "7", "≤ 6", met=False, is_gate=True)
    found = Findings((missed, Figure("5", "ratio", "3", "≤ 2", met=False))) + Findings((Figure("5", "seen", "1"),))

    assert found.missed_gates == (missed,)


def test_rate_at_least_times_quotes_the_median_pair_and_the_time_of_the_processor_beside() -> None:
    waited, worked = rate_at_least_times("6 save", PAIRS, 8)

    assert (waited.found, waited.aim, waited.met, waited.is_gate) == ("8.0 × (5.0 to 10.0)", "≥ 8 ×", True, False)
    assert (worked.what, worked.found, worked.met) == (
        "requests per second of CPU, against the peer",
        "10.0 × (8.0 to 20.0)",
        None,
    )


def test_rate_at_least_times_below_the_aim_is_a_missed_report_not_a_gate() -> None:
    waited, _ = rate_at_least_times("6 save", PAIRS, 12)

    assert (waited.met, Findings((waited,)).missed_gates) == (False, ())


def test_rate_at_least_and_cpu_at_most_say_the_same_ratio_from_both_ends() -> None:
    rate, cpu = rate_at_least("6 save", PAIRS, 0.35), cpu_at_most("6 save", PAIRS, 0.1)

    assert (rate.found, rate.met) == ("1000% (800% to 2000%)", True)
    assert (cpu.found, cpu.met) == ("0.10 × (0.05 to 0.12)", True)


def test_seconds_of_names_median_least_and_greatest() -> None:
    said = seconds_of([1.5, 0.5, 1.0])

    assert said == "1.00 s (0.50 to 1.50)"


def test_megabytes_counts_in_1024s() -> None:
    said = megabytes(150 * 1024 * 1024)

    assert said == "150 MB"
