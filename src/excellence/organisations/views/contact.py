"""Writing to an organisation."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from excellence.accounts.http import PersonRequest
from excellence.accounts.kept import given, kept_through_sign_in
from excellence.kernel.clock import now
from excellence.organisations import operations, queries
from excellence.organisations.forms.people import MessageForm
from excellence.web.acts import refusals_at
from excellence.web.methods import require_page_or_form
from excellence.web.once import once


@kept_through_sign_in
@login_required
@once
@require_page_or_form
def contact(request: PersonRequest, public_id: str) -> HttpResponse:
    """Write to an organisation that takes messages; others do not exist for strangers."""
    addressed = get_object_or_404(queries.organisations_that_take_messages(), public_id=public_id)
    form = MessageForm(given(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            operations.write_to_organisation(addressed, text=form.cleaned_data["message"], by=request.user, at=now())
            messages.success(request, _("Your message to %(name)s is on its way.") % {"name": addressed.name})
            return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "organisations/contact.html", {"form": form, "addressed": addressed})
