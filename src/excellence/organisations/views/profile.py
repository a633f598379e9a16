"""The page of an organisation, and what is said about it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from excellence.accounts.http import PersonRequest
from excellence.accounts.kept import given, kept_through_sign_in
from excellence.kernel.clock import now
from excellence.kernel.permissions import allowed
from excellence.organisations import operations, queries
from excellence.organisations.classifications import nace_language
from excellence.organisations.forms.profile import FORMS, OrganisationForm, SectionForm, WordsForm
from excellence.organisations.models import Organisation
from excellence.organisations.reports.profile import contact_names, section_views, social_links, to_do_list
from excellence.organisations.sections import SECTIONS, Section, fingerprint, said_now, section_called
from excellence.web import slots
from excellence.web.acts import refusals_at
from excellence.web.methods import require_page_or_form, require_safe
from excellence.web.once import once


@kept_through_sign_in
@login_required
@once
@require_page_or_form
def register(request: PersonRequest) -> HttpResponse:
    """Register the organisation one works for; where one of that name is known, ask first whether it is that one."""
    form = OrganisationForm(given(request))
    known: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        known = {} if "another" in request.POST else _namesakes(request, form.instance)
    if request.method == "POST" and form.is_valid() and not known:
        organisation = operations.register_organisation(by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("%(name)s is registered.") % {"name": organisation.name})
        onward = request.GET.get("next", "")
        return redirect(onward if url_has_allowed_host_and_scheme(onward, {request.get_host()}) else organisation)
    return render(request, "organisations/register.html", {"form": form, **known}, status=409 if known else 200)


def _namesakes(request: PersonRequest, candidate: Organisation) -> dict[str, Any]:
    """What is known of organisations of the same name: one's own, those of others, and what modules above know."""
    registered = queries.organisations_called(candidate.name, country=str(candidate.country.code))
    own = [each for each in queries.organisations_visible_to(request.user) if each in registered]
    others = [each for each in registered if each not in own]
    sections = slots.fill("registration", request, [candidate])[candidate.pk]
    return {"own": own, "others": others, "sections": sections} if registered or sections else {}


@login_required
@require_safe
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show the organisation and what belongs to it."""
    organisation = _organisation(request, public_id)
    sections = slots.fill("organisation", request, [organisation])[organisation.pk]
    said = queries.profile_of(organisation)
    context = {
        "organisation": organisation,
        "profile": said,
        "links": social_links(said),
        "contacts": contact_names(organisation),
        "sections": sections,
        "to_do": to_do_list(organisation),
        "may_change": allowed("organisation.change", request.user, organisation),
    }
    return render(request, "organisations/show.html", context)


@login_required
@require_safe
def profile(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show what the profile says, and what is missing."""
    organisation = _organisation(request, public_id)
    context = {
        "organisation": organisation,
        "profile": queries.profile_of(organisation),
        "views": section_views(organisation),
        "figures": slots.fill("organisation.profile", request, [organisation])[organisation.pk],
        "to_do": to_do_list(organisation),
        "may_change": allowed("organisation.change", request.user, organisation),
    }
    return render(request, "organisations/profile.html", context)


@kept_through_sign_in
@login_required
@require_page_or_form
def section(request: PersonRequest, public_id: str, key: str) -> HttpResponse:
    """Change one section of the profile."""
    organisation, shown = _organisation(request, public_id), section_called(key)
    if shown is None:
        raise Http404
    form = _form(request, organisation, shown)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, saved=lambda: _initial(_organisation(request, public_id), shown)):
            operations.change_profile(
                organisation, section=shown, said=form.said(), seen=form.cleaned_data["seen"], by=request.user, at=now()
            )
            messages.success(request, _("Saved: %(section)s.") % {"section": _(shown.title)})
            return redirect(_after(request, organisation, shown))
    context = {
        "organisation": organisation,
        "section": shown,
        "title": _(shown.title),
        "form": form,
        "following": _following(shown),
        "nace_language": nace_language(),
        "may_change": allowed("organisation.change", request.user, organisation),
    }
    return render(request, f"organisations/profile/{_template(shown)}.html", context)


def _organisation(request: PersonRequest, public_id: str) -> Organisation:
    visible = queries.organisations_visible_to(request.user).select_related("profile")
    return get_object_or_404(queries.with_contact_names(visible), public_id=public_id)


def _form(request: PersonRequest, organisation: Organisation, shown: Section) -> SectionForm:
    initial = _initial(organisation, shown)
    return FORMS[shown.key](given(request), initial=initial, country=str(organisation.country.code))


def _initial(organisation: Organisation, shown: Section) -> dict[str, Any]:
    said = said_now(shown, organisation, queries.profile_of(organisation))
    typed = WordsForm.typed(said) if shown.key == "words" else said
    return {**typed, "seen": fingerprint(said)}


def _following(shown: Section) -> Section | None:
    place = SECTIONS.index(shown) + 1
    return SECTIONS[place] if place < len(SECTIONS) else None


def _after(request: PersonRequest, organisation: Organisation, shown: Section) -> str:
    following = _following(shown)
    if request.POST.get("then") == "next" and following is not None:
        return reverse("organisations:section", args=[organisation.public_id, following.key])
    return f"{reverse('organisations:profile', args=[organisation.public_id])}#{shown.key}"


def _template(shown: Section) -> str:
    return shown.key if shown.key in {"words", "sectors", "collaboration"} else "section"
