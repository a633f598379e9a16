"""Pages of a self-assessment."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.accounts.kept import given, kept_form, kept_through_sign_in
from excellence.assessment import operations, queries
from excellence.assessment.forms import Sent, sent_answer
from excellence.assessment.models import LONGEST_JUSTIFICATION, LONGEST_REASON, Assessment
from excellence.assessment.reports.comments import comments_at
from excellence.assessment.reports.indicator import dimension_of, indicator_page, saved_part
from excellence.assessment.reports.overview import overview_page
from excellence.assessment.reports.papers import is_about_staff, papers_ending
from excellence.assessment.reports.sheet import Sheet, scored_sheet, sheet_of
from excellence.assessment.rules import years_offered
from excellence.assessment.views.frames import assessment_for, frame, indicator_of, language, sheet_for
from excellence.evidence.forms import EvidenceForm
from excellence.evidence.models import ENDS_SOON
from excellence.frameworks.queries import framework_by_hash, newest_versions
from excellence.kernel.clock import now, today
from excellence.kernel.errors import Refusal
from excellence.method.frameworks import Indicator
from excellence.organisations.queries import organisations_visible_to
from excellence.web.acts import done_or_refused, refusals_at
from excellence.web.methods import require_page_or_form, require_safe
from excellence.web.once import once


@login_required
@once
@require_POST
def start(request: PersonRequest, public_id: str) -> HttpResponse:
    """Start a self-assessment under the newest framework."""
    organisation = get_object_or_404(organisations_visible_to(request.user), public_id=public_id)
    version = newest_versions(language()).first()
    year = request.POST.get("year", "")
    if version is None or year not in {str(offered) for offered in years_offered()}:
        raise Http404
    try:
        assessment = operations.start_assessment(
            organisation, version=version, year=int(year), by=request.user, at=now()
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(organisation)
    return redirect(assessment)


@login_required
@require_safe
def overview(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show all indicators with what is answered, what differs and what is open."""
    sheet = sheet_for(request, public_id)
    counts = queries.comment_counts(sheet.assessment, sheet.values.answers)
    ending = queries.papers_good_until(sheet.assessment, today() + ENDS_SOON)
    page = overview_page(sheet, at=today(), comments=counts)
    context = {**frame(request, sheet), "page": page, "ending": papers_ending(sheet, ending, on=today())}
    return render(request, "assessment/overview.html", context)


@kept_through_sign_in
@login_required
@require_page_or_form
def indicator(request: PersonRequest, public_id: str, number: str) -> HttpResponse:
    """Show one indicator and save what is said of it."""
    assessment = assessment_for(request, public_id)
    asked = indicator_of(framework_by_hash(assessment.framework_version.rules_hash), number)
    if request.method != "POST":
        kept = kept_form(request)
        return _show(request, sheet_of(assessment), asked, **(_typed(kept) if kept else {}))
    try:
        sent = sent_answer(request.POST)
        version = operations.save_answer(
            assessment,
            indicator=asked,
            wording=sent.wording,
            seen=sent.seen,
            by=request.user,
            at=now(),
        )
    except operations.AnsweredMeanwhile as refusal:
        return _both(request, assessment, asked, sent, refusal)
    except Refusal as refusal:
        return _refused(request, assessment, asked, refusal)
    if request.htmx:
        return _saved(request, assessment, asked, version)
    messages.success(request, _("%(number)s is saved.") % {"number": asked.number})
    return redirect(_following(assessment, asked) if sent.then == "next" else request.path)


@kept_through_sign_in
@login_required
@once
@require_page_or_form
def add_evidence(request: PersonRequest, public_id: str, number: str) -> HttpResponse:
    """Add a paper, a link or a note for one indicator."""
    sheet = sheet_for(request, public_id)
    asked = indicator_of(sheet.framework, number)
    about_staff = is_about_staff(sheet.framework, asked)
    form = EvidenceForm(given(request), request.FILES or None, about_staff=about_staff)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, field="upload" if form.cleaned_data["upload"] else ""):
            item = operations.show_evidence(
                sheet.assessment, indicator=asked, given=form.cleaned_data, by=request.user, at=now()
            )
            messages.success(request, _("“%(title)s” is added.") % {"title": item.title})
            return redirect("assessment:indicator", public_id, number)
    context = {**frame(request, sheet), "form": form, "indicator": asked, "texts": sheet.texts.indicators[asked.key]}
    return render(request, "assessment/add_evidence.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def discard(request: PersonRequest, public_id: str) -> HttpResponse:
    """Set a draft aside."""
    assessment = get_object_or_404(queries.assessments_visible_to(request.user), public_id=public_id)
    return done_or_refused(
        request,
        lambda: operations.discard_assessment(assessment, by=request.user, at=now()),
        _("The self-assessment is paused. Nothing of it is lost: you can resume it."),
        assessment.organisation,
    )


@login_required
@require_POST
def take_up(request: PersonRequest, public_id: str) -> HttpResponse:
    """Go on with an assessment that was set aside."""
    assessment = get_object_or_404(queries.assessments_visible_to(request.user), public_id=public_id)
    try:
        operations.take_up_assessment(assessment, by=request.user, at=now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(assessment.organisation)
    return redirect(assessment)


def _show(request: PersonRequest, sheet: Sheet, asked: Indicator, status: int = 200, **extra: Any) -> HttpResponse:
    stored, items = queries.stored_answer(sheet.assessment, asked.key), queries.exhibits_of(sheet.assessment, asked.key)
    typed, theirs = extra.pop("typed", None), extra.pop("theirs", "")
    around = frame(request, sheet)
    context = {
        **around,
        "comments": comments_at(sheet, asked, reader=request.user),
        "page": indicator_page(
            sheet, asked, stored, items, at=today(), may_answer=around["may_answer"], typed=typed, theirs=theirs
        ),
        "dimension": dimension_of(sheet.framework, asked),
        "longest_justification": LONGEST_JUSTIFICATION,
        "longest_reason": LONGEST_REASON,
        "seen": stored.version,
        "last_year": sheet.assessment.year - 1,
        **extra,
    }
    return render(request, "assessment/indicator.html", context, status=status)


def _saved(request: PersonRequest, assessment: Assessment, asked: Indicator, version: int) -> HttpResponse:
    """Tell an automatic save what was stored and how it counts now."""
    sheet = scored_sheet(assessment)
    context = {**frame(request, sheet), "at": now(), "version": version, "page": saved_part(sheet, asked)}
    return render(request, "assessment/saved.html", context)


def _both(
    request: PersonRequest,
    assessment: Assessment,
    asked: Indicator,
    sent: Sent,
    refusal: operations.AnsweredMeanwhile,
) -> HttpResponse:
    """Show what is stored beside what was typed; autosave only says so, because the person is typing."""
    if request.htmx:
        return render(request, "assessment/not_saved.html", {"refusal": str(refusal), "conflict": True})
    is_own = isinstance(refusal, operations.AnsweredInAnotherWindow)
    theirs = _("You, in another window") if is_own else str(refusal.params["name"])
    return _show(request, sheet_of(assessment), asked, 409, typed=sent.wording, theirs=theirs, refusal=str(refusal))


def _refused(request: PersonRequest, assessment: Assessment, asked: Indicator, refusal: Refusal) -> HttpResponse:
    """Say at the field what is wrong; everything typed stays."""
    if request.htmx:
        return render(request, "assessment/not_saved.html", {"refusal": str(refusal), "field": refusal.field})
    typed = _typed(request.POST)
    return _show(request, sheet_of(assessment), asked, 422, **typed, refusal=str(refusal), refused_field=refusal.field)


def _typed(data: QueryDict) -> dict[str, Any]:
    sent = sent_answer(data)
    return {"typed": sent.wording, "seen": sent.seen}


def _following(assessment: Assessment, asked: Indicator) -> str:
    order = framework_by_hash(assessment.framework_version.rules_hash).indicators
    at = order.index(asked)
    following = order[at + 1].number if at + 1 < len(order) else None
    public_id = assessment.public_id
    if following is None:
        return reverse("assessment:result", args=[public_id])
    return reverse("assessment:indicator", args=[public_id, following])
