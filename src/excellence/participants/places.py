"""Which town a name means, among those the gazetteer knows by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from excellence.method.lists import Point, great_circle


@dataclass(frozen=True, slots=True)
class Candidate:
    """A town of the gazetteer that has the name; `is_main` when the gazetteer knows it by this name first."""

    code: int
    name: str
    population: int
    point: Point
    is_main: bool = True


@dataclass(frozen=True, slots=True)
class Located:
    """What a name means: `point` when that is known, otherwise the candidates a person can choose from."""

    name: str = ""
    point: Point | None = None
    candidates: tuple[Candidate, ...] = ()
    chosen: bool = False

    def distance_to(self, other: Located) -> float | None:
        """Kilometres between two located names, None when one of them is not known."""
        return great_circle(self.point, other.point) if self.point and other.point else None


NOWHERE = Located()


def locate(candidates: Sequence[Candidate]) -> Located:
    """The one town that is meant, or all that could be.

    One town by that name is meant. Of several, one is meant only when it alone has it as its main name and is the
    largest; two with the same main name are never told apart by guessing.
    """
    towns = {candidate.code: candidate for candidate in sorted(candidates, key=lambda one: one.is_main)}
    ordered = tuple(sorted(towns.values(), key=lambda one: (-one.population, one.code)))
    main = [one for one in ordered if one.is_main]
    if len(ordered) == 1 or (len(main) == 1 and main[0] is ordered[0]):
        return Located(ordered[0].name, ordered[0].point)
    return Located(candidates=ordered)
