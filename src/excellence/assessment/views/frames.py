"""What every page of a self-assessment begins with: the sheet, the indicator asked for, the frame around it."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from excellence.accounts.http import PersonRequest
from excellence.assessment import queries
from excellence.assessment.models import Assessment
from excellence.assessment.reports.sheet import Sheet, sheet_of
from excellence.kernel.permissions import allowed
from excellence.method.frameworks import Framework, Indicator


def language() -> str:
    """The language the page is read in."""
    return get_language() or "en"


def assessment_for(request: PersonRequest, public_id: str) -> Assessment:
    """The assessment alone; 404 for strangers."""
    return get_object_or_404(queries.assessments_visible_to(request.user, language()), public_id=public_id)


def sheet_for(request: PersonRequest, public_id: str) -> Sheet:
    """The assessment with everything it takes to score it; 404 for strangers."""
    return sheet_of(assessment_for(request, public_id))


def indicator_of(framework: Framework, number: str) -> Indicator:
    """The indicator people know by that number; 404 when there is none."""
    for asked in framework.indicators:
        if asked.number == number:
            return asked
    raise Http404


def frame(request: PersonRequest, sheet: Sheet) -> dict[str, Any]:
    """What every template of an assessment needs."""
    assessment: Assessment = sheet.assessment
    return {
        "sheet": sheet,
        "assessment": assessment,
        "organisation": assessment.organisation,
        "words_language": sheet.texts.language,
        "may_answer": allowed("assessment.answer", request.user, assessment),
    }
