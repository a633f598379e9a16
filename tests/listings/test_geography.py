"""Where places lie on the map."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from excellence.listings.geography import HEIGHT, WIDTH, projected
from excellence.listings.models import Listing
from excellence.listings.shipped import shipped_listings


def test_centre_of_the_projection_lies_where_it_is_said_to() -> None:
    assert projected(52, 10) == (272, 366)


@pytest.mark.parametrize(("west", "east"), [((38.7, -9.1), (52.2, 21)), ((60.2, 5), (60.2, 25))])
def test_places_further_east_lie_further_right(west: tuple[float, float], east: tuple[float, float]) -> None:
    assert projected(*west)[0] < projected(*east)[0]


def test_every_place_that_is_drawn_lies_in_the_picture() -> None:
    drawn = [row for row, _ in shipped_listings() if row.geo_precision not in ("", Listing.Precision.COUNTRY)]
    outside = [row.key for row in drawn if not _is_inside(*projected(row.latitude or 0, row.longitude or 0))]

    assert (len(drawn), outside) == (105, [])


def _is_inside(x: float, y: float) -> bool:
    return 0 < x < WIDTH and 0 < y < HEIGHT


def test_outline_is_small_and_carries_nothing_but_its_path() -> None:
    path = finders.find("listings/europe.svg")
    assert isinstance(path, str)

    text = Path(path).read_text(encoding="utf-8")

    assert len(text) < 60_000
    assert re.findall(r"<(\w+)", text) == ["svg", "path"]
