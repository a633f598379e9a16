"""What stands in the masthead and the footer: filled once by whoever knows the pages, read by every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.urls import reverse


class Place(StrEnum):
    """Where an item is shown: masthead, the two lists of the footer, tabs of the person's account."""

    MAIN = "main"
    ABOUT = "about"
    LEGAL = "legal"
    ACCOUNT = "account"


def everybody(_request: HttpRequest) -> bool:
    """Say yes for each reader."""
    return True


def signed_in(request: HttpRequest) -> bool:
    """Say yes for readers who are signed in."""
    return request.user.is_authenticated


@dataclass(frozen=True)
class NavItem:
    """One page that exists: its lazy label, URL name, section key, who sees it, and its position in its place.

    The item is marked as current on its own page, and on every page whose URL namespace (or context variable
    `section`) equals `section` or is among `also`.
    """

    label: Any
    url_name: str
    section: str
    visible: Callable[[HttpRequest], bool] = everybody
    also: tuple[str, ...] = ()
    position: int = 50


@dataclass(frozen=True)
class Link:
    """An item as one page shows it; `current` is "page", "true" or empty, as `aria-current` wants it."""

    label: Any
    url: str
    current: str = ""


@dataclass(frozen=True)
class RoleHere:
    """The organisation a page is about, the reader's role in it, and the others they could turn to with one click."""

    label: str
    url: str = ""
    role: str = ""
    others: tuple[Link, ...] = ()


_items: dict[Place, dict[str, NavItem]] = {place: {} for place in Place}
RoleProvider = Callable[[HttpRequest, object], RoleHere | None]
_roles: list[RoleProvider] = []


def register(place: Place | str, *items: NavItem) -> None:
    """Add items to a place; an item with the same section key replaces the earlier one."""
    _items[Place(place)].update({item.section: item for item in items})


def register_role(provider: RoleProvider) -> None:
    """Name the one function that tells as what the signed-in person acts on a page.

    It gets the request and what the page is about (the context's `organisation`): two tabs may show two organisations.
    """
    _roles[:] = [provider]


def role_of_reader(request: HttpRequest, subject: object = None) -> RoleHere | None:
    """Return the organisation and the role beside the person's name, or None."""
    return _roles[0](request, subject) if _roles else None


def links(place: Place, request: HttpRequest, section: str = "") -> list[Link]:
    """Return the links of a place that this reader sees. Raises NoReverseMatch for a page that does not exist."""
    items = sorted(_items[place].values(), key=lambda item: item.position)
    return [_link(item, request, section) for item in items if item.visible(request)]


def _link(item: NavItem, request: HttpRequest, section: str) -> Link:
    url = reverse(item.url_name)
    if request.path == url:
        return Link(item.label, url, "page")
    match = request.resolver_match
    sections = {section, match.namespace if match else ""} - {""}
    return Link(item.label, url, "true" if sections & {item.section, *item.also} else "")
