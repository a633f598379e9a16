"""What a path consists of: moves, and the steps that gather those of one indicator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from excellence.method.labels import FigureNeed
from excellence.method.sentences import Param, Reason, Term

MoveKind = Literal["accept", "leave_out", "withdraw", "evidence", "raise"]

# What costs nothing first, then documents, then work
RANKS: Final[Mapping[MoveKind, int]] = {"accept": 0, "leave_out": 1, "withdraw": 1, "evidence": 2, "raise": 3}


@dataclass(frozen=True, slots=True)
class Move:
    """One thing done for one indicator.

    `accept` takes the level that the figures give; `leave_out` claims that the indicator does not apply; `withdraw`
    takes back such a claim that was refused; `evidence` proves a level already given, or one that the figures give
    (`is_claimed` False); `raise` is work. `days` are person-days. The practice of a raise must have run `months`
    months, so its evidence can count from `earliest`. `figures` are those that do not allow the level yet.
    """

    indicator: str
    kind: MoveKind
    from_level: Fraction
    to_level: Fraction
    days: Fraction = Fraction(0)
    months: int = 0
    is_claimed: bool = True
    figures: tuple[FigureNeed, ...] = ()

    @property
    def reason(self) -> Reason:
        """The move as a sentence."""
        params: dict[str, Param] = {"indicator": Term("indicator", self.indicator), "to": self.to_level}
        match self.kind:
            case "accept":
                return Reason("accept_figures", {**params, "from": self.from_level})
            case "leave_out":
                return Reason("leave_out", params)
            case "withdraw":
                return Reason("withdraw_for_figures" if self.to_level else "withdraw", params)
            case "evidence":
                return Reason("supply_evidence" if self.is_claimed else "accept_and_supply", params)
            case "raise":  # pragma: no branch - every kind stands here, as mypy sees
                return Reason("raise", {**params, "from": self.from_level})


@dataclass(frozen=True, slots=True)
class Step:
    """Everything to do for one indicator, up to the last level needed.

    `from_level` is what counts now. The waits of its raises follow each other; `earliest` is the first day on which
    the last of them can be shown, None when that is more than thirty years away. `begin_later` is the day on which
    the raises can begin, where an exception that applies today must end first.
    """

    indicator: str
    number: str
    from_level: Fraction
    moves: tuple[Move, ...]
    earliest: date | None
    begin_later: date | None = None

    @property
    def kind(self) -> MoveKind:
        """The kind of its last move, which is the dearest one."""
        return self.moves[-1].kind

    @property
    def to_level(self) -> Fraction:
        """The last level needed; 0 for an indicator that is left out."""
        return self.moves[-1].to_level

    @property
    def days(self) -> Fraction:
        """The effort in person-days."""
        return sum((move.days for move in self.moves), Fraction(0))

    @property
    def months(self) -> int:
        """The waits of its raises, one after the other."""
        return sum(move.months for move in self.moves)

    @property
    def raises(self) -> tuple[Move, ...]:
        """The raises, the lowest first; only the last one's practice must hold in the end."""
        return tuple(move for move in self.moves if move.kind == "raise")

    @property
    def figures(self) -> tuple[FigureNeed, ...]:
        """The figures that do not allow the last level yet."""
        return self.moves[-1].figures

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The step in sentences: each move that costs no work, then all raises as one."""
        said = [move.reason for move in self.moves if move.kind != "raise"]
        if self.raises:
            levels: dict[str, Param] = {"from": self.raises[0].from_level, "to": self.to_level}
            said.append(Reason("raise", {"indicator": Term("indicator", self.indicator), **levels}))
        if self.begin_later:
            said.append(Reason("begins_on", {"begin": self.begin_later}))
        if self.earliest is not None and self.months:
            said.append(Reason("counts_from", {"earliest": self.earliest}))
        return tuple(said)


@dataclass(frozen=True, slots=True)
class Wait:
    """A level that only time brings; `on` is the day, None when figures do not tell it."""

    indicator: str
    number: str
    to_level: Fraction
    on: date | None

    @property
    def reason(self) -> Reason:
        """The wait as a sentence."""
        params: dict[str, Param] = {"indicator": Term("indicator", self.indicator), "to": self.to_level}
        return (
            Reason("reached_some_day", params) if self.on is None else Reason("reached_on", {**params, "on": self.on})
        )
