"""The mark of 31 points, and rows of points: small drawings made of circles only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# A centred pentagonal number: 31 = 1 + 5 + 10 + 15, listed from the centre outwards, ring by ring.
POINTS: Final = (
    ("0", "0"),
    *(("0", "-30"), ("28.5", "-9.3"), ("17.6", "24.3"), ("-17.6", "24.3"), ("-28.5", "-9.3")),
    *(("0", "-60"), ("28.5", "-39.3"), ("57.1", "-18.5"), ("46.2", "15"), ("35.3", "48.5")),
    *(("0", "48.5"), ("-35.3", "48.5"), ("-46.2", "15"), ("-57.1", "-18.5"), ("-28.5", "-39.3")),
    *(("0", "-90"), ("28.5", "-69.3"), ("57.1", "-48.5"), ("85.6", "-27.8"), ("74.7", "5.7")),
    *(("63.8", "39.3"), ("52.9", "72.8"), ("17.6", "72.8"), ("-17.6", "72.8"), ("-52.9", "72.8")),
    *(("-63.8", "39.3"), ("-74.7", "5.7"), ("-85.6", "-27.8"), ("-57.1", "-48.5"), ("-28.5", "-69.3")),
)
RADIUS: Final = "8.2"
YOUR_RADIUS: Final = "10"
STATES: Final = ("done", "open", "here", "differs")
DOTS_A_ROW: Final = 18


@cache
def figure(filled: int, you: int | None = None, kind: str = "") -> SafeString:
    """Return the figure with the first `filled` of its 31 points filled, from the centre outwards.

    `you` is the place (0 to 30) of the one warm point; `kind` adds classes. Bronze fills 6, Silver 16, Gold 31.
    """
    circles = "".join(_circle(place, filled, you) for place in range(len(POINTS)))
    return format_html(
        '<svg class="figure{}" viewBox="-101 -100 202 190" aria-hidden="true">{}</svg>',
        f" {kind}" if kind else "",
        mark_safe(circles),  # noqa: S308 - made of the constants above
    )


def _circle(place: int, filled: int, you: int | None) -> str:
    x, y = POINTS[place]
    css = "you" if place == you else "on" if place < filled else "off"
    radius = YOUR_RADIUS if place == you else RADIUS
    return f'<circle class="{css}" cx="{x}" cy="{y}" r="{radius}"/>'


def dots(states: Sequence[str], *, large: bool = False) -> SafeString:
    """Return a row of points, one per state: done, open, here or differs (half filled).

    Long rows wrap. The points are for the eye only: say the count in words beside them.
    Raises ValueError for an unknown state.
    """
    step, radius = (17, 5) if large else (14, 4)
    drawn = [_dot(state, place, step, radius) for place, state in enumerate(states)]
    height = step * max(1, -(-len(states) // DOTS_A_ROW))
    return mark_safe(f'<svg class="dots" height="{height}" aria-hidden="true">{"".join(drawn)}</svg>')  # noqa: S308 - numbers and known states


def _dot(state: str, place: int, step: int, radius: int) -> str:
    if state not in STATES:
        message = f"unknown state of a point: {state}"
        raise ValueError(message)
    row, column = divmod(place, DOTS_A_ROW)
    x, y = step * column + radius + 1, step * row + 7
    circle = f'<circle class="{state}" cx="{x}" cy="{y}" r="{radius}"/>'
    if state != "differs":
        return circle
    return circle + f'<path class="half" d="M{x} {y - radius}a{radius} {radius} 0 0 0 0 {2 * radius}Z"/>'
