"""Smallest pieces of a page as safe strings: icon, mark, status, time. Quick enough for the cells of long tables."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from excellence.kernel import formats

ICON_OF = {
    "ok": "ok",
    "caution": "caution",
    "error": "error",
    "info": "info",
    "you": "ok",
    "past": "ended",
    "bronze": "ok",
    "silver": "ok",
    "gold": "ok",
}


@cache
def icon(name: str, kind: str = "") -> SafeString:
    """Return an icon of the sprite `web/icons.svg`; words stand beside it, so readers aloud skip it."""
    css = f"icon {kind}".rstrip()
    sprite = static("web/icons.svg")
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>', css, sprite, name)


@cache
def mark() -> SafeString:
    """Return the mark: 31 points, one of them warm."""
    return format_html(
        '<svg class="mark" viewBox="-100 -98 200 186" aria-hidden="true"><use href="{}#mark"/>'
        '<circle class="you" cx="46.2" cy="15" r="10.5"/></svg>',
        static("web/icons.svg"),
    )


def status(kind: str, text: object, icon_name: str = "") -> SafeString:
    """Return a state as icon and bold word; `kind` is ok, caution, error, info, you, past, bronze, silver or gold.

    Raises KeyError for another kind.
    """
    picture = icon(icon_name or ICON_OF[kind])
    return format_html('<span class="status is-{}">{} {}</span>', kind, picture, text)


def local_date(value: date | datetime | None) -> SafeString:
    """Return a day as a time element in the reader's language; nothing for None."""
    if value is None:
        return SafeString("")
    return format_html('<time datetime="{}">{}</time>', formats.local_day(value).isoformat(), formats.day(value))


def local_moment(value: datetime | None) -> SafeString:
    """Return a moment, to the minute, as a time element in the reader's language; nothing for None."""
    if value is None:
        return SafeString("")
    machine = formats.local_moment(value).isoformat(timespec="minutes")
    return format_html('<time datetime="{}">{}</time>', machine, formats.moment(value))
