"""Answers of a self-assessment or a panel: a level, its justification, its evidence. `sheets` reads them from files."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from excellence.method.frameworks import HIGHEST_LEVEL

EvidenceKind = Literal["file", "link", "interview"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that proves a level: a document, a public address, or a note about what the interview will show."""

    kind: EvidenceKind
    title: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says about one indicator.

    `level` is 0 to 5 or None while undecided. `not_applicable` is the reason why the indicator should be left out,
    None when it should not.
    """

    level: Fraction | None = None
    justification: str = ""
    evidence: tuple[Evidence, ...] = ()
    not_applicable: str | None = None

    @property
    def has_only_interview(self) -> bool:
        """Whether there is evidence, but none that could be looked at before the interview."""
        return bool(self.evidence) and all(item.kind == "interview" for item in self.evidence)


NO_ANSWER: Final = Answer()


def is_level(level: Fraction, *, panel: bool = False) -> bool:
    """Whether a level exists: a whole one from 0 to 5, for a panel also halves (the mean of two assessors)."""
    return 0 <= level <= HIGHEST_LEVEL and level.denominator <= (2 if panel else 1)
