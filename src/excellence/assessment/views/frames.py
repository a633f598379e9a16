"""What every page of a self-assessment begins with: the sheet, the indicator asked for, the frame around it."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.translation import get_language

from excellence.accounts.http import PersonRequest
from excellence.assessment import queries
from excellence.assessment.models import Assessment
from excellence.assessment.reports.sheet import Sheet, sheet_of
from excellence.kernel.permissions import allowed
from excellence.method.frameworks import Indicator


def language() -> str:
    """The language the page is read in."""
    return get_language() or "en"


def sheet_for(request: PersonRequest, public_id: str) -> Sheet:
    """The assessment with everything it takes to score it; 404 for strangers."""
    assessment = queries.visible_assessment(request.user, public_id=public_id, language=language())
    if assessment is None:
        raise Http404
    return sheet_of(assessment)


def indicator_of(sheet: Sheet, number: str) -> Indicator:
    """The indicator people know by that number; 404 when there is none."""
    for asked in sheet.framework.indicators:
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
