"""The logo: shown to whoever sees the organisation, changed by those who may."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.files.refusals import ContentLost
from excellence.files.serving import as_picture
from excellence.kernel.clock import now
from excellence.kernel.permissions import allowed
from excellence.organisations import operations, queries
from excellence.organisations.forms.logos import LogoForm
from excellence.organisations.models import Organisation
from excellence.web.acts import done_or_refused, refusals_at
from excellence.web.methods import require_page_or_form, require_safe
from excellence.web.once import once


@login_required
@require_safe
def logo(request: PersonRequest, public_id: str) -> HttpResponse:
    """Hand out the picture; one that is lost or changed is shown to nobody."""
    stored = queries.profile_of(_organisation(request, public_id)).logo
    if stored is None:
        raise Http404
    try:
        return as_picture(stored)
    except ContentLost as lost:
        raise Http404 from lost


@login_required
@once
@require_page_or_form
def change_logo(request: PersonRequest, public_id: str) -> HttpResponse:
    """Choose a picture as the logo."""
    organisation = _organisation(request, public_id)
    form = LogoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, field="upload"):
            operations.set_logo(organisation, upload=form.cleaned_data["upload"], by=request.user, at=now())
            messages.success(request, _("The logo is saved."))
            return redirect(organisation)
    context = {
        "organisation": organisation,
        "profile": queries.profile_of(organisation),
        "form": form,
        "may_change": allowed("organisation.change", request.user, organisation),
    }
    return render(request, "organisations/logo.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def remove_logo(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show no logo any more."""
    organisation = _organisation(request, public_id)
    return done_or_refused(
        request,
        lambda: operations.remove_logo(organisation, by=request.user, at=now()),
        _("The logo is removed."),
        "organisations:profile",
        public_id,
    )


def _organisation(request: PersonRequest, public_id: str) -> Organisation:
    visible = queries.organisations_visible_to(request.user).select_related("profile__logo")
    return get_object_or_404(visible, public_id=public_id)
