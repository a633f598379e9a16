"""Front page, desk and method."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_request, override

from excellence.accounts.http import PersonRequest
from excellence.kernel.clock import now
from excellence.kernel.permissions import allowed
from excellence.organisations.models import Organisation
from excellence.organisations.queries import handovers_to, invitations_to
from excellence.organisations.reports.profile import to_do_list
from excellence.portal import queries
from excellence.portal.health import state_of_health
from excellence.portal.reports import MethodPage, method_page
from excellence.web.methods import require_safe


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Send the reader to the front page in the language they chose, else the one the browser asks for."""
    chosen = request.user.language if request.user.is_authenticated else get_language_from_request(request)
    with override(chosen):
        response = redirect("portal:home")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Say whether database, worker and disk work; 503 when one does not."""
    state = state_of_health(now())
    return JsonResponse(state, status=200 if state["status"] == "ok" else 503, headers={"Cache-Control": "no-store"})


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Explain the initiative and offer the first step."""
    page = _method_page()
    context = {"figures": queries.figures_today(), "dimensions": page.dimensions if page else ()}
    return render(request, "portal/home.html", context)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Show what is assessed, how it counts, and what each label level takes."""
    return render(request, "portal/method.html", {"page": _method_page()})


def _method_page() -> MethodPage | None:
    edition = queries.newest_framework(get_language() or "en")
    return method_page(*edition) if edition else None


@login_required
@require_safe
def desk(request: PersonRequest) -> HttpResponse:
    """Show a person's organisations and what to go on with, and what others ask of them."""
    may_change = partial(allowed, "organisation.change", request.user)
    organisations = queries.organisations_on_desk(request.user)
    context = {
        "organisations": [_on_desk(each, may_change=may_change(each)) for each in organisations],
        "invitations": invitations_to(request.user, now()),
        "handovers": handovers_to(request.user),
    }
    return render(request, "portal/desk.html", context)


def _on_desk(organisation: Organisation, *, may_change: bool) -> tuple[Organisation, Any, bool]:
    """An organisation, what its profile does not say yet, and whether its reader writes for it."""
    return organisation, to_do_list(organisation) if may_change else (), may_change
