"""The page that shows every component, and the pages that say what went wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from excellence.web import specimens


def style(request: HttpRequest) -> HttpResponse:
    """Show every component in every state."""
    return render(request, "web/style.html", specimens.everything())


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - named by Django
    """Say that there is no such page, or that it is not for this reader: both sound the same."""
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the reader may not do this; a refusal with a sentence of its own is quoted."""
    return render(request, "403.html", {"said": str(exception or "")}, status=403)


def file_lost(request: HttpRequest, said: str) -> HttpResponse:
    """Say that a stored file is missing or changed, so that it is not handed out."""
    return render(request, "410.html", {"said": said}, status=410)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - named by Django
    """Say that the form was open too long, and how to save what was typed."""
    return render(request, "403_csrf.html", status=403)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Say that somebody tried too often, and when to try again."""
    return render(request, "429.html", status=429)


def bad_request(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - as above
    """Say that the address or the form cannot be understood; touches neither session nor database."""
    return HttpResponse(render_to_string("400.html"), status=400)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Say that we made a mistake; touches neither session nor database, which may be what is broken."""
    return HttpResponse(render_to_string("500.html"), status=500)
