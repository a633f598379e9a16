"""How far two places are from each other."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

# Mean radius of the earth in kilometres (IUGG 1980); the sphere is off by half a per cent at most.
EARTH = 6371.0088

Point = tuple[float, float]


def great_circle(one: Point, other: Point) -> float:
    """Kilometres between two points as the crow flies; points are latitude and longitude in degrees.

    The haversine formula (R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68, 1984), which stays exact
    for near points.
    """
    (lat1, lon1), (lat2, lon2) = one, other
    half = sin(radians(lat2 - lat1) / 2) ** 2
    half += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))
