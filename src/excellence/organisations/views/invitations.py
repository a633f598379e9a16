"""Invitations: what an owner does with those that are open, and what the link of the letter opens."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest, site_of
from excellence.accounts.models import User
from excellence.kernel.clock import now
from excellence.kernel.errors import Refusal
from excellence.organisations import operations, queries
from excellence.organisations.models import Invitation
from excellence.organisations.reports.colleagues import invitation_page
from excellence.web.acts import done_or_refused
from excellence.web.methods import require_page_or_form
from excellence.web.once import once


@login_required
@once
@require_POST
def manage_invitation(request: PersonRequest, public_id: str, invitation_id: str) -> HttpResponse:
    """Send the letter of an open invitation again, or withdraw it."""
    organisation = get_object_or_404(queries.organisations_visible_to(request.user), public_id=public_id)
    invitation = get_object_or_404(queries.open_invitations_of(organisation), public_id=invitation_id)
    if request.POST.get("act") == "withdraw":
        act = partial(operations.withdraw_invitation, invitation, by=request.user, at=now())
        said = _("The invitation of %(address)s is withdrawn; its link no longer works.")
    else:
        act = partial(operations.send_invitation_again, invitation, by=request.user, at=now(), site=site_of(request))
        said = _("The e-mail to %(address)s is on its way.")
    said %= {"address": invitation.address}
    return done_or_refused(request, act, said, "organisations:colleagues", public_id)


@never_cache
@once
@require_page_or_form
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What the link of a letter opens: who invites, to what; accept or decline."""
    found = queries.invitation_by_token(token)
    if found is None:
        return render(request, "organisations/invitation.html", {"page": None}, status=404)
    if request.method == "POST":
        return _answer(request, found)
    reader = request.user if isinstance(request.user, User) else None
    page, desk = invitation_page(found, reader, at=now()), resolve_url(settings.LOGIN_REDIRECT_URL)
    return render(request, "organisations/invitation.html", {"page": page, "desk_url": desk})


def _answer(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    reader = request.user if isinstance(request.user, User) else None
    answer = request.POST.get("answer")
    try:
        if answer == "accept" and reader is not None:
            operations.accept_invitation(invitation, by=reader, at=now())
            messages.success(request, _("You now have access: %(name)s.") % {"name": invitation.organisation.name})
            return redirect(invitation.organisation)
        if answer != "decline":
            raise Http404
        operations.decline_invitation(invitation, by=reader, at=now())
        messages.success(request, _("You declined. The person who invited you gets an e-mail."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(request.path)
