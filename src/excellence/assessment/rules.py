"""Who may do what with a self-assessment."""

from __future__ import annotations

from excellence.accounts.models import User
from excellence.assessment.models import Assessment
from excellence.assessment.states import DRAFT, SUBMITTED
from excellence.kernel.clock import today
from excellence.kernel.permissions import add_permission, predicate
from excellence.kernel.words import N_
from excellence.organisations.models import Membership
from excellence.organisations.rules import WRITES, is_editor, role_in


def years_offered() -> list[int]:
    """The years a self-assessment can be started for: last year's figures are complete, this year's may be."""
    this_year = today().year
    return [this_year, this_year - 1]


@predicate
def writes_for_it(person: User, assessment: Assessment) -> bool:
    """The person may write for the organisation that assesses itself."""
    return role_in(person, assessment.organisation, loaded=assessment) in WRITES


@predicate
def works_for_it(person: User, assessment: Assessment) -> bool:
    """The person has any role in the organisation that assesses itself."""
    return role_in(person, assessment.organisation, loaded=assessment) is not None


@predicate
def owns_it(person: User, assessment: Assessment) -> bool:
    """The person owns the record of the organisation that assesses itself."""
    return role_in(person, assessment.organisation, loaded=assessment) == Membership.Role.OWNER


@predicate
def is_submitted(_person: User, assessment: Assessment) -> bool:
    """The assessment was handed in."""
    return assessment.state == SUBMITTED


@predicate
def is_draft(_person: User, assessment: Assessment) -> bool:
    """The assessment can still be answered."""
    return assessment.state == DRAFT


add_permission(
    "assessment.start",
    is_editor,
    sentence=N_("Only administrators and editors of an organisation may start a self-assessment."),
)
add_permission(
    "assessment.answer",
    writes_for_it & is_draft,
    sentence=N_("Only administrators and editors may answer, and only while the self-assessment is a draft."),
)
add_permission(
    "assessment.submit",
    writes_for_it,
    sentence=N_("Only administrators and editors of the organisation may submit a self-assessment."),
)
add_permission(
    "assessment.discard",
    writes_for_it,
    sentence=N_("Only administrators and editors of the organisation may pause or resume a self-assessment."),
)
add_permission(
    "assessment.erase_texts",
    owns_it & is_submitted,
    sentence=N_("Only administrators may erase the texts of a self-assessment, and only after it was submitted."),
)
add_permission(
    "assessment.comment",
    works_for_it,
    sentence=N_("Only people of the organisation may comment on its self-assessment."),
)
add_permission(
    "assessment.withdraw_others_comment",
    owns_it,
    sentence=N_("Only its author or an administrator of the organisation may withdraw a comment."),
)
