"""Links from one page of a list to the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest

GAP = "…"


@dataclass(frozen=True)
class PageLink:
    """A numbered page; a gap has no address."""

    label: str
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Paging:
    """Addresses of the page before and after, and numbered pages where counting them is cheap."""

    previous_url: str = ""
    next_url: str = ""
    pages: tuple[PageLink, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.previous_url or self.next_url)


def numbered(page: Page[Any], request: HttpRequest) -> Paging:
    """Return links for a page of Django's paginator; filters in the address stay as they are."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return Paging(
        address(request, page=page.previous_page_number()) if page.has_previous() else "",
        address(request, page=page.next_page_number()) if page.has_next() else "",
        tuple(_link(label, page, request) for label in shown),
    )


def address(request: HttpRequest, **changes: object) -> str:
    """Return this page's address with some parameters exchanged."""
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = str(value)
    return f"{request.path}?{query.urlencode()}"


def _link(label: str | int, page: Page[Any], request: HttpRequest) -> PageLink:
    if not isinstance(label, int):
        return PageLink(GAP)
    return PageLink(str(label), address(request, page=label), current=label == page.number)
