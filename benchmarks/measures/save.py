"""Row 6: one answer saved, as the page does it while somebody types."""

from __future__ import annotations

from benchmarks.bench import Bench
from benchmarks.findings import Figure, Findings, at_most, rate_at_least, rate_at_least_times, statements
from benchmarks.load import Source
from benchmarks.pretalx.installed import Pretalx
from benchmarks.visitor import Typing

MEASURE = "6 save one answer"
STATEMENTS = 8
BYTES = 4 * 1024
SHARE_OF_BARE = 0.15
TIMES_PEER = 2


def measure(bench: Bench) -> Findings:
    """Save one answer again and again against inserts and updates; then look whether each save is there."""
    visitor, instance = bench.visitor, bench.set_up.instance
    number = visitor.numbers[0]
    before = instance.ask("stored", visitor.public_id, number)
    typing = Typing(before["version"])
    saves = visitor.saving(visitor.page(f"{number}/"), typing.fields)
    insert = bench.against("save", saves, "bare insert", bench.bare_saving("/insert/", Typing().fields))
    update = bench.against("save", saves, "bare update", bench.bare_saving("/update/1/", Typing().fields))
    reviews = bench.against_peer("save", saves, "pretalx's review save", _reviewing)
    after = instance.ask("stored", visitor.public_id, number)
    counted = bench.set_up.counted["assessment"]["save"]
    rates = insert.rate_ratio
    return Findings(
        figures=(
            statements(MEASURE, counted, STATEMENTS),
            Figure(
                MEASURE, "transactions", f"{counted['transactions']}", "1", counted["transactions"] == 1, is_gate=True
            ),
            at_most(MEASURE, "compressed", counted["bytes"], BYTES, " bytes"),
            _lost(before, after, typing),
            rate_at_least(MEASURE, insert, SHARE_OF_BARE),
            Figure(
                MEASURE,
                "requests a second with one client, against bare insert",
                f"{rates.median:.0%} ({rates.least:.0%} to {rates.greatest:.0%})",
            ),
            Figure(MEASURE, "requests per second of CPU, against bare update", f"{1 / update.cpu_ratio.median:.0%}"),
            *(figure for pairs in reviews for figure in rate_at_least_times(MEASURE, pairs, TIMES_PEER)),
        ),
        pairs=(insert, update, *reviews),
        notes=(
            "A save passes session, CSRF, rule, validation and the comparison with the version seen; the answer and "
            "the two rows of the audit trail are committed in one transaction before the page is told.",
            "A draft's score is not stored: the request reads all answers and figures, works the score out anew with "
            "the saved answer, and the reply says it.",
        ),
    )


def _reviewing(peer: Pretalx) -> Source:
    """Saves of a review in the peer, with words of the same length."""
    typing = Typing()

    def words() -> str:
        return typing.fields()["justification"]

    return peer.saving(words)


def _lost(before: dict[str, int | str], after: dict[str, int | str], typing: Typing) -> Figure:
    """Every save must have raised the version, left its act, and the last one its words."""
    versions, acts = (int(after[name]) - int(before[name]) for name in ("version", "acts"))
    is_last = after["justification"] == typing.words
    found = (
        f"{typing.sent} sent, version + {versions}, acts + {acts}, last words {'stored' if is_last else 'not stored'}"
    )
    kept = versions == acts == typing.sent and is_last
    return Figure(MEASURE, "none lost", found, "all equal", kept, is_gate=True)
