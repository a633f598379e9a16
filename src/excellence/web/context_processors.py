"""What the frame of every page needs; worked out only when a whole page is drawn."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from excellence.web.languages import LanguageLink, language_links
from excellence.web.navigation import Link, Place, links


class Frame:
    """Navigation and languages for one request; each part is read at most once."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """The same page in each language."""
        return language_links(self.request)

    @cached_property
    def language_items(self) -> SafeString:
        """The same as items of a list, made once for masthead and footer."""
        items = (
            (link.url, link.code, link.code, SafeString(' aria-current="true"' if link.current else ""), link.name)
            for link in self.languages
        )
        return format_html_join("", '<li><a href="{}" lang="{}" hreflang="{}"{}>{}</a></li>', items)

    @cached_property
    def main(self) -> list[Link]:
        """Links of the masthead."""
        return links(Place.MAIN, self.request)

    @cached_property
    def about(self) -> list[Link]:
        """Links of the footer about the platform."""
        return links(Place.ABOUT, self.request)

    @cached_property
    def legal(self) -> list[Link]:
        """Legal links of the footer."""
        return links(Place.LEGAL, self.request)

    @cached_property
    def account(self) -> list[Link]:
        """Tabs of the person's account."""
        return links(Place.ACCOUNT, self.request)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return `frame` and whether the demonstration notice stands on top (`demo_notice`)."""
    return {"frame": Frame(request), "demo_notice": settings.DEMO == "STORY"}
