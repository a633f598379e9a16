"""`python -m benchmarks`: measure, print the report as Markdown and keep it; 1 when a gate is missed."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from benchmarks.bench import served
from benchmarks.databases import two_databases
from benchmarks.findings import Findings
from benchmarks.load import Bounds
from benchmarks.machine import machine
from benchmarks.measures import command, footprint, form, save, score
from benchmarks.processes import ROOT
from benchmarks.progress import say
from benchmarks.report import report
from benchmarks.setting_up import SetUp, set_up

SERVED = {"5": form.measure, "6": save.measure, "7": score.measure}
WITH_PEER = {"5", "6", "12"}
FULL, QUICK = Bounds(seconds=3.0, requests=5000, warm_up=40), Bounds(seconds=1.0, requests=2000, warm_up=35)
PAIRS, QUICK_PAIRS = 7, 3
EFFORT = footprint.Effort(rounds=5, requests=20_000, is_full=True)
QUICK_EFFORT = footprint.Effort(rounds=2, requests=2_000, is_full=False)


def main() -> int:
    """Run what was asked for; the exit code is 1 when a figure that is the same everywhere misses its aim."""
    options = _options()
    signal.signal(signal.SIGTERM, _end)
    bounds = QUICK if options.quick else FULL
    pairs = options.pairs or (QUICK_PAIRS if options.quick else PAIRS)
    with TemporaryDirectory(prefix="excellence-bench-") as name:
        folder = Path(name)
        about = machine(folder)
        found, database = _measured(folder, options, pairs, bounds)
    text = report(found, machine=[*about, database], at=datetime.now(UTC), pairs=pairs, bounds=bounds)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(text, encoding="utf-8")
    print(text)
    say(f"Kept in {options.out}")
    return 1 if found.missed_gates else 0


def _measured(folder: Path, options: argparse.Namespace, pairs: int, bounds: Bounds) -> tuple[Findings, str]:
    found = Findings()
    rows = [row for row in (*SERVED, "12") if options.only in (None, row)]
    with two_databases(folder, os.environ.get("BENCH_DATABASE_URL", "")) as databases:
        if rows:
            everyone = set_up(folder, databases, with_peer=not WITH_PEER.isdisjoint(rows))
            found += Findings(notes=everyone.notes)
            found += _served(everyone, [row for row in rows if row in SERVED], pairs, bounds)
            if "12" in rows:
                say("Row 12")
                found += footprint.measure(everyone, QUICK_EFFORT if options.quick else EFFORT)
        if options.only in (None, "cli"):
            say("Command line")
            found += command.measure(folder)
        return found, databases.kind


def _served(everyone: SetUp, rows: Sequence[str], pairs: int, bounds: Bounds) -> Findings:
    found = Findings()
    if rows:
        with served(everyone, pairs=pairs, bounds=bounds) as bench:
            for row in rows:
                say(f"Row {row}")
                found += SERVED[row](bench)
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=[*SERVED, "12", "cli"], help="one row of the aims, or the command line")
    parser.add_argument("--pairs", type=int, help=f"how often both sides are measured; {PAIRS}, quick {QUICK_PAIRS}")
    parser.add_argument(
        "--quick", action="store_true", help="short blocks and few pairs: a look, not a figure to quote"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "bench.md", help="where the report is kept")
    return parser.parse_args()


def _end(_number: int, _frame: FrameType | None) -> None:
    """Leave through every `finally`, so that no server stays behind."""
    sys.exit(143)


if __name__ == "__main__":
    sys.exit(main())
