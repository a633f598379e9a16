"""Claims: proven by an address at the listing's website, or looked at by a person; until then nothing changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from excellence.accounts.models import User
from excellence.accounts.rules import AddressNotConfirmed
from excellence.audit.queries import acts_about
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.kernel.permissions import NotAllowed
from excellence.listings import operations
from excellence.listings.models import Correction, Listing, NotOurs
from excellence.mail.models import Letter
from tests.cast import Cast
from tests.factories.listings import CorrectionFactory, ListingFactory
from tests.factories.people import LONG_AGO, MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
SITE = "https://www.listed-example.org/"


def claimant(address: str, **fields: object) -> MembershipFactory:
    """A person with that address who administers an organisation of their own."""
    return MembershipFactory(role="owner", person=UserFactory(email=address, **fields))


def claim(listing: Listing, membership: MembershipFactory, at: datetime = NOW) -> Correction:
    return operations.claim_listing(listing, organisation=membership.organisation, by=membership.person, at=at)


def test_claim_with_a_confirmed_address_at_the_website_links_at_once() -> None:
    listing, ours = ListingFactory(website=SITE), claimant("ann@listed-example.org")

    made = claim(listing, ours)

    stored = Listing.objects.get(pk=listing.pk)
    assert (made.state, stored.claimed_by, stored.claimed_at) == ("done", ours.organisation, NOW)
    assert [act.verb for act in acts_about(listing)] == ["listings.linked", "listings.claimed"]


def test_claim_with_an_invented_address_that_is_not_confirmed_is_refused() -> None:
    listing, invented = ListingFactory(website=SITE), claimant("ann@listed-example.org", confirmed_at=None)

    with pytest.raises(AddressNotConfirmed):
        claim(listing, invented)

    assert (Correction.objects.count(), Listing.objects.get().claimed_by) == (0, None)


@pytest.mark.parametrize(
    "address",
    [
        "ann@elsewhere-example.org",
        "ann@evil-listed-example.org",
        "ann@listed-example.org.evil-example.net",
        "ann@gmail.com",
    ],
)
def test_claim_with_an_address_elsewhere_waits_and_changes_nothing(address: str) -> None:
    listing, stranger = ListingFactory(website=SITE), claimant(address)

    made = claim(listing, stranger)

    assert (made.state, Listing.objects.get().claimed_by) == ("received", None)
    with pytest.raises(NotAllowed):
        operations.remove_entry(listing, by=stranger.person, at=NOW)
    assert Listing.objects.get().removed_at is None


def test_claim_of_the_same_name_without_a_website_waits() -> None:
    namesake = claimant("ann@namesake-example.org")
    listing = ListingFactory(name=namesake.organisation.name, country="HU")

    assert claim(listing, namesake).state == "received"


def test_claim_made_twice_is_one() -> None:
    listing, stranger = ListingFactory(), claimant("ann@elsewhere-example.org")

    assert claim(listing, stranger) == claim(listing, stranger)


def test_of_two_claimants_of_one_listing_the_first_wins() -> None:
    listing = ListingFactory(website=SITE)
    first, second = claimant("ann@listed-example.org"), claimant("bob@listed-example.org")

    claim(listing, first)
    with pytest.raises(operations.AlreadyLinked):
        claim(listing, second)

    assert Listing.objects.get().claimed_by == first.organisation
    assert Correction.objects.get().asked_by == first.person


def test_many_claims_of_one_account_are_refused_until_the_next_day(cast: Cast) -> None:
    stranger = claimant("ann@elsewhere-example.org")
    for listing in ListingFactory.create_batch(5):
        made = claim(listing, stranger)
        operations.decline_request(made, reason="Not yours", by=cast.administrator, at=NOW)
    another = MembershipFactory(role="owner", person=stranger.person)

    with pytest.raises(operations.TooManyClaims):
        claim(ListingFactory(), another)

    assert claim(ListingFactory(), another, NOW + timedelta(days=2)).state == "received"


def test_claims_that_wait_count_however_old_they_are() -> None:
    stranger = claimant("ann@elsewhere-example.org")
    for listing in ListingFactory.create_batch(5):
        claim(listing, stranger, LONG_AGO)

    with pytest.raises(operations.TooManyClaims):
        claim(ListingFactory(), stranger)


@pytest.mark.parametrize("role", ["editor", "reader", "outsider", "administrator"])
def test_claim_is_for_administrators_of_the_organisation(cast: Cast, role: str) -> None:
    person = cast.member(role)
    assert isinstance(person, User)

    with pytest.raises(NotAllowed):
        operations.claim_listing(ListingFactory(), organisation=cast.organisation, by=person, at=NOW)


def test_claim_for_a_fictional_organisation_is_refused() -> None:
    fictional = MembershipFactory(role="owner", organisation=OrganisationFactory(is_fictional=True))

    with pytest.raises(NotAllowed):
        claim(ListingFactory(), fictional)


@pytest.mark.parametrize("fields", [{"removed_at": NOW}, {"claimed_at": NOW}])
def test_claim_of_a_listing_removed_or_linked_meanwhile_is_refused(cast: Cast, fields: dict[str, datetime]) -> None:
    listing = ListingFactory()
    linked = {"claimed_by": cast.other_organisation} if "claimed_at" in fields else {}
    Listing.objects.filter(pk=listing.pk).update(**fields, **linked)

    with pytest.raises(operations.AlreadyLinked):
        operations.claim_listing(listing, organisation=cast.organisation, by=cast.owner, at=NOW)


def test_settle_links_whom_the_claim_names_and_tells_the_claimant_why(cast: Cast) -> None:
    asked = CorrectionFactory(kind="claim", organisation=cast.organisation, asked_by=cast.owner)

    operations.settle_request(asked, reason="They showed it", by=cast.administrator, at=NOW)

    stored = Listing.objects.get(pk=asked.listing.pk)
    letter = Letter.objects.get()
    assert (stored.claimed_by, stored.claimed_at) == (cast.organisation, NOW)
    assert (letter.recipient, letter.body.count("is now linked"), letter.body.count("They showed it")) == (
        cast.owner,
        1,
        1,
    )


def test_decline_tells_the_claimant_why(cast: Cast) -> None:
    asked = CorrectionFactory(kind="claim", organisation=cast.organisation, asked_by=cast.owner)

    operations.decline_request(asked, reason="Another cluster", by=cast.administrator, at=NOW)

    body = Letter.objects.get().body
    assert (body.count("was not linked"), body.count("Another cluster")) == (1, 1)
    assert Listing.objects.get().claimed_by is None


@pytest.mark.parametrize("decide", [operations.settle_request, operations.decline_request])
def test_claim_is_decided_with_a_reason(cast: Cast, decide: object) -> None:
    asked = CorrectionFactory(kind="claim", organisation=cast.organisation, asked_by=cast.owner)

    with pytest.raises(operations.ReasonMissing):
        decide(asked, reason=" ", by=cast.administrator, at=NOW)  # type: ignore[operator]

    assert Correction.objects.get().state == "received"


def test_settle_a_claim_of_a_listing_linked_meanwhile_changes_nothing(cast: Cast) -> None:
    listing = ListingFactory(claimed_by=cast.other_organisation, claimed_at=NOW)
    asked = CorrectionFactory(listing=listing, kind="claim", organisation=cast.organisation)

    with pytest.raises(operations.AlreadyLinked):
        operations.settle_request(asked, reason="Theirs", by=cast.administrator, at=NOW)

    assert Correction.objects.get(pk=asked.pk).state == "received"


def test_unlink_makes_the_listing_free_again_once(cast: Cast) -> None:
    listing = ListingFactory(claimed_by=cast.organisation, claimed_at=NOW)

    operations.unlink_listing(listing, by=cast.owner, at=NOW)

    assert Listing.objects.get(pk=listing.pk).claimed_by is None
    with pytest.raises(NotAllowed):
        operations.unlink_listing(listing, by=cast.owner, at=NOW)
    with pytest.raises(operations.NotLinked):
        operations.unlink_listing(listing, by=cast.administrator, at=NOW)


def test_stranger_who_was_unlinked_by_the_operator_can_neither_remove_nor_link_again(cast: Cast) -> None:
    listing, stranger = ListingFactory(website=SITE), claimant("ann@listed-example.org")
    claim(listing, stranger)
    seen_before = Listing.objects.select_related("claimed_by").get()

    operations.unlink_listing(listing, by=cast.administrator, at=NOW)

    with pytest.raises(NotAllowed):
        operations.remove_entry(seen_before, by=stranger.person, at=NOW)
    assert claim(listing, stranger).state == "received"
    assert (Listing.objects.get().claimed_by, Letter.objects.get().recipient) == (None, stranger.person)


@pytest.mark.parametrize("role", ["editor", "reader", "outsider", "newcomer"])
def test_unlink_is_refused_to_others(cast: Cast, role: str) -> None:
    listing = ListingFactory(claimed_by=cast.organisation, claimed_at=NOW)

    with pytest.raises(NotAllowed):
        operations.unlink_listing(listing, by=cast.member(role), at=NOW)  # type: ignore[arg-type]  # the cast has strangers


def test_not_ours_is_noted_once(cast: Cast) -> None:
    listing = ListingFactory()

    for _ in range(2):
        operations.note_not_ours(listing, organisation=cast.organisation, by=cast.owner, at=NOW)

    assert NotOurs.objects.count() == 1
    assert [act.verb for act in acts_about(listing)] == ["listings.not_ours"]


def test_claim_that_waits_is_withdrawn_by_a_colleague_and_can_be_made_again() -> None:
    listing, asker = ListingFactory(), claimant("ann@elsewhere-example.org")
    colleague = MembershipFactory(role="owner", organisation=asker.organisation)
    made = claim(listing, asker)

    operations.withdraw_claim(made, by=colleague.person, at=NOW)

    assert (Correction.objects.get().state, claim(listing, colleague).state) == ("withdrawn", "received")
    acts = [(act.verb, act.actor_id) for act in acts_about(listing)]
    assert acts[1] == ("listings.withdrawn", colleague.person.public_id)


def test_claim_decided_meanwhile_is_not_withdrawn(cast: Cast) -> None:
    asked = CorrectionFactory(kind="claim", organisation=cast.organisation, asked_by=cast.owner)
    seen = Correction.objects.get(pk=asked.pk)
    operations.settle_request(asked, reason="They showed it", by=cast.administrator, at=NOW)

    with pytest.raises(AlreadyMoved):
        operations.withdraw_claim(seen, by=cast.owner, at=NOW)

    assert Listing.objects.get().claimed_by == cast.organisation


def test_claim_withdrawn_meanwhile_is_not_decided(cast: Cast) -> None:
    asked = CorrectionFactory(kind="claim", organisation=cast.organisation, asked_by=cast.owner)
    seen = Correction.objects.get(pk=asked.pk)
    operations.withdraw_claim(asked, by=cast.owner, at=NOW)

    with pytest.raises(AlreadyMoved):
        operations.settle_request(seen, reason="They showed it", by=cast.administrator, at=NOW)

    assert Listing.objects.get().claimed_by is None


@pytest.mark.parametrize("role", ["editor", "reader", "outsider", "administrator"])
def test_withdraw_is_for_who_asked_and_the_administrators(cast: Cast, role: str) -> None:
    person = cast.member(role)
    asked = CorrectionFactory(kind="claim", organisation=cast.organisation, asked_by=cast.owner)
    assert isinstance(person, User)

    with pytest.raises(NotAllowed):
        operations.withdraw_claim(asked, by=person, at=NOW)


def test_request_to_correct_is_not_withdrawn_as_a_claim(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        operations.withdraw_claim(CorrectionFactory(kind="correct", asked_by=cast.owner), by=cast.owner, at=NOW)
