"""Draw the outline of Europe's land from country shapes: tools/europe.py SHAPES.geojson, once, when they change.

Shapes are simplified by Douglas and Peucker's rule in the projection of the map, so the file stays small; whatever lies
outside the picture, or is smaller than a point, is left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from math import hypot
from pathlib import Path
from typing import Any

from excellence.listings.geography import HEIGHT, WIDTH, projected

TARGET = Path(__file__).resolve().parent.parent / "src/excellence/listings/static/listings/europe.svg"
COARSE = 1.0
SMALLEST = 3
MARGIN = 60
Point = tuple[float, float]


def rings(shapes: dict[str, Any]) -> Iterator[list[Point]]:
    """Every outer ring of every country, projected."""
    for feature in shapes["features"]:
        geometry = feature["geometry"]
        several = geometry["type"] == "MultiPolygon"
        for polygon in geometry["coordinates"] if several else [geometry["coordinates"]]:
            yield [projected(latitude, longitude) for longitude, latitude, *_ in polygon[0]]


def is_shown(ring: list[Point]) -> bool:
    """Whether a ring is large enough to see and reaches into the picture."""
    across, down = [x for x, _ in ring], [y for _, y in ring]
    inside = max(across) > 0 and min(across) < WIDTH and max(down) > 0 and min(down) < HEIGHT
    return inside and (max(across) - min(across) > SMALLEST or max(down) - min(down) > SMALLEST)


def simplified(points: list[Point]) -> list[Point]:
    """The points needed to stay within `COARSE` of the line."""
    distances = [_distance(point, points[0], points[-1]) for point in points[1:-1]]
    if not distances:
        return points
    farthest = max(range(len(distances)), key=distances.__getitem__) + 1
    if distances[farthest - 1] <= COARSE:
        return [points[0], points[-1]]
    return simplified(points[: farthest + 1])[:-1] + simplified(points[farthest:])


def _distance(point: Point, start: Point, end: Point) -> float:
    width, height = end[0] - start[0], end[1] - start[1]
    length = hypot(width, height)
    if not length:
        return hypot(point[0] - start[0], point[1] - start[1])
    return abs(width * (start[1] - point[1]) - height * (start[0] - point[0])) / length


def path(ring: list[Point]) -> str:
    """A ring as path data; what lies far outside is pulled to a margin around the picture."""
    half = len(ring) // 2
    points = simplified(ring[: half + 1])[:-1] + simplified(ring[half:])[:-1]
    kept = [(_kept(x, WIDTH), _kept(y, HEIGHT)) for x, y in points]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in dict.fromkeys(kept)) + "Z"


def _kept(value: float, size: int) -> float:
    return round(min(max(value, -MARGIN), size + MARGIN), 1)


def main() -> None:
    """Read the shapes named on the command line and write the outline."""
    shapes = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    drawn = "".join(path(ring) for ring in rings(shapes) if is_shown(ring))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><path id="land" d="{drawn}"/></svg>\n'
    )
    TARGET.write_text(svg, encoding="utf-8")
    print(f"{len(svg)} signs")


if __name__ == "__main__":
    main()
