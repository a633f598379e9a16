"""Where a place lies on the map of Europe: the projection that the outline of the land is drawn in.

Lambert azimuthal equal-area on a sphere around 52° north, 10° east, as the statistical maps of the Union use it
(Snyder, Map Projections: A Working Manual, 1987, chapter 24), in units of a picture 560 wide and 640 high.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt
from typing import Final

WIDTH: Final = 560
HEIGHT: Final = 640
_LATITUDE, _LONGITUDE = radians(52), 10
_SCALE = 930
# The centre of projection lies where Portugal, Finland, Sicily and the North Cape are all in the picture.
_X, _Y = 272, 366


def projected(latitude: float, longitude: float) -> tuple[float, float]:
    """Return x and y, from the top left, of a place given in degrees; places outside may lie beyond the picture."""
    phi, turn = radians(latitude), radians(longitude - _LONGITUDE)
    cosine = sin(_LATITUDE) * sin(phi) + cos(_LATITUDE) * cos(phi) * cos(turn)
    k = sqrt(2 / (1 + cosine))
    east = k * cos(phi) * sin(turn)
    north = k * (cos(_LATITUDE) * sin(phi) - sin(_LATITUDE) * cos(phi) * cos(turn))
    return round(_X + _SCALE * east, 1), round(_Y - _SCALE * north, 1)
