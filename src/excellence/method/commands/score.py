"""`excellence score FILE`: points, dimensions, readiness for each label level, what to look at before handing in."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from excellence.kernel.words import N_
from excellence.method.commands.doors import DONE, note_missing_language, print_json, run
from excellence.method.commands.scoredocument import score_document
from excellence.method.commands.sheet import Opened, add_sheet_options, heading, opened
from excellence.method.labels import Check, ConditionResult, LevelReadiness, Met, checks
from excellence.method.sentences import Reason

_VERDICTS = {True: N_("ready"), False: N_("not ready yet"), None: N_("cannot be said yet")}
_ONLY_WITH_CLAIMS = N_("ready only with levels that your figures do not give")
_MARKS = {True: N_("holds"), False: N_("open"), None: N_("unknown")}
_TO_DO, _TO_LOOK_AT = N_("To do before you submit: %(count)s"), N_("To look at: %(count)s")


def main(arguments: Sequence[str]) -> int:
    """Run the verb; gives 0 when done, 1 when the file is refused, 2 when the arguments are not understood."""
    parser = argparse.ArgumentParser(prog="excellence score", description="Score the answers in a file.")
    add_sheet_options(parser)
    parser.set_defaults(command=score_file)
    return run(parser, arguments)


def score_file(arguments: argparse.Namespace) -> int:
    """Print the score of an answers file, as text or as one JSON object."""
    case = opened(arguments)
    note_missing_language(case.edition, arguments.lang)
    found = checks(case.edition.framework, case.sheet.answers, case.sheet.facts, case.score)
    if arguments.json:
        print_json(score_document(case, found))
    else:
        lines = [*heading(case), *_points(case), *_levels(case, found), *_notes(case, found), *_checks(case, found)]
        print("\n".join(lines))
    return DONE


def _points(case: Opened) -> Iterator[str]:
    total = case.score
    if not total.has_points:
        return
    yield ""
    yield case.said(Reason("score", {"found": total.points, "maximum": total.maximum, "share": total.ratio * 100}))
    if total.answered_points != total.points:
        yield case.said(Reason("score_claimed", {"claimed": total.answered_points}))
    if total.proposed_points:
        yield case.said(Reason("score_proposed", {"proposed": total.proposed_points}))
    yield ""
    dimensions = [result for result in total.dimensions if result.has_points]
    names = [f"{result.number} {case.voice.name('dimension', result.key)}" for result in dimensions]
    for name, result in zip(names, dimensions, strict=True):
        points = f"{case.voice.number(result.points)} / {case.voice.number(result.maximum)}"
        yield f"{name:<{max(map(len, names))}}  {points:>10}  {case.voice.number(result.ratio * 100):>6} %"


def _levels(case: Opened, found: Sequence[Check]) -> Iterator[str]:
    has_to_do = any(check.severity == "error" for check in found)
    for level in case.readiness():
        yield ""
        yield from _level(case, level, has_to_do=has_to_do)


def _level(case: Opened, level: LevelReadiness, *, has_to_do: bool) -> Iterator[str]:
    caveat = level.caveat or (Reason("to_do_changes_nothing") if level.reached and has_to_do else None)
    verdict = _ONLY_WITH_CLAIMS if level.caveat else _VERDICTS[level.reached]
    yield f"{case.voice.name('label', level.level)}: {case.spoken(verdict)}"
    if caveat:
        yield f"  {case.said(caveat)}"
    for condition in level.conditions:
        yield from _condition(case, condition, "  ")


def _condition(case: Opened, condition: ConditionResult, indent: str) -> Iterator[str]:
    first, *others = [case.said(reason) for reason in condition.reasons]
    yield f"{indent}{_mark(case, condition.met)}: {first}"
    for sentence in others:
        yield f"{indent}  - {sentence}"
    for part in condition.parts:
        yield from _condition(case, part, indent + "  ")


def _mark(case: Opened, met: Met) -> str:
    return case.spoken(_MARKS[met])


def _notes(case: Opened, found: Sequence[Check]) -> Iterator[str]:
    checked = {(check.indicator, check.id) for check in found}
    sentences = [
        case.said(reason)
        for indicator in case.score.indicators
        for reason in indicator.reasons
        if (indicator.key, reason.id) not in checked
    ]
    if sentences:
        yield ""
        yield case.spoken(N_("How indicators count"))
        yield from (f"  - {sentence}" for sentence in sentences)


def _checks(case: Opened, found: Sequence[Check]) -> Iterator[str]:
    to_do = [check for check in found if check.severity == "error"]
    to_look_at = sorted((check for check in found if check not in to_do), key=lambda check: check.severity == "hint")
    for title, some in ((_TO_DO, to_do), (_TO_LOOK_AT, to_look_at)):
        if some:
            yield ""
            yield case.spoken(title) % {"count": len(some)}
            yield from (f"  - {case.said(check.reason)}" for check in some)
