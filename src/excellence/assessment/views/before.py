"""Pages of what came before an assessment: earlier labels and areas of improvement."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.accounts.kept import given, kept_through_sign_in
from excellence.assessment import operations, queries
from excellence.assessment.forms import EntryForm, ImprovementForm, LabelForm, initial_of
from excellence.assessment.models import EarlierLabel, Improvement
from excellence.assessment.reports.before import before_page, level_choices, measure_choices
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.views.frames import frame, sheet_for
from excellence.kernel.clock import now, today
from excellence.web.acts import done_or_refused, refusals_at
from excellence.web.methods import require_page_or_form, require_safe
from excellence.web.once import once


@login_required
@require_safe
def before(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show earlier labels and areas of improvement, and what the label asks of them."""
    sheet = sheet_for(request, public_id)
    labels, improvements = queries.earlier_labels_of(sheet.assessment), queries.improvements_of(sheet.assessment)
    page = before_page(sheet, labels, improvements, at=today())
    return render(request, "assessment/before.html", {**frame(request, sheet), "page": page})


@kept_through_sign_in
@login_required
@once
@require_page_or_form
def add_label(request: PersonRequest, public_id: str) -> HttpResponse:
    """Add an earlier label."""
    sheet = sheet_for(request, public_id)
    form = LabelForm(level_choices(sheet), given(request))

    def act() -> None:
        operations.add_label(sheet.assessment, said=form.said(), by=request.user, at=now())

    return _entry(request, sheet, form, act, title=_("An earlier label"))


@kept_through_sign_in
@login_required
@require_page_or_form
def change_label(request: PersonRequest, public_id: str, entry: str) -> HttpResponse:
    """Change an earlier label."""
    sheet = sheet_for(request, public_id)
    label = _of(sheet, queries.earlier_labels_of, entry)
    form = LabelForm(level_choices(sheet), given(request), initial=initial_of(label))

    def act() -> None:
        operations.change_label(label, said=form.said(), seen=form.seen_version(), by=request.user, at=now())

    return _entry(request, sheet, form, act, title=_("An earlier label"), entry=label)


@login_required
@require_POST
def remove_label(request: PersonRequest, public_id: str, entry: str) -> HttpResponse:
    """Take an earlier label away."""
    sheet = sheet_for(request, public_id)
    label = _of(sheet, queries.earlier_labels_of, entry)
    return _removed(request, sheet, partial(operations.remove_label, label, by=request.user, at=now()))


@kept_through_sign_in
@login_required
@once
@require_page_or_form
def add_improvement(request: PersonRequest, public_id: str) -> HttpResponse:
    """Add an area of improvement."""
    sheet = sheet_for(request, public_id)
    form = ImprovementForm(measure_choices(sheet), given(request))

    def act() -> None:
        operations.add_improvement(sheet.assessment, said=form.said(), by=request.user, at=now())

    return _entry(request, sheet, form, act, title=_("An area of improvement"))


@kept_through_sign_in
@login_required
@require_page_or_form
def change_improvement(request: PersonRequest, public_id: str, entry: str) -> HttpResponse:
    """Change an area of improvement."""
    sheet = sheet_for(request, public_id)
    improvement = _of(sheet, queries.improvements_of, entry)
    form = ImprovementForm(measure_choices(sheet), given(request), initial=initial_of(improvement))

    def act() -> None:
        seen = form.seen_version()
        operations.change_improvement(improvement, said=form.said(), seen=seen, by=request.user, at=now())

    return _entry(request, sheet, form, act, title=_("An area of improvement"), entry=improvement)


@login_required
@require_POST
def remove_improvement(request: PersonRequest, public_id: str, entry: str) -> HttpResponse:
    """Take an area of improvement away."""
    sheet = sheet_for(request, public_id)
    improvement = _of(sheet, queries.improvements_of, entry)
    return _removed(request, sheet, partial(operations.remove_improvement, improvement, by=request.user, at=now()))


def _of(sheet: Sheet, entries: Callable[[Any], Any], public_id: str) -> Any:
    entry = get_object_or_404(entries(sheet.assessment), public_id=public_id)
    entry.assessment = sheet.assessment
    return entry


def _entry(
    request: PersonRequest,
    sheet: Sheet,
    form: EntryForm,
    act: Callable[[], None],
    *,
    title: str,
    entry: EarlierLabel | Improvement | None = None,
) -> HttpResponse:
    """Show a form, or do what it says and go back to the list; a refusal stands at its field."""
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, saved=partial(_saved, entry) if entry else None):
            act()
            messages.success(request, _("It is saved."))
            return redirect("assessment:before", sheet.assessment.public_id)
    context = {**frame(request, sheet), "form": form, "title": title, "remove_url": _remove_url(sheet, entry)}
    return render(request, "assessment/before_entry.html", context, status=422 if form.errors else 200)


def _saved(entry: EarlierLabel | Improvement) -> dict[str, Any]:
    entry.refresh_from_db()
    return initial_of(entry)


def _remove_url(sheet: Sheet, entry: EarlierLabel | Improvement | None) -> str:
    if entry is None:
        return ""
    name = "remove_label" if isinstance(entry, EarlierLabel) else "remove_improvement"
    return reverse(f"assessment:{name}", args=[sheet.assessment.public_id, entry.public_id])


def _removed(request: PersonRequest, sheet: Sheet, act: Callable[[], None]) -> HttpResponse:
    return done_or_refused(request, act, _("The entry is removed."), "assessment:before", sheet.assessment.public_id)
