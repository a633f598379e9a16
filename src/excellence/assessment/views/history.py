"""What was saved at an indicator before, and putting it back."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from excellence.accounts.http import PersonRequest
from excellence.assessment import operations, queries
from excellence.assessment.forms import whole_number
from excellence.assessment.reports.history import saves_page
from excellence.assessment.views.frames import assessment_for, frame, indicator_of, sheet_for
from excellence.frameworks.queries import framework_by_hash
from excellence.kernel.clock import now
from excellence.web.acts import done_or_refused
from excellence.web.methods import require_safe


@login_required
@require_safe
def history(request: PersonRequest, public_id: str, number: str) -> HttpResponse:
    """Show who saved what at an indicator, newest first."""
    sheet = sheet_for(request, public_id)
    asked = indicator_of(sheet.framework, number)
    stored = queries.stored_answer(sheet.assessment, asked.key)
    before = whole_number(request.GET.get("before", ""))
    context = {
        **frame(request, sheet),
        "indicator": asked,
        "texts": sheet.texts.indicators[asked.key],
        "history": saves_page(sheet.assessment, stored, before=before if before > 0 else None),
    }
    return render(request, "assessment/history.html", context)


@login_required
@require_POST
def restore(request: PersonRequest, public_id: str, number: str) -> HttpResponse:
    """Save what was saved before once more, if nobody saved anything else since the history was read."""
    assessment = assessment_for(request, public_id)
    asked = indicator_of(framework_by_hash(assessment.framework_version.rules_hash), number)
    saves = queries.saves_of(assessment, asked.key)
    save = get_object_or_404(saves, pk=whole_number(request.POST.get("save", "")))
    seen = whole_number(request.POST.get("seen", ""))
    return done_or_refused(
        request,
        lambda: operations.restore_answer(assessment, indicator=asked, save=save, seen=seen, by=request.user, at=now()),
        _("The earlier answer is saved again."),
        *("assessment:indicator", public_id, number),
        refused_to=("assessment:history", public_id, number),
    )
