"""Who may do what with a self-assessment."""

from __future__ import annotations

from excellence.accounts.models import User
from excellence.assessment.models import Assessment
from excellence.assessment.states import DRAFT
from excellence.kernel.clock import today
from excellence.kernel.permissions import add_permission, predicate
from excellence.kernel.words import N_
from excellence.organisations.rules import WRITES, is_editor, role_in


def years_offered() -> list[int]:
    """The years a self-assessment can be started for: last year's figures are complete, this year's may be."""
    this_year = today().year
    return [this_year, this_year - 1]


@predicate
def writes_for_it(person: User, assessment: Assessment) -> bool:
    """The person may write for the organisation that assesses itself."""
    role = assessment.role if hasattr(assessment, "role") else role_in(person, assessment.organisation)
    return role in WRITES


@predicate
def is_draft(_person: User, assessment: Assessment) -> bool:
    """The assessment can still be answered."""
    return assessment.state == DRAFT


add_permission(
    "assessment.start",
    is_editor,
    sentence=N_("Only owners and editors of an organisation may start a self-assessment."),
)
add_permission(
    "assessment.answer",
    writes_for_it & is_draft,
    sentence=N_("Only owners and editors may answer, and only while the self-assessment is a draft."),
)
add_permission(
    "assessment.submit",
    writes_for_it,
    sentence=N_("Only owners and editors of the organisation may hand a self-assessment in."),
)
add_permission(
    "assessment.discard",
    writes_for_it,
    sentence=N_("Only owners and editors of the organisation may set a self-assessment aside or take it up again."),
)
