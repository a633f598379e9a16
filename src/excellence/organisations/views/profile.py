"""The page of an organisation, and what is said about it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from excellence.accounts.http import PersonRequest
from excellence.kernel.clock import now
from excellence.kernel.errors import Refusal
from excellence.organisations import operations, queries
from excellence.organisations.forms import OrganisationForm
from excellence.web import slots


@login_required
@require_http_methods(["GET", "POST"])
def register(request: PersonRequest) -> HttpResponse:
    """Register the organisation one works for."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.cleaned_data.pop("seen")
        organisation = operations.register_organisation(by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("%(name)s is registered.") % {"name": organisation.name})
        return redirect(organisation)
    return render(request, "organisations/register.html", {"form": form})


@login_required
@require_safe
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show the organisation and what belongs to it."""
    organisation = get_object_or_404(queries.organisations_visible_to(request.user), public_id=public_id)
    sections = slots.fill("organisation", request, [organisation])[organisation.pk]
    return render(request, "organisations/show.html", {"organisation": organisation, "sections": sections})


@login_required
@require_http_methods(["GET", "POST"])
def change(request: PersonRequest, public_id: str) -> HttpResponse:
    """Change the profile."""
    organisation = get_object_or_404(queries.organisations_visible_to(request.user), public_id=public_id)
    form = OrganisationForm(request.POST or None, instance=organisation, initial={"seen": organisation.version})
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_profile(organisation, by=request.user, at=now(), **form.cleaned_data)
        except operations.ProfileChangedMeanwhile as refusal:
            form.add_error(None, str(refusal))
            form.data = request.POST.copy()
            form.data["seen"] = str(queries.version_of(organisation))
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            messages.success(request, _("The profile is stored."))
            return redirect(organisation)
    return render(request, "organisations/change.html", {"form": form, "organisation": organisation})
