"""Answers of a self-assessment or a panel: a level, its justification, its evidence. `sheets` reads them from files."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from excellence.method.frameworks import Indicator


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says about one indicator.

    `level` is one of the indicator's or None while undecided. `documents` counts the files and public addresses that
    show it, `notes` what only the interview will show. `not_applicable` is the reason why the indicator should be left
    out, None when it should not.
    """

    level: Fraction | None = None
    justification: str = ""
    documents: int = 0
    notes: int = 0
    not_applicable: str | None = None

    @property
    def has_only_interview(self) -> bool:
        """Whether there is evidence, but none that could be looked at before the interview."""
        return self.notes > 0 and self.documents == 0

    @property
    def has_evidence(self) -> bool:
        """Whether anything shows it."""
        return self.documents + self.notes > 0

    @property
    def is_answered(self) -> bool:
        """Whether a person chose a level or claimed that the indicator does not apply."""
        return self.level is not None or self.not_applicable is not None


NO_ANSWER: Final = Answer()


def is_level(level: Fraction, indicator: Indicator, *, panel: bool = False) -> bool:
    """Whether an indicator has a level: a whole one, for a panel also halves (the mean of two assessors)."""
    return 0 <= level <= indicator.highest and level.denominator <= (2 if panel else 1)
