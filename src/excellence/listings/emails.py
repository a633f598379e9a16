"""The e-mails about listings: one function for each, in the language of whoever reads it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from excellence.accounts.models import User
from excellence.listings.models import Correction, Listing
from excellence.organisations.emails import post_to
from excellence.organisations.models import Organisation
from excellence.organisations.queries import owners_of


def claim_answered(claim: Correction, *, accepted: bool, by: User, at: datetime) -> None:
    """Tell the claimant what those who run the instance decided, and why."""
    claimant = claim.asked_by
    if claimant is None:
        return
    params = {"listing": claim.listing.name, "organisation": str(claim.organisation)}
    with override(claimant.language):
        linked = _("The listing “%(listing)s” is now linked to your organisation: %(organisation)s.") % params
        left = _("The listing “%(listing)s” was not linked to your organisation: %(organisation)s.") % params
        post_to(
            claimant,
            subject=_("Your request to link the listing “%(listing)s”") % params,
            paragraphs=[linked if accepted else left, _("The reason: %(reason)s") % {"reason": claim.reason}],
            purpose="listings.claim_answered",
            by=by,
            at=at,
        )


def link_undone(listing: Listing, organisation: Organisation, *, by: User, at: datetime) -> None:
    """Tell the organisation's administrators that those who run the instance took the link away."""
    params = {"listing": listing.name, "organisation": organisation.name}
    for person in owners_of(organisation):
        with override(person.language):
            post_to(
                person,
                subject=_("The listing “%(listing)s” is no longer linked to you") % params,
                paragraphs=[
                    _(
                        "The operator of this site undid the link of the listing “%(listing)s” to your organisation: "
                        "%(organisation)s."
                    )
                    % params,
                    _("If this is a mistake, ask again on the page of the listing. Somebody will look at it."),
                ],
                purpose="listings.link_undone",
                by=by,
                at=at,
            )
