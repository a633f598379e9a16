"""Four views as a tutorial writes them; each costs one statement."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from benchmarks.bare.models import Organisation

ROWS = 50


def health(_request: HttpRequest) -> HttpResponse:
    """Say that the server is up."""
    return HttpResponse("ok")


@require_safe
def rows(request: HttpRequest) -> HttpResponse:
    """Show the first fifty organisations."""
    return render(request, "bare/rows.html", {"rows": Organisation.objects.order_by("pk")[:ROWS]})


@require_safe
def row(request: HttpRequest, key: int) -> HttpResponse:
    """Show one organisation."""
    return render(request, "bare/row.html", {"row": get_object_or_404(Organisation, pk=key)})


@require_POST
def insert(request: HttpRequest) -> HttpResponse:
    """Insert one row; committed when answered."""
    Organisation.objects.create(
        name="Demo: inserted",
        country="ES",
        town="Girona",
        level=int(request.POST["level"]),
        about=request.POST["justification"],
    )
    return HttpResponse(status=204)


@require_POST
def update(request: HttpRequest, key: int) -> HttpResponse:
    """Update one row; committed when answered."""
    Organisation.objects.filter(pk=key).update(
        level=int(request.POST["level"]), about=request.POST["justification"], changed_at=now()
    )
    return HttpResponse(status=204)
