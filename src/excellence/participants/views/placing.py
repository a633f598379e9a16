"""Where the office and the towns of a list are."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.kernel import clock
from excellence.kernel.permissions import allowed
from excellence.participants import queries
from excellence.participants.operations import placing
from excellence.participants.reports.towns import open_towns
from excellence.participants.views.loading import organisation_of
from excellence.web.acts import done_or_refused
from excellence.web.methods import require_page_or_form

LONGEST_CODE = 9


@login_required
@require_POST
def seat(request: PersonRequest, public_id: str) -> HttpResponse:
    """Say in which town the office is."""
    organisation = organisation_of(request, public_id)
    town = request.POST.get("town", "")
    return done_or_refused(
        request,
        lambda: placing.set_seat(organisation, town=town, by=request.user, at=clock.now()),
        _("The town of your office is saved."),
        "participants:show",
        public_id,
    )


@login_required
@require_page_or_form
def places(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show the towns that are not found or not clear, and choose among several of one name."""
    organisation = organisation_of(request, public_id)
    if request.method == "POST":
        act = partial(placing.choose_place, organisation, **_chosen(request), by=request.user, at=clock.now())
        return done_or_refused(request, act, _("The town is chosen."), "participants:places", public_id)
    listed = list(queries.participants_of(organisation))
    geography = queries.geography_of(organisation, listed)
    context = {
        "organisation": organisation,
        "towns": open_towns(organisation, listed, geography),
        "gazetteer_missing": not queries.gazetteer_is_there(),
        "may_keep": allowed("participants.keep", request.user, organisation),
    }
    return render(request, "participants/places.html", context)


def _chosen(request: PersonRequest) -> dict[str, Any]:
    country, _bar, folded = request.POST.get("town", "").partition("|")
    code = request.POST.get("code", "")
    return {
        "town": (country[:2], folded[:130].replace("\x00", "")),
        "code": int(code) if code.isascii() and code.isdigit() and len(code) <= LONGEST_CODE else 0,
    }
