"""The list, and participants one by one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.accounts.kept import given, kept_through_sign_in
from excellence.kernel import clock
from excellence.kernel.permissions import allowed
from excellence.organisations.models import Organisation
from excellence.participants import queries
from excellence.participants.forms import CommitmentForm, ParticipantForm, SeatForm, initial_of
from excellence.participants.models import Participant
from excellence.participants.operations import committing, keeping
from excellence.participants.reports import lists
from excellence.participants.views.loading import organisation_of
from excellence.web.acts import done_or_refused, refusals_at
from excellence.web.methods import require_page_or_form, require_safe
from excellence.web.once import once
from excellence.web.paging import Paging, address

LONGEST_SEARCH = 100


@login_required
@require_safe
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show the list, a page at a time, and what is missing in it."""
    return _list(request, organisation_of(request, public_id), CommitmentForm())


def _list(request: PersonRequest, organisation: Organisation, form: CommitmentForm) -> HttpResponse:
    sought, after = request.GET.get("q", "")[:LONGEST_SEARCH], request.GET.get("after", "")[:220]
    size, unknown = queries.size_and_unknown_of(organisation)
    page = queries.page_of(organisation, after=after.replace("\x00", ""), sought=sought)
    geography, gazetteer = queries.geography_of(organisation, page.rows), queries.gazetteer_is_there()
    context = {
        "organisation": organisation,
        "size": size,
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
        "commitment_form": form,
        "unknown": unknown,
        "selected": request.POST.getlist("participant"),
        "change": queries.changes_of(organisation).select_related("by").first(),
        "may_keep": allowed("participants.keep", request.user, organisation),
    }
    return render(request, "participants/show.html", context, status=422 if form.errors else 200)


@login_required
@require_page_or_form
def commit(request: PersonRequest, public_id: str) -> HttpResponse:
    """Set the commitment of many participants at once."""
    organisation = organisation_of(request, public_id)
    form = CommitmentForm(request.POST)
    if request.method == "GET":
        return redirect("participants:show", public_id)
    if form.is_valid():
        commitment = form.cleaned_data["commitment"]
        with refusals_at(form):
            done = committing.set_commitment(
                organisation,
                commitment=commitment,
                seen=form.seen(request.POST.getlist("participant")),
                by=request.user,
                at=clock.now(),
            )
            messages.success(request, _committed(done))
            return redirect("participants:show", public_id)
    return _list(request, organisation, form)


@kept_through_sign_in
@login_required
@once
@require_page_or_form
def add(request: PersonRequest, public_id: str) -> HttpResponse:
    """Put one organisation on the list."""
    organisation = organisation_of(request, public_id)
    initial = {"country": str(organisation.country), "seen": 0}
    form = ParticipantForm(given(request), today=clock.today(), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            participant = keeping.add_participant(organisation, details=form.details, by=request.user, at=clock.now())
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
    form = ParticipantForm(given(request), initial=_initial(participant), today=clock.today())
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, saved=lambda: _saved(participant)):
            keeping.change_participant(
                participant, details=form.details, seen=form.seen_version, by=request.user, at=clock.now()
            )
            messages.success(request, _("%(name)s is saved.") % {"name": form.details.name})
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
    return done_or_refused(
        request,
        lambda: keeping.remove_participant(participant, by=request.user, at=clock.now()),
        _("%(name)s is off the list.") % {"name": participant.name},
        "participants:show",
        public_id,
    )


def _initial(participant: Participant) -> dict[str, object]:
    return initial_of(queries.details_of(participant), participant.version)


def _saved(participant: Participant) -> dict[str, object]:
    participant.refresh_from_db()
    return _initial(participant)


def _committed(done: committing.Committed) -> str:
    text = ngettext(
        "The commitment of %(count)s participant is saved.",
        "The commitment of %(count)s participants is saved.",
        done.set,
    )
    said = text % {"count": done.set}
    if done.stay:
        text = ngettext(
            "%(count)s was changed by a colleague meanwhile and stays. Look at it and set it again.",
            "%(count)s were changed by colleagues meanwhile and stay. Look at them and set them again.",
            done.stay,
        )
        said = f"{said} {text % {'count': done.stay}}"
    return said
