"""The list, and participants one by one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.accounts.kept import given, kept_through_sign_in
from excellence.kernel import clock
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import allowed
from excellence.participants import queries
from excellence.participants.forms import ParticipantForm, SeatForm, initial_of, refusal_at
from excellence.participants.operations import keeping
from excellence.participants.reports import lists
from excellence.participants.views.loading import organisation_of, words_for
from excellence.web.forms import show_saved
from excellence.web.methods import require_page_or_form, require_safe
from excellence.web.once import once
from excellence.web.paging import Paging, address

LONGEST_SEARCH = 100


@login_required
@require_safe
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show the list, a page at a time, and what is missing in it."""
    organisation = organisation_of(request, public_id)
    sought, after = request.GET.get("q", "")[:LONGEST_SEARCH], request.GET.get("after", "")[:220]
    page = queries.page_of(organisation, after=after.replace("\x00", ""), sought=sought)
    geography, gazetteer = queries.geography_of(organisation, page.rows), queries.gazetteer_is_there()
    context = {
        "organisation": organisation,
        "size": queries.size_of(organisation),
        "rows": lists.rows_of_page(page.rows, geography, clock.today(), gazetteer=gazetteer),
        "paging": Paging(
            address(request, after="") if after else "",
            address(request, after=page.next_after) if page.next_after else "",
        ),
        "sought": sought,
        "geography": geography,
        "seat_form": SeatForm(initial={"town": geography.seat_town}),
        "gazetteer_missing": not gazetteer,
        "year": clock.today().year - 1,
        "may_keep": allowed("participants.keep", request.user, organisation),
    }
    return render(request, "participants/show.html", context)


@kept_through_sign_in
@login_required
@once
@require_page_or_form
def add(request: PersonRequest, public_id: str) -> HttpResponse:
    """Put one organisation on the list."""
    organisation = organisation_of(request, public_id)
    words = words_for(organisation)
    form = ParticipantForm(
        given(request), words=words, today=clock.today(), initial={"country": words.home_country, "seen": 0}
    )
    if request.method == "POST" and form.is_valid():
        try:
            participant = keeping.add_participant(organisation, details=form.details, by=request.user, at=clock.now())
        except Refusal as refusal:
            refusal_at(form, refusal)
        else:
            messages.success(request, _("%(name)s is on the list.") % {"name": participant.name})
            another = request.POST.get("then") == "next"
            return redirect("participants:add" if another else "participants:show", public_id)
    context = {
        "organisation": organisation,
        "form": form,
        "may_keep": allowed("participants.keep", request.user, organisation),
    }
    return render(request, "participants/participant.html", context, status=422 if form.errors else 200)


@kept_through_sign_in
@login_required
@require_page_or_form
def change(request: PersonRequest, public_id: str, participant_id: str) -> HttpResponse:
    """See and change one participant."""
    organisation = organisation_of(request, public_id)
    participant = get_object_or_404(queries.participants_of(organisation), public_id=participant_id)
    around: dict[str, Any] = {"words": words_for(organisation), "today": clock.today()}
    initial = initial_of(queries.details_of(participant), participant.version)
    form = ParticipantForm(given(request), initial=initial, **around)
    if request.method == "POST" and form.is_valid():
        try:
            keeping.change_participant(
                participant, details=form.details, seen=form.seen_version, by=request.user, at=clock.now()
            )
        except keeping.ParticipantChangedMeanwhile as refusal:
            participant.refresh_from_db()
            show_saved(form, initial_of(queries.details_of(participant), participant.version), refusal)
        except Refusal as refusal:
            refusal_at(form, refusal)
        else:
            messages.success(request, _("%(name)s is stored.") % {"name": form.details.name})
            return redirect("participants:show", public_id)
    geography = queries.geography_of(organisation, [participant])
    context = {
        "organisation": organisation,
        "participant": participant,
        "row": lists.rows_of_page([participant], geography, clock.today())[0],
        "form": form,
        "may_keep": allowed("participants.keep", request.user, organisation),
    }
    return render(request, "participants/participant.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def remove(request: PersonRequest, public_id: str, participant_id: str) -> HttpResponse:
    """Take a participant off the list that never should have stood there."""
    organisation = organisation_of(request, public_id)
    participant = get_object_or_404(queries.participants_of(organisation), public_id=participant_id)
    try:
        keeping.remove_participant(participant, by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(name)s is off the list.") % {"name": participant.name})
    return redirect("participants:show", public_id)
