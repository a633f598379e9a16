"""Who may do what with listings."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.kernel.permissions import allowed
from tests.cast import ROLES, Cast
from tests.factories.listings import CorrectionFactory, ListingFactory

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("permission", "who"),
    [
        ("listings.unlink", ["owner", "administrator"]),
        ("listings.remove", ["owner", "administrator"]),
        ("listings.settle", ["administrator"]),
    ],
)
def test_linked_listing_is_in_the_hands_of_its_owners_and_administrators(
    cast: Cast, permission: str, who: list[str]
) -> None:
    listing = ListingFactory(claimed_by=cast.organisation, claimed_at=NOW)

    assert [role for role in ROLES if allowed(permission, cast.member(role), listing)] == who


def test_free_listing_is_in_the_hands_of_administrators(cast: Cast) -> None:
    listing = ListingFactory()

    assert [role for role in ROLES if allowed("listings.remove", cast.member(role), listing)] == ["administrator"]


def test_real_organisations_are_linked_by_their_owners(cast: Cast) -> None:
    may = [role for role in ROLES if allowed("listings.link", cast.member(role), cast.organisation)]
    cast.organisation.is_fictional = True

    assert may == ["owner"]
    assert not allowed("listings.link", cast.owner, cast.organisation)


@pytest.mark.parametrize(
    ("removed_for", "who"), [("organisation", ["owner", "administrator"]), ("", ["administrator"])]
)
def test_removed_listing_is_shown_again_by_those_who_removed_it(cast: Cast, removed_for: str, who: list[str]) -> None:
    by = cast.organisation if removed_for else None
    listing = ListingFactory(claimed_by=cast.organisation, claimed_at=NOW, removed_at=NOW, removed_for=by)

    assert [role for role in ROLES if allowed("listings.restore", cast.member(role), listing)] == who


@pytest.mark.parametrize(("kind", "who"), [("claim", ["owner", "outsider"]), ("correct", [])])
def test_claim_is_withdrawn_by_who_asked_and_by_the_administrators(cast: Cast, kind: str, who: list[str]) -> None:
    claimant = cast.organisation if kind == "claim" else None
    asked = CorrectionFactory(kind=kind, organisation=claimant, asked_by=cast.outsider)

    assert [role for role in ROLES if allowed("listings.withdraw", cast.member(role), asked)] == who


def test_claim_of_somebody_forgotten_is_not_a_strangers(cast: Cast) -> None:
    asked = CorrectionFactory(kind="claim", organisation=cast.organisation, asked_by=None)

    assert [role for role in ROLES if allowed("listings.withdraw", cast.member(role), asked)] == ["owner"]
