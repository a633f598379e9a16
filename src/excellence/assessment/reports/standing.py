"""Where an assessment stands with the label levels, and the way to each: worked out once, asked by page and report."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from excellence.assessment.reports.sheet import READINGS_KEPT, Sheet, Stored
from excellence.kernel.kept import Kept
from excellence.method.frameworks import Framework
from excellence.method.labels import History, LevelReadiness, readiness
from excellence.method.paths import Path, path_to
from excellence.method.scoring import Facts, Score


@dataclass(frozen=True)
class Standing:
    """Readiness for each level on the day `at`; paths are found when somebody asks, and kept."""

    framework: Framework
    score: Score
    facts: Facts
    history: History
    at: date
    levels: tuple[LevelReadiness, ...]
    _paths: dict[str, Path] = field(default_factory=dict)

    @property
    def unreached(self) -> list[LevelReadiness]:
        """The levels not reached yet, lowest first."""
        return [level for level in self.levels if not level.reached]

    def path_to(self, level: str) -> Path:
        """The least work to a level; raises `KeyError` for one the framework does not have."""
        if level not in self._paths:
            self._paths[level] = path_to(self.framework, self.score, self.facts, level, self.history, self.at)
        return self._paths[level]


_STANDINGS: Final[Kept[tuple[Stored, date], Standing]] = Kept(READINGS_KEPT)


def standing_of(sheet: Sheet, at: date) -> Standing:
    """Where an assessment stands on the day `at`; worked out once for the same rows and the same day."""
    if sheet.stored is None:
        return _standing(sheet, at)
    return _STANDINGS.get((sheet.stored, at), lambda: _standing(sheet, at))


def _standing(sheet: Sheet, at: date) -> Standing:
    levels = readiness(sheet.framework, sheet.score, sheet.facts, sheet.history, at)
    return Standing(sheet.framework, sheet.score, sheet.facts, sheet.history, at, levels)
