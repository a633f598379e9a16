"""The result, drawn once for the same rows: whoever opens it again sees what was kept, after the rows were read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from excellence.accounts.http import PersonRequest
from excellence.assessment.reports.result import result_page
from excellence.assessment.reports.sheet import Sheet, Stored
from excellence.assessment.views.frames import frame, language, sheet_for
from excellence.kernel.clock import today
from excellence.kernel.kept import Kept

RESULTS_KEPT: Final = 64


@dataclass(frozen=True, slots=True)
class ShownResult:
    """What a result page shows between masthead and footer, for everybody who may see it."""

    points: str
    maximum: str
    opening: SafeString
    body: SafeString


Key = tuple[Stored | None, str, str, str, str, date, str]
_RESULTS: Final[Kept[Key, ShownResult]] = Kept(RESULTS_KEPT)


@login_required
@require_safe
def result(request: PersonRequest, public_id: str) -> HttpResponse:
    """Show where the organisation stands."""
    sheet = sheet_for(request, public_id)
    shown = shown_result(sheet, at=sheet.day(today()), to=request.GET.get("to", ""))
    return render(request, "assessment/result.html", {**frame(request, sheet), "result": shown})


def shown_result(sheet: Sheet, *, at: date, to: str) -> ShownResult:
    """The result in the active language; its key names all it follows from: rows, rules, words, day and addresses."""
    level = to if to in sheet.texts.levels else ""
    assessment = sheet.assessment
    places = (assessment.public_id, assessment.organisation.public_id)
    key = (sheet.stored, *places, language(), sheet.texts.texts_hash, at, level)
    return _RESULTS.get(key, lambda: _drawn(sheet, at, level))


def _drawn(sheet: Sheet, at: date, level: str) -> ShownResult:
    page = result_page(sheet, at=at, to=level)
    context = {"page": page, "assessment": sheet.assessment, "words_language": sheet.texts.language}
    opening, body = (
        mark_safe(render_to_string(f"assessment/{name}.html", context))  # noqa: S308 - a template escaped what is in it
        for name in ("result_opening", "result_body")
    )
    return ShownResult(page.points, page.maximum, opening, body)
