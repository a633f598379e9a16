"""Lists a profile is chosen from: regions (NUTS 2021), industrial ecosystems, NACE divisions, languages.

The files in `data` are described in docs/reference/data-sources.md; they are read once, when first asked for.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.utils.translation import get_language

from excellence.kernel.alphabet import in_alphabet
from excellence.kernel.formats import locale

FOLDER: Final = Path(__file__).parent / "data"
# NUTS writes two countries otherwise than ISO 3166.
NUTS_COUNTRY: Final = {"GR": "EL", "GB": "UK"}
NUTS_2, NUTS_3 = "2", "3"
SECTION: Final = "1"
FALLBACK: Final = "en"
# The official languages of the Union and those of its neighbours and regions, as Babel names them.
LANGUAGES: Final = re.findall(
    r"\w+", "bg ca cs da de el en es et eu fi fr ga gl hr hu is it lb lt lv mk mt nl nb pl pt ro sk sl sq sr sv tr uk"
)


@dataclass(frozen=True, slots=True)
class Region:
    """A statistical region, with the smaller ones inside it."""

    code: str
    name: str
    parts: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """A section of NACE with its divisions, by code and name."""

    code: str
    name: str
    divisions: tuple[tuple[str, str], ...]


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _regions() -> dict[str, tuple[Region, ...]]:
    rows = _rows("nuts_2021.csv")
    small: dict[str, list[Region]] = {}
    for row in rows:
        if row["level"] == NUTS_3:
            small.setdefault(row["code"][:-1], []).append(Region(row["code"], _name(row)))
    large: dict[str, list[Region]] = {}
    for row in rows:
        if row["level"] == NUTS_2:
            parts = tuple(small.get(row["code"], ()))
            large.setdefault(row["country"], []).append(Region(row["code"], _name(row), parts))
    return {country: tuple(regions) for country, regions in large.items()}


def _name(row: dict[str, str]) -> str:
    return row["name"].strip()


def regions_of(country: str) -> tuple[Region, ...]:
    """The NUTS 2 regions of a country (ISO 3166), each with its NUTS 3 regions; none where there are no such codes."""
    return _regions().get(NUTS_COUNTRY.get(country, country), ())


@cache
def _region_names() -> dict[str, str]:
    return {row["code"]: _name(row) for row in _rows("nuts_2021.csv")}


def region_name(code: str) -> str:
    """The region's name in its own language; the code itself when it is unknown."""
    return _region_names().get(code, code)


def belongs_to(region: str, country: str) -> bool:
    """Whether a region lies in a country (ISO 3166)."""
    return region in _region_names() and region.startswith(NUTS_COUNTRY.get(country, country))


def ecosystems() -> list[tuple[str, str]]:
    """The 14 industrial ecosystems of the Union, by key, in the language spoken now."""
    return [(row["id"], row[_spoken(row)]) for row in _rows("industrial_ecosystems.csv")]


def nace_branches() -> tuple[Branch, ...]:
    """The sections of NACE Rev. 2 with their divisions, in the language spoken now or in English."""
    return _branches(nace_language())


def nace_language() -> str:
    """The language `nace_branches` speaks: English where the list has no words in the one spoken now."""
    return _spoken(_rows("nace_rev2_divisions.csv")[0])


@cache
def _branches(language: str) -> tuple[Branch, ...]:
    found: list[tuple[str, str, list[tuple[str, str]]]] = []
    for row in _rows("nace_rev2_divisions.csv"):
        if row["level"] == SECTION:
            found.append((row["code"], _calmed(row[language], language), []))
        else:
            found[-1][2].append((row["code"], row[language]))
    return tuple(Branch(code, name, tuple(divisions)) for code, name, divisions in found)


def _calmed(title: str, language: str) -> str:
    """A title the source prints in capitals, as a sentence begins; German nouns would lose theirs, so it stays."""
    return title if language == "de" else title.capitalize()


def nace_names(codes: Iterable[str]) -> list[str]:
    """Divisions as one writes them: code and name."""
    names = {code: name for branch in nace_branches() for code, name in branch.divisions}
    return [f"{code} {names[code]}" for code in codes if code in names]


UNION: Final = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
     "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)  # fmt: skip
"""The countries of the European Union, by their codes in ISO 3166."""


def language_choices() -> list[tuple[str, str]]:
    """Languages a cluster organisation may speak, by code, named in the language spoken now, in its order."""
    names = locale().languages
    return sorted(((code, str(names[code])) for code in LANGUAGES), key=lambda choice: in_alphabet(choice[1]))


def _spoken(row: dict[str, str]) -> str:
    language = get_language() or FALLBACK
    return language if row.get(language) else FALLBACK
