"""`excellence path FILE --to gold`: the least work from the answers in a file to a label level."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date

from excellence.kernel.words import N_, speak
from excellence.method.commands.doors import DONE, NOT_UNDERSTOOD, note_missing_language, print_json, run
from excellence.method.commands.scoredocument import Document, about, spoken_condition
from excellence.method.commands.sheet import Opened, add_sheet_options, heading, opened
from excellence.method.frameworks import decimal_text
from excellence.method.labels import exact
from excellence.method.paths import FigureNeed, Move, Path, Step, Wait, path_to
from excellence.method.sentences import Reason


def main(arguments: Sequence[str]) -> int:
    """Run the verb; gives 0 when done, 1 when the file is refused, 2 when the arguments are not understood."""
    parser = argparse.ArgumentParser(prog="excellence path", description="Find the least work to a label level.")
    add_sheet_options(parser)
    parser.add_argument("--to", metavar="LEVEL", required=True, help="key of the label level, such as gold")
    parser.set_defaults(command=find_path)
    return run(parser, arguments)


def find_path(arguments: argparse.Namespace) -> int:
    """Print the path to a label level, as text or as one JSON object."""
    case = opened(arguments)
    levels = [level.key for level in case.edition.framework.levels]
    if arguments.to not in levels:
        sentence = speak(N_("There is no label level “%(given)s”: write --to with one of %(levels)s."))
        print(sentence % {"given": arguments.to, "levels": ", ".join(levels)}, file=sys.stderr)
        return NOT_UNDERSTOOD
    note_missing_language(case.edition, arguments.lang)
    path = path_to(case.edition.framework, case.score, case.sheet.facts, arguments.to, case.sheet.history, case.at)
    if arguments.json:
        print_json(_document(case, path))
    else:
        print("\n".join([*heading(case), "", *_lines(case, path)]))
    return DONE


def _lines(case: Opened, path: Path) -> Iterator[str]:
    if path.apart:
        yield case.said(Reason("path_apart"))
        yield from (f"  - {case.said(reason)}" for result in path.apart for reason in result.reasons)
        yield ""
    yield from (case.said(reason) for reason in path.reasons)
    for number, step in enumerate(path.steps, 1):
        first, *others = [case.said(reason) for reason in step.reasons]
        yield ""
        yield f"{number}. {first}"
        yield from (f"   {line}" for line in [*others, *_details(case, step)])
    for wait in path.waits:
        yield ""
        yield case.said(wait.reason)


def _details(case: Opened, step: Step) -> Iterator[str]:
    if step.days:
        yield case.said(Reason("effort", {"days": step.days}))
    if practice := _practice(case, step.moves[-1]):
        yield practice
    yield from (case.said(need.reason) for need in step.figures)


def _practice(case: Opened, move: Move) -> str:
    """What to do so that a level is reached, in the framework's words; for evidence, what would prove it."""
    words = case.voice.words.indicators[move.indicator]
    if move.kind == "raise":
        return words.practices[int(move.to_level) - 1] if words.practices else ""
    return "; ".join(words.evidence) if move.kind == "evidence" else ""


def _document(case: Opened, path: Path) -> Document:
    return {
        **about(case),
        "to": path.level,
        "sentence": " ".join(case.said(reason) for reason in path.reasons),
        "reachable": path.reachable,
        "days": decimal_text(path.days),
        "posts": exact(path.posts),
        "earliest": _day(path.earliest),
        "steps": [_step(case, step) for step in path.steps],
        "waits": [_wait(case, wait) for wait in path.waits],
        "apart": [spoken_condition(case, result) for result in path.apart],
    }


def _step(case: Opened, step: Step) -> Document:
    return {
        "indicator": step.indicator,
        "number": step.number,
        "kind": step.kind,
        "from": decimal_text(step.from_level),
        "to": decimal_text(step.to_level),
        "days": decimal_text(step.days),
        "months": step.months,
        "begin_later": _day(step.begin_later),
        "earliest": _day(step.earliest),
        "practice": _practice(case, step.moves[-1]),
        "figures": [_figure(case, need) for need in step.figures],
        "moves": [_move(case, move) for move in step.moves],
        "sentence": " ".join(case.said(reason) for reason in step.reasons),
    }


def _move(case: Opened, move: Move) -> Document:
    return {
        "kind": move.kind,
        "from": decimal_text(move.from_level),
        "to": decimal_text(move.to_level),
        "days": decimal_text(move.days),
        "months": move.months,
        "practice": _practice(case, move),
        "sentence": case.said(move.reason),
    }


def _figure(case: Opened, need: FigureNeed) -> Document:
    return {
        "subject": need.subject,
        "sign": need.sign,
        "needed": exact(need.needed),
        "found": exact(need.found),
        "sentence": case.said(need.reason),
    }


def _wait(case: Opened, wait: Wait) -> Document:
    return {
        "indicator": wait.indicator,
        "number": wait.number,
        "to": decimal_text(wait.to_level),
        "on": _day(wait.on),
        "sentence": case.said(wait.reason),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
