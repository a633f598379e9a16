"""How many grades an indicator has, and whether everything that is said by grade says as much."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from excellence.kernel.words import N_
from excellence.method.frameworks import HIGHEST_LEVEL, Document
from excellence.method.source.schema import Path, Plain, Reading

MAX_GRADES = 100


def highest_of(entry: Document) -> int:
    """The highest level of an indicator: as many as it has cuts or conditions, or as a judged one says."""
    measured, judged = entry.get("measured", {}), entry.get("judged", {})
    return len(measured.get("cuts", measured.get("levels", ()))) or int(judged.get("highest", HIGHEST_LEVEL))


def check_grades(entry: Document, efforts: Mapping[str, Document], path: Path, reading: Reading) -> None:
    """Note lists that are not as long as there are levels, and points that are missing or fall."""
    highest = highest_of(entry)
    if not 1 <= highest <= MAX_GRADES:
        problem, remedy = N_("level %(level)s is not one of the scale"), N_("write 1 to %(highest)s")
        reading.refuse_at((*path, "judged", "highest"), problem, remedy, level=highest, highest=MAX_GRADES)
    effort = entry.get("effort", {})
    lists: list[tuple[Path, Plain]] = [
        (("judged", "ceiling"), entry.get("judged", {}).get("ceiling")),
        (("effort", "days"), effort.get("days")),
        (("effort", "months"), effort.get("months")),
        (("effort", "use"), efforts.get(effort.get("use", ""), {}).get("days")),
    ]
    for place, given in lists:
        if given is not None:
            _require_length(given, highest, (*path, *place), reading)
    if "points" in entry:
        _check_points(entry["points"], highest, (*path, "points"), reading)


def _check_points(entry: Document, highest: int, path: Path, reading: Reading) -> None:
    if ("value" in entry) == ("grades" in entry):
        problem, remedy = N_("the points are given twice or not at all"), N_("write either value or grades")
        reading.refuse_at(path, problem, remedy)
    elif "grades" in entry:
        _require_length(entry["grades"], highest + 1, (*path, "grades"), reading)
        grades = [Fraction(grade) for grade in entry["grades"]]
        if grades != sorted(grades):
            problem, remedy = N_("a higher level has fewer points"), N_("let them rise or stay equal")
            reading.refuse_at((*path, "grades"), problem, remedy)


def _require_length(given: Plain, count: int, path: Path, reading: Reading) -> None:
    if len(given) != count:
        reading.refuse_at(
            path, N_("the number of entries is %(found)s"), N_("write exactly %(count)s"), found=len(given), count=count
        )
