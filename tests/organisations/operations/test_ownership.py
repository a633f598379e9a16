"""Handing an organisation over: nothing changes until the colleague accepts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.audit.queries import acts_about
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.kernel.permissions import NotAllowed
from excellence.mail.models import Letter
from excellence.organisations import operations
from excellence.organisations.models import Handover
from excellence.organisations.queries import handovers_to, open_handover_of, people_of
from tests.cast import Cast

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
SITE = "https://excellence.invalid"


@pytest.fixture
def offer(cast: Cast) -> Handover:
    return operations.offer_ownership(cast.organisation, to=cast.editor, by=cast.owner, at=NOW, site=SITE)


def roles(cast: Cast) -> dict[str, str]:
    return {each.person.name.split()[1]: each.role for each in people_of(cast.organisation)}


def test_offer_changes_nothing_yet_and_is_told_in_a_letter(cast: Cast, offer: Handover) -> None:
    letter = Letter.objects.get()

    assert roles(cast) == {"Owner": "owner", "Editor": "editor", "Reader": "reader"}
    assert (letter.recipient, letter.subject) == (
        cast.editor,
        "An offer from Olga Owner: become administrator of Pannon Example Cluster",
    )
    assert list(handovers_to(cast.editor)) == [offer]


def test_accept_makes_the_colleague_the_owner_and_the_owner_an_editor(cast: Cast, offer: Handover) -> None:
    operations.accept_ownership(offer, by=cast.editor, at=NOW)

    assert roles(cast) == {"Owner": "editor", "Editor": "owner", "Reader": "reader"}
    assert [act.verb for act in acts_about(cast.organisation)] == [
        "organisation.ownership_accepted",
        "organisation.ownership_offered",
    ]


def test_accept_refuses_everybody_else(cast: Cast, offer: Handover) -> None:
    with pytest.raises(NotAllowed):
        operations.accept_ownership(offer, by=cast.reader, at=NOW)


def test_accept_refuses_when_whoever_offered_no_longer_owns(cast: Cast, offer: Handover) -> None:
    operations.change_role(cast.organisation, person=cast.reader, role="owner", by=cast.owner, at=NOW)
    operations.change_role(cast.organisation, person=cast.owner, role="reader", by=cast.reader, at=NOW)

    with pytest.raises(operations.OffererGone, match="no longer an administrator of this organisation: Olga Owner"):
        operations.accept_ownership(offer, by=cast.editor, at=NOW)

    offer.refresh_from_db()
    assert (roles(cast)["Editor"], offer.state) == ("editor", "offered")


def test_decline_leaves_everything_and_frees_the_place(cast: Cast, offer: Handover) -> None:
    operations.decline_ownership(offer, by=cast.editor, at=NOW)

    operations.offer_ownership(cast.organisation, to=cast.reader, by=cast.owner, at=NOW, site=SITE)
    assert roles(cast) == {"Owner": "owner", "Editor": "editor", "Reader": "reader"}


def test_withdrawn_offer_cannot_be_accepted(cast: Cast, offer: Handover) -> None:
    operations.withdraw_offer(offer, by=cast.owner, at=NOW)

    with pytest.raises(AlreadyMoved):
        operations.accept_ownership(offer, by=cast.editor, at=NOW)


def test_second_offer_is_refused_while_one_is_open(cast: Cast, offer: Handover) -> None:
    with pytest.raises(operations.AlreadyOffered):
        operations.offer_ownership(cast.organisation, to=cast.reader, by=cast.owner, at=NOW, site=SITE)

    assert open_handover_of(cast.organisation) == offer


def test_offer_to_an_owner_or_a_stranger_is_refused(cast: Cast) -> None:
    with pytest.raises(operations.AlreadyOwner):
        operations.offer_ownership(cast.organisation, to=cast.owner, by=cast.owner, at=NOW, site=SITE)
    with pytest.raises(operations.NoLongerColleague):
        operations.offer_ownership(cast.organisation, to=cast.newcomer, by=cast.owner, at=NOW, site=SITE)


@pytest.mark.parametrize("role", ["editor", "reader", "outsider"])
def test_offer_is_made_by_owners_only(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        operations.offer_ownership(
            cast.organisation,
            to=cast.reader,
            by=cast.member(role),  # type: ignore[arg-type]  # signed in, all of them
            at=NOW,
            site=SITE,
        )


def test_offer_ends_when_the_colleague_leaves(cast: Cast, offer: Handover) -> None:
    operations.leave(cast.organisation, by=cast.editor, at=NOW)

    offer.refresh_from_db()
    assert offer.state == "withdrawn"
