"""The page on which a self-assessment is handed in, and what was frozen."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.accounts.kept import given, kept_through_sign_in
from excellence.assessment import operations, queries
from excellence.assessment.forms import HandInForm
from excellence.assessment.reports.handing_in import hand_in_page
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.views.frames import frame, sheet_for
from excellence.kernel.clock import now
from excellence.kernel.errors import Refusal
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.web.acts import done_or_refused
from excellence.web.methods import require_page_or_form, require_safe
from excellence.web.once import once


@kept_through_sign_in
@login_required
@once
@require_page_or_form
def hand_in(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show what stands against handing in, and hand in what a named person stands for."""
    sheet = sheet_for(request, public_id)
    form = HandInForm(given(request), initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        try:
            operations.submit_assessment(
                sheet.assessment,
                signature=form.signature(),
                words=sheet.texts,
                seen=form.cleaned_data["seen"],
                by=request.user,
                at=now(),
            )
        except (operations.HandedInAlready, operations.ChangedSinceRead, AlreadyMoved) as refusal:
            return _show(request, sheet_for(request, public_id), form, refusal=refusal, status=409)
        except Refusal as refusal:
            return _show(request, sheet, form, refusal=refusal, status=422)
        messages.success(request, _("Your self-assessment is submitted."))
        return redirect("assessment:result", public_id)
    return _show(request, sheet, form, status=422 if form.errors else 200)


@login_required
@require_POST
def accept(request: PersonRequest, public_id: str) -> HttpResponse:
    """Take over what figures propose for empty answers."""
    sheet = sheet_for(request, public_id)
    return done_or_refused(
        request,
        lambda: operations.accept_proposals(sheet.assessment, by=request.user, at=now()),
        _accepted,
        "assessment:hand_in",
        public_id,
    )


def _accepted(count: int) -> str:
    said = ngettext("%(count)s proposed level is yours now.", "%(count)s proposed levels are yours now.", count)
    return said % {"count": count}


@login_required
@require_safe
def frozen(request: PersonRequest, public_id: str) -> HttpResponse:
    """Hand out exactly the bytes that were frozen, so that anyone can work out their hash."""
    assessment = get_object_or_404(queries.assessments_visible_to(request.user), public_id=public_id)
    sheet_bytes = queries.frozen_bytes(assessment)
    if sheet_bytes is None:
        raise Http404
    response = HttpResponse(sheet_bytes, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="self-assessment-{assessment.year}-{public_id}.json"'
    return response


def _show(
    request: PersonRequest, sheet: Sheet, form: HandInForm, *, status: int, refusal: Refusal | None = None
) -> HttpResponse:
    page = None if sheet.submission else hand_in_page(sheet)
    if refusal is not None:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    if page is not None:
        form.initial["seen"] = page.seen
        if form.is_bound:
            form.data = {**form.data.dict(), "seen": page.seen} if isinstance(form.data, QueryDict) else form.data
    around = {**frame(request, sheet), "statement": _(operations.STATEMENT)}
    context = {**around, "page": page, "form": form, "refusal": refusal}
    return render(request, "assessment/hand_in.html", context, status=status)
