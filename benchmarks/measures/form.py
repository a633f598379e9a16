"""Row 5: the pages of the self-assessment, all 31 indicators answered, signed in."""

from __future__ import annotations

from benchmarks.bench import Bench
from benchmarks.findings import Figure, Findings, at_most, cpu_at_most, statements
from benchmarks.pairs import Pairs

MEASURE = "5 self-assessment form"
LIMIT = "bare page of 50 rows"
STATEMENTS = 6
BYTES = 40 * 1024
TIMES_BARE = 2.5


def measure(bench: Bench) -> Findings:
    """Measure the page of one indicator, each of the 31 in turn, and the page that shows all."""
    rows = bench.bare_page("/rows/")
    form = bench.against("form", bench.in_turn([bench.page(f"{number}/") for number in bench.numbers]), LIMIT, rows)
    overview = bench.against("overview", bench.in_turn([bench.page("")]), LIMIT, rows)
    return Findings(
        figures=(*_counted(bench, "form", form), *_counted(bench, "overview", overview)),
        pairs=(form, overview),
        notes=(
            "Form: the page of one indicator, each of the 31 in turn, so the figures are of an average page; "
            "statements and bytes are those of the worst. Overview: the page with all 31.",
            "At 310 indicators the same pages are counted under a framework made of the shipped one ten times over.",
        ),
    )


def _counted(bench: Bench, page: str, pairs: Pairs) -> tuple[Figure, ...]:
    small, large = bench.counted["assessment"][page], bench.counted["large"][page]
    measure = f"{MEASURE}: {page}"
    at_large = len(large["sql"])
    same = at_large == len(small["sql"])
    return (
        statements(measure, small, STATEMENTS),
        Figure(measure, "SQL statements at 310 indicators", f"{at_large}", "the same", same, is_gate=True),
        at_most(measure, "compressed", small["bytes"], BYTES, " bytes"),
        Figure(measure, "compressed at 310 indicators", f"{large['bytes']:,} bytes"),
        cpu_at_most(measure, pairs, TIMES_BARE),
    )
