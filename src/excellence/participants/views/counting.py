"""The figures a list gives."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.accounts.http import PersonRequest
from excellence.facts.models import FIRST_YEAR
from excellence.facts.queries import figures_of, years_with_figures
from excellence.kernel import clock
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import allowed
from excellence.method.lists import day_of, metrics_of_the_list
from excellence.organisations.models import Organisation
from excellence.participants import queries
from excellence.participants.operations import counting
from excellence.participants.reports import figures as report
from excellence.participants.views.loading import organisation_of
from excellence.web.methods import require_page_or_form, require_safe

LONGEST_VERSION = 9


@login_required
@require_page_or_form
def figures(request: PersonRequest, public_id: str, year: int) -> HttpResponse:
    """Show what the list gives for a year beside what is stored, and take it over."""
    organisation = organisation_of(request, public_id)
    today = clock.today()
    if not FIRST_YEAR <= year <= today.year:
        raise Http404
    if request.method == "POST":
        _take(request, organisation, year)
        return redirect("participants:figures", public_id, year)
    at = day_of(year, today)
    counted, _participants, geography = queries.counted_from_list(organisation, at)
    stored = {fact.metric_id: fact for fact in figures_of(organisation, year)}
    lines = report.figure_lines(counted, stored)
    context = {
        "organisation": organisation,
        "year": year,
        "at": at,
        "runs": at == today,
        "years": report.years_offered(today, years_with_figures(organisation)),
        "lines": lines,
        "geography": geography,
        "has_unknown": any(line.state == "unknown" for line in lines),
        "can_take": any(line.state in ("new", "old") for line in lines),
        "may_keep": allowed("participants.keep", request.user, organisation),
    }
    return render(request, "participants/figures.html", context)


@login_required
@require_safe
def behind(request: PersonRequest, public_id: str, year: int, metric: str) -> HttpResponse:
    """Show which participants stand behind a figure, and why."""
    organisation = organisation_of(request, public_id)
    today = clock.today()
    if metric not in metrics_of_the_list() or not FIRST_YEAR <= year <= today.year:
        raise Http404
    at = day_of(year, today)
    counted, participants, geography = queries.counted_from_list(organisation, at)
    context = {
        "organisation": organisation,
        "year": year,
        "at": at,
        "metric": metric,
        "size": len(participants),
        "behind": report.behind(metric, counted[metric], participants) if metric in counted else None,
        "geography": geography,
    }
    return render(request, "participants/behind.html", context)


def _take(request: PersonRequest, organisation: Organisation, year: int) -> None:
    """Take over one figure or all, and say what became of it."""
    metric, seen = request.POST.get("metric", ""), request.POST.get("seen", "")
    try:
        if metric in metrics_of_the_list():
            version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) <= LONGEST_VERSION else 0
            recorded = counting.take_figure(
                organisation, year=year, metric=metric, seen=version, by=request.user, at=clock.now()
            )
        else:
            recorded = counting.take_figures(organisation, year=year, by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return
    for refused in recorded.refused.values():
        messages.error(request, str(refused))
    taken = len(recorded.stored)
    if taken:
        said = ngettext("%(count)s figure is taken from the list.", "%(count)s figures are taken from the list.", taken)
        messages.success(request, said % {"count": taken})
    elif not recorded.refused:
        messages.success(request, _("Nothing was changed."))
