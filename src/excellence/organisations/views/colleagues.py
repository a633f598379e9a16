"""Who works for an organisation: roles, leaving, removing, handing over."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest, site_of
from excellence.accounts.kept import given, kept_through_sign_in
from excellence.kernel.clock import now
from excellence.organisations import operations, queries
from excellence.organisations.forms.people import InvitationForm, RoleForm
from excellence.organisations.models import Membership, Organisation
from excellence.organisations.reports.colleagues import colleagues_page
from excellence.web.acts import done_or_refused, refusals_at
from excellence.web.methods import require_page_or_form
from excellence.web.once import once


@kept_through_sign_in
@login_required
@once
@require_page_or_form
def colleagues(request: PersonRequest, public_id: str) -> HttpResponse:
    """See who works for the organisation, and invite a colleague."""
    organisation = _organisation(request, public_id)
    form = InvitationForm(given(request), initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            invitation = operations.invite_colleague(
                organisation, **form.cleaned_data, by=request.user, at=now(), site=site_of(request)
            )
            messages.success(request, _("The e-mail to %(address)s is on its way.") % {"address": invitation.address})
            return redirect("organisations:colleagues", public_id)
    page = colleagues_page(organisation, request.user, at=now())
    context = {"form": form, "organisation": organisation, "page": page}
    return render(request, "organisations/colleagues.html", context)


@login_required
@require_POST
def change_role(request: PersonRequest, public_id: str) -> HttpResponse:
    """Give a colleague another role."""
    organisation = _organisation(request, public_id)
    membership, form = _colleague(request, organisation), RoleForm(request.POST)
    if not form.is_valid():
        raise Http404
    role = form.cleaned_data["role"]
    said = _("The role is saved.")
    return _act(
        request,
        organisation,
        lambda: operations.change_role(organisation, person=membership.person, role=role, by=request.user, at=now()),
        said,
    )


@login_required
@require_POST
def remove(request: PersonRequest, public_id: str) -> HttpResponse:
    """End a colleague's work for the organisation."""
    organisation = _organisation(request, public_id)
    person = _colleague(request, organisation).person
    said = _("The access has ended: %(name)s.") % {"name": person.name}
    return _act(
        request,
        organisation,
        lambda: operations.remove_colleague(organisation, person=person, by=request.user, at=now()),
        said,
    )


@login_required
@require_POST
def contact_person(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show oneself as contact person, or take it back; never somebody else."""
    organisation = _organisation(request, public_id)
    if request.POST.get("shown") == "yes":
        said = _("You are shown as contact person.")
        return _act(
            request, organisation, lambda: operations.show_as_contact(organisation, by=request.user, at=now()), said
        )
    said = _("You are no longer shown as contact person.")
    return _act(
        request, organisation, lambda: operations.withdraw_as_contact(organisation, by=request.user, at=now()), said
    )


@login_required
@require_POST
def leave(request: PersonRequest, public_id: str) -> HttpResponse:
    """Stop working for the organisation."""
    organisation = _organisation(request, public_id)
    return done_or_refused(
        request,
        lambda: operations.leave(organisation, by=request.user, at=now()),
        _("Your access has ended: %(name)s.") % {"name": organisation.name},
        settings.LOGIN_REDIRECT_URL,
        refused_to=("organisations:colleagues", public_id),
    )


@login_required
@require_POST
def offer_ownership(request: PersonRequest, public_id: str) -> HttpResponse:
    """Offer a colleague to own the organisation."""
    organisation = _organisation(request, public_id)
    person = _colleague(request, organisation).person
    said = _("The offer to %(name)s is on its way. Nothing changes until they accept.") % {"name": person.name}
    return _act(
        request,
        organisation,
        lambda: operations.offer_ownership(organisation, to=person, by=request.user, at=now(), site=site_of(request)),
        said,
    )


ANSWERS = {
    "accept": operations.accept_ownership,
    "decline": operations.decline_ownership,
    "withdraw": operations.withdraw_offer,
}


@login_required
@require_POST
def answer_offer(request: PersonRequest, public_id: str) -> HttpResponse:
    """Accept, decline or withdraw the offer of ownership that is open."""
    organisation = _organisation(request, public_id)
    handover, answer = queries.open_handover_of(organisation), ANSWERS.get(request.POST.get("answer", ""))
    if handover is None or answer is None:
        raise Http404
    said = {
        "accept": _("You are now an administrator of %(name)s."),
        "decline": _("You declined. Nothing has changed."),
        "withdraw": _("The offer is withdrawn."),
    }[request.POST["answer"]] % {"name": organisation.name}
    return _act(request, organisation, lambda: answer(handover, by=request.user, at=now()), said)


def _organisation(request: PersonRequest, public_id: str) -> Organisation:
    return get_object_or_404(queries.organisations_visible_to(request.user), public_id=public_id)


def _colleague(request: PersonRequest, organisation: Organisation) -> Membership:
    asked = request.POST.get("person", "")
    return get_object_or_404(queries.people_of(organisation), person__public_id=asked)


def _act(request: PersonRequest, organisation: Organisation, act: Callable[[], object], said: str) -> HttpResponse:
    return done_or_refused(request, act, said, "organisations:colleagues", organisation.public_id)
