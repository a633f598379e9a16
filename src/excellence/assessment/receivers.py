"""What self-assessments show on pages of modules below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import HttpRequest

from excellence.assessment.models import Assessment
from excellence.assessment.queries import assessments_by_organisation, stands_behind_submission
from excellence.assessment.rules import years_offered
from excellence.assessment.states import DRAFT
from excellence.evidence.rules import hold
from excellence.kernel.permissions import allowed
from excellence.organisations.models import Organisation
from excellence.web.slots import Section, register


def assessment_sections(request: HttpRequest, organisations: Sequence[Organisation]) -> Mapping[int, Section]:
    """The self-assessments of each organisation, and the way to start one for those who may."""
    assessments = assessments_by_organisation(organisations)
    return {
        organisation.pk: Section(
            "assessment/organisation_section.html",
            {
                "public_id": organisation.public_id,
                "assessments": assessments[organisation.pk],
                "years": _years_without_draft(assessments[organisation.pk]),
                "may_start": allowed("assessment.start", request.user, organisation),
            },
        )
        for organisation in organisations
    }


def _years_without_draft(assessments: Sequence[Assessment]) -> list[int]:
    drafted = {assessment.year for assessment in assessments if assessment.state == DRAFT}
    return [year for year in years_offered() if year not in drafted]


def connect() -> None:
    """Offer what this module shows elsewhere."""
    register("organisation", "assessment", assessment_sections, position=20)
    hold("assessment", stands_behind_submission)
