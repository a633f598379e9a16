"""Row 7: the result page, with score, readiness for each label and the path to the next, looked at repeatedly."""

from __future__ import annotations

from benchmarks.bench import Bench
from benchmarks.findings import Figure, Findings, at_most, cpu_at_most, statements

MEASURE = "7 score of one assessment"
LIMIT = "bare page of one row"
STATEMENTS = 8
BYTES = 20 * 1024
TIMES_BARE = 4


def measure(bench: Bench) -> Findings:
    """Measure the result page."""
    pairs = bench.against(
        "result", bench.visitor.in_turn([bench.visitor.page("result/")]), LIMIT, bench.bare_page("/rows/1/")
    )
    small, large = (bench.set_up.counted[name]["result"] for name in ("assessment", "large"))
    return Findings(
        figures=(
            statements(MEASURE, small, STATEMENTS),
            at_most(MEASURE, "compressed", small["bytes"], BYTES, " bytes"),
            Figure(MEASURE, "at 310 indicators", f"{len(large['sql'])} statements, {large['bytes']:,} bytes"),
            cpu_at_most(MEASURE, pairs, TIMES_BARE),
        ),
        pairs=(pairs,),
        notes=(
            "The result page is a whole page with charts, conditions in sentences and the shortest path to the next "
            "label; the bare page of one row is five fields.",
        ),
    )
