"""Row 5: the pages of the self-assessment, all 31 indicators answered, signed in."""

from __future__ import annotations

from benchmarks.bench import Bench
from benchmarks.findings import Figure, Findings, at_most, cpu_at_most, rate_at_least_times, statements
from benchmarks.pairs import Pairs
from benchmarks.pretalx.installed import Pretalx

MEASURE = "5 self-assessment form"
LIMIT = "bare page of 50 rows"
PEER = "pretalx's review form"
STATEMENTS = 10
BYTES = 40 * 1024
TIMES_BARE = 4
TIMES_PEER = 3


def measure(bench: Bench) -> Findings:
    """Measure the page of one indicator, each of the 31 in turn, and the page that shows all."""
    rows = bench.bare_page("/rows/")
    visitor = bench.visitor
    forms = visitor.in_turn([visitor.page(f"{number}/") for number in visitor.numbers])
    overviews = visitor.in_turn([visitor.page("")])
    form = bench.against("form", forms, LIMIT, rows)
    overview = bench.against("overview", overviews, LIMIT, rows)
    form_and_peer = bench.against_peer("form", forms, PEER, Pretalx.forms)
    overview_and_peer = bench.against_peer("overview", overviews, PEER, Pretalx.forms)
    return Findings(
        figures=(
            *_counted(bench, "form", form),
            *_times_peer("form", form_and_peer),
            *_counted(bench, "overview", overview),
            *_times_peer("overview", overview_and_peer),
        ),
        pairs=(form, *form_and_peer, overview, *overview_and_peer),
        notes=(
            "Form: the page of one indicator, each of the 31 in turn, so the figures are of an average page; "
            "statements and bytes are those of the worst. Overview: the page with all 31.",
            "At 310 indicators the same pages are counted under a framework made of the shipped one ten times over.",
        ),
    )


def _times_peer(page: str, measured: tuple[Pairs, ...]) -> tuple[Figure, ...]:
    return tuple(
        figure for pairs in measured for figure in rate_at_least_times(f"{MEASURE}: {page}", pairs, TIMES_PEER)
    )


def _counted(bench: Bench, page: str, pairs: Pairs) -> tuple[Figure, ...]:
    small, large = (bench.set_up.counted[name][page] for name in ("assessment", "large"))
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
