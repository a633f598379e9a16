"""Pages of yearly figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from excellence.accounts.http import PersonRequest
from excellence.accounts.kept import given, kept_through_sign_in
from excellence.facts import forms, operations, queries
from excellence.facts.models import FIRST_YEAR
from excellence.kernel import clock
from excellence.kernel.permissions import allowed
from excellence.method.source import catalogue, catalogue_texts
from excellence.organisations.models import Organisation
from excellence.organisations.queries import organisations_visible_to, profile_of
from excellence.web import slots
from excellence.web.methods import require_page_or_form, require_safe


@login_required
@require_safe
def years(request: PersonRequest, public_id: str) -> HttpResponse:
    """Offer the years one can enter figures for, newest first."""
    organisation = get_object_or_404(organisations_visible_to(request.user), public_id=public_id)
    this_year = clock.today().year
    known = queries.years_with_figures(organisation)
    offered = sorted({*known, this_year, this_year - 1, this_year - 2}, reverse=True)
    sections = slots.fill("figures", request, [organisation])[organisation.pk]
    context = {
        "organisation": organisation,
        "offered": offered,
        "known": known,
        "group": catalogue().groups[0],
        "sections": sections,
    }
    return render(request, "facts/years.html", context)


@kept_through_sign_in
@login_required
@require_page_or_form
def figures(request: PersonRequest, public_id: str, year: int, group: str) -> HttpResponse:
    """Show and record the figures of one group for one year."""
    theirs = organisations_visible_to(request.user).select_related("profile")
    organisation = get_object_or_404(theirs, public_id=public_id)
    known = catalogue()
    if group not in known.groups or not FIRST_YEAR <= year <= clock.today().year:
        raise Http404
    metrics = forms.entered_metrics(known, group)
    sent = forms.entries_from(given(request) or QueryDict(), metrics)
    typed = {entry.metric.key: replace(entry, ask=True) for entry in sent}
    recorded = None
    if request.method == "POST":
        recorded = operations.record_figures(
            organisation, year=year, entries=typed.values(), by=request.user, at=clock.now()
        )
        if not recorded.refused:
            return _moved_on(request, organisation, year, group, len(recorded.stored))
    stored, before = _by_metric(organisation, year)
    may_record = allowed("facts.record", request.user, organisation)
    words = catalogue_texts(get_language() or "en")
    rows = forms.rows_for(
        metrics,
        words,
        stored,
        before,
        typed=typed,
        recorded=recorded,
        profile=forms.said_in(profile_of(organisation)) if may_record else None,
        yes_no=(_("yes"), _("no")),
    )
    context = {
        "organisation": organisation,
        "year": year,
        "group": group,
        "rows": _with_sections(request, organisation, year, rows),
        "words": words,
        "mistakes": [row for row in rows if row.mistake],
        "stored_count": len(recorded.stored) if recorded else None,
        "tabs": _tabs(organisation, year, group),
        "may_record": may_record,
    }
    return render(request, "facts/figures.html", context, status=422 if recorded else 200)


def _by_metric(organisation: Organisation, year: int) -> tuple[dict[str, Any], dict[str, Any]]:
    facts = list(queries.figures_of(organisation, year, year - 1))
    return (
        {fact.metric_id: fact for fact in facts if fact.year == year},
        {fact.metric_id: fact for fact in facts if fact.year == year - 1},
    )


def _with_sections(
    request: PersonRequest, organisation: Organisation, year: int, rows: list[forms.Row]
) -> list[forms.Row]:
    """The rows with what modules above know about them; they are asked once for all."""
    asked = [forms.FigureSubject(row.metric.key, organisation, year, row.text, bool(row.from_list)) for row in rows]
    sections = slots.fill("figure", request, asked)
    return [replace(row, sections=tuple(sections[row.metric.key])) for row in rows]


def _tabs(organisation: Organisation, year: int, current: str) -> list[dict[str, Any]]:
    names = catalogue_texts(get_language() or "en").groups
    return [
        {"name": names[key], "url": _address(organisation, year, key), "current": key == current}
        for key in catalogue().groups
    ]


def _address(organisation: Organisation, year: int, group: str) -> str:
    return reverse("facts:figures", args=[organisation.public_id, year, group])


def _moved_on(request: PersonRequest, organisation: Organisation, year: int, group: str, stored: int) -> HttpResponse:
    said = ngettext("%(count)s figure is saved.", "%(count)s figures are saved.", stored) % {"count": stored}
    messages.success(request, said if stored else _("Nothing was changed."))
    groups = catalogue().groups
    following = groups[groups.index(group) + 1 :]
    if request.POST.get("then") == "next" and following:
        return redirect(_address(organisation, year, following[0]))
    return redirect(_address(organisation, year, group))
