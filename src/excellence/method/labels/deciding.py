"""Which level of the label an indicator decides: the lowest one not reached whose unmet conditions name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from excellence.method.labels.readiness import LevelReadiness
from excellence.method.labels.results import ConditionResult


def decided_levels(levels: Sequence[LevelReadiness]) -> Mapping[str, str]:
    """The label level each indicator decides, by indicator key; `levels` are the readiness of all, lowest first.

    A condition names an indicator when its level is what is missing (gates, minimum levels); a share of all points
    names none. An indicator that decides nothing is left out.
    """
    decided: dict[str, str] = {}
    for level in levels:
        if not level.reached:
            for key in _named(level.result):
                decided.setdefault(key, level.level)
    return decided


def _named(result: ConditionResult) -> Iterator[str]:
    if result.met:
        return
    yield from (missing.key for missing in result.missing if missing.kind == "level")
    for part in result.parts:
        yield from _named(part)
