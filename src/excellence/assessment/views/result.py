"""The page that says where the organisation stands."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from excellence.accounts.http import PersonRequest
from excellence.assessment.reports.result import result_page
from excellence.assessment.views.frames import frame, sheet_for
from excellence.kernel.clock import today
from excellence.web.methods import require_safe


@login_required
@require_safe
def result(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show where the organisation stands, and the path to a label level.

    The template keeps what it rendered as long as nothing it shows has changed, and makes the page only when it must.
    """
    sheet = sheet_for(request, public_id)
    at, to = sheet.day(today()), request.GET.get("to", "")
    page = SimpleLazyObject(partial(result_page, sheet, at=at, to=to))
    shown = {"page": page, "at": at, "to": to if to in sheet.texts.levels else ""}
    return render(request, "assessment/result.html", {**frame(request, sheet), **shown})
