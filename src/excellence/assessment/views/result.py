"""The page that says where the organisation stands."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from excellence.accounts.http import PersonRequest
from excellence.assessment.reports.result import result_page
from excellence.assessment.views.frames import frame, sheet_for
from excellence.kernel.clock import today
from excellence.web.methods import require_safe


@login_required
@require_safe
def result(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show where the organisation stands, and the path to a label level."""
    sheet = sheet_for(request, public_id)
    page = result_page(sheet, at=sheet.day(today()), to=request.GET.get("to", ""))
    return render(request, "assessment/result.html", {**frame(request, sheet), "page": page})
