"""Doors to what colleagues say to each other at an indicator."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.accounts.kept import given, kept_through_sign_in
from excellence.assessment import operations
from excellence.assessment.queries import indicator_subject
from excellence.assessment.reports.comments import comments_at
from excellence.assessment.views.frames import frame, indicator_of, sheet_for
from excellence.kernel.clock import now
from excellence.kernel.errors import Refusal
from excellence.threads.queries import messages_about
from excellence.web.acts import done_or_refused
from excellence.web.methods import require_page_or_form
from excellence.web.once import once


@kept_through_sign_in
@login_required
@once
@require_page_or_form
def comments(request: PersonRequest, public_id: str, number: str) -> HttpResponse:
    """Show the comments at an indicator, and take a new one."""
    sheet = sheet_for(request, public_id)
    asked = indicator_of(sheet.framework, number)
    sent, mistake = given(request), ""
    typed = sent.get("text", "") if sent else ""
    if request.method == "POST":
        try:
            operations.comment(sheet.assessment, indicator=asked, text=typed, by=request.user, at=now())
        except Refusal as refusal:
            mistake = str(refusal)
        else:
            return redirect(_comments_at(public_id, number))
    context = {
        **frame(request, sheet),
        "indicator": asked,
        "texts": sheet.texts.indicators[asked.key],
        "comments": comments_at(sheet, asked, reader=request.user, typed=typed, mistake=mistake),
    }
    return render(request, "assessment/comments.html", context, status=422 if mistake else 200)


@login_required
@require_POST
def withdraw(request: PersonRequest, public_id: str, number: str, message_id: str) -> HttpResponse:
    """Take a comment's words away."""
    sheet = sheet_for(request, public_id)
    asked = indicator_of(sheet.framework, number)
    about = messages_about(indicator_subject(sheet.assessment, asked.key))
    message = get_object_or_404(about, public_id=message_id)
    return done_or_refused(
        request,
        lambda: operations.withdraw_comment(sheet.assessment, message=message, by=request.user, at=now()),
        _("The comment is withdrawn."),
        _comments_at(public_id, number),
    )


def _comments_at(public_id: str, number: str) -> str:
    return reverse("assessment:indicator", args=[public_id, number]) + "#comments"
