"""The same page in each of the languages, by its address: no cookie, no session."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation


@dataclass(frozen=True)
class LanguageLink:
    """A language in its own name, and where this page is in it."""

    code: str
    name: str
    url: str
    current: bool


def language_links(request: HttpRequest) -> list[LanguageLink]:
    """Return one link for each language the instance speaks, in the order of the settings."""
    spoken = translation.get_language()
    address = request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
    return [LanguageLink(code, name, url_in(code, address), code == spoken) for code, name in settings.LANGUAGES]


def url_in(code: str, address: str) -> str:
    """Return the address of the same page in another language.

    Pages live under `/<language>/`, so the first step is exchanged; only an address without one is resolved.
    An address that belongs to no page leads to the front page of that language.
    """
    first, _, rest = address.removeprefix("/").partition("/")
    if first in dict(settings.LANGUAGES):
        return f"/{code}/{rest}"
    translated = translate_url(address, code)
    return translated if translated != address else f"/{code}/"
