"""`excellence path FILE --to gold`: the least work from the answers in a file to a label level."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from excellence.kernel.words import N_, speak
from excellence.method.commands.doors import DONE, NOT_UNDERSTOOD, note_missing_language, print_json, run
from excellence.method.commands.scoredocument import Document, about, condition_document, exact
from excellence.method.commands.sheet import Opened, add_sheet_options, heading, opened
from excellence.method.frameworks import decimal_text
from excellence.method.paths import FigureNeed, Path, Step, Wait, path_to
from excellence.method.sentences import Reason, Term


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
    yield case.said(_summary(path))
    if path.steps and path.earliest is not None:
        yield case.said(Reason("path_earliest", {"earliest": path.earliest}))
    for number, step in enumerate(path.steps, 1):
        yield ""
        yield f"{number}. {case.said(step.reason)}"
        yield from (f"   {line}" for line in _details(case, step))
    for wait in path.waits:
        yield ""
        yield case.said(wait.reason)
    if path.apart:
        yield ""
        yield case.said(Reason("path_apart"))
        yield from (f"  - {case.said(reason)}" for result in path.apart for reason in result.reasons)


def _summary(path: Path) -> Reason:
    label = Term("label", path.level)
    if not path.reachable:
        return Reason("path_out_of_reach", {"label": label})
    if path.is_empty:
        return Reason("path_done", {"label": label})
    return Reason("path", {"label": label, "days": path.days, "steps": len(path.steps)})


def _details(case: Opened, step: Step) -> Iterator[str]:
    yield case.said(Reason("effort", {"days": step.days}))
    yield _practice(case, step)
    yield from (case.said(need.reason) for need in step.figures)


def _practice(case: Opened, step: Step) -> str:
    """What to do so that a level is reached, in the framework's words; for evidence, what would prove it."""
    words = case.voice.words.indicators[step.indicator]
    return words.practices[int(step.to_level) - 1] if step.kind == "raise" else "; ".join(words.evidence)


def _document(case: Opened, path: Path) -> Document:
    return {
        **about(case),
        "to": path.level,
        "sentence": case.said(_summary(path)),
        "reachable": path.reachable,
        "days": decimal_text(path.days),
        "earliest": path.earliest.isoformat() if path.earliest else None,
        "steps": [_step(case, step) for step in path.steps],
        "waits": [_wait(case, wait) for wait in path.waits],
        "apart": [condition_document(case, result) for result in path.apart],
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
        "earliest": step.earliest.isoformat(),
        "practice": _practice(case, step),
        "figures": [_figure(case, need) for need in step.figures],
        "sentence": case.said(step.reason),
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
        "on": wait.on.isoformat() if wait.on else None,
        "sentence": case.said(wait.reason),
    }
