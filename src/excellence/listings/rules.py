"""Who may do what with listings."""

from __future__ import annotations

from rules.predicates import is_active, is_staff

from excellence.accounts.models import User
from excellence.kernel.permissions import add_permission, predicate
from excellence.kernel.words import N_
from excellence.listings.models import Correction, Listing
from excellence.organisations.models import Organisation
from excellence.organisations.rules import is_owner


@predicate
def is_real(_person: User, organisation: Organisation) -> bool:
    """The organisation exists outside the demonstration."""
    return not organisation.is_fictional


@predicate
def looks_after(person: User, listing: Listing) -> bool:
    """The person administers the organisation the listing is linked to."""
    return listing.claimed_by is not None and is_owner.test(person, listing.claimed_by)


@predicate
def is_removed_by_its_people(_person: User, listing: Listing) -> bool:
    """The listing was removed by the organisation it is linked to, not by those who run the instance."""
    return listing.removed_for_id is not None and listing.removed_for_id == listing.claimed_by_id


@predicate
def asked_for(person: User, asked: Correction) -> bool:
    """The person made the claim."""
    return asked.kind == Correction.Kind.CLAIM and person.is_authenticated and asked.asked_by_id == person.pk


@predicate
def speaks_for_claimant(person: User, asked: Correction) -> bool:
    """The person administers the organisation the claim was made for."""
    return asked.organisation is not None and is_owner.test(person, asked.organisation)


runs_the_instance = is_active & is_staff

add_permission(
    "listings.link",
    is_owner & is_real,
    sentence=N_("Only administrators of a real organisation may ask to link a listing to it."),
)
add_permission(
    "listings.unlink",
    looks_after | runs_the_instance,
    sentence=N_("Only administrators of the organisation a listing is linked to may undo the link."),
)
add_permission(
    "listings.remove",
    looks_after | runs_the_instance,
    sentence=N_("Only administrators of the organisation and the operator of this site may remove a listing."),
)
add_permission(
    "listings.restore",
    (looks_after & is_removed_by_its_people) | runs_the_instance,
    sentence=N_("Only those who removed a listing, or the operator of this site, may show it again."),
)
add_permission(
    "listings.settle",
    runs_the_instance,
    sentence=N_("Only the operator of this site may correct listings and settle requests."),
)
add_permission(
    "listings.withdraw",
    asked_for | speaks_for_claimant,
    sentence=N_("Only the person who asked, and administrators of the organisation, may withdraw this request."),
)
