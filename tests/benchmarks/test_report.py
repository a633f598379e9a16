"""The report as Markdown."""

from __future__ import annotations

from datetime import UTC, datetime

from benchmarks.findings import Figure, Findings
from benchmarks.load import Bounds
from benchmarks.report import report
from tests.benchmarks.figures import a_block, some_pairs

AT = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
BOUNDS = Bounds(seconds=3, requests=5000, warm_up=40)


def test_report_has_a_line_for_each_figure_and_a_table_for_each_pair() -> None:
    pairs = some_pairs([a_block(requests=100, seconds=1, cpu=0.4)], [a_block(requests=10, seconds=1, cpu=0.8)])
    found = Findings(
        (Figure("6 save", "statements", "7", "≤ 6", met=False, is_gate=True), Figure("6 save", "memory", "80 MB")),
        (pairs,),
        ("One sentence.",),
    )

    lines = report(found, machine=["2 cores"], at=AT, pairs=1, bounds=BOUNDS).splitlines()

    assert lines[:3] == [
        "# Benchmarks",
        "",
        "2026-03-04 05:06 UTC. 2 cores. 1 pairs; a block lasts 3 s or 5,000 requests, after 40 uncounted ones.",
    ]
    assert lines[lines.index("## Aims") + 4 :][:2] == [
        "| 6 save | statements | 7 | ≤ 6 | **no** | gate |",
        "| 6 save | memory | 80 MB |  |  |  |",
    ]
    assert lines[lines.index("## Page against the peer") + 4 :][:3] == [
        "| ours | 4.00 | 100 | 10.0 | 10.0 | 10.0 | 100 |",
        "| the peer | 80.00 | 10 | 100.0 | 100.0 | 100.0 | 10 |",
        "| ratio | 0.05 (0.05 to 0.05) | 10.00 (10.00 to 10.00) | | | | |",
    ]
    assert "- One sentence." in lines


def test_report_without_pairs_says_nothing_about_how_pairs_are_read() -> None:
    text = report(Findings(notes=("pretalx is missing.",)), machine=[], at=AT, pairs=1, bounds=BOUNDS)

    assert text.splitlines()[-1] == "- pretalx is missing."
