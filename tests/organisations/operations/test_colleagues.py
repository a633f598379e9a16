"""Who works for an organisation: added, given another role, removed, leaving; never without an owner."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.accounts.models import User
from excellence.accounts.rules import AddressNotConfirmed
from excellence.audit.queries import acts_about
from excellence.kernel.permissions import NotAllowed
from excellence.mail.models import Letter
from excellence.organisations import operations
from excellence.organisations.queries import organisations_visible_to, people_of, with_contact_names
from tests.cast import Cast
from tests.factories.people import HandoverFactory, UserFactory

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def test_add_colleague_gives_the_role(cast: Cast) -> None:
    operations.add_colleague(
        cast.organisation,
        address=cast.newcomer.email.replace("cast-example", "CAST-Example"),
        role="reader",
        by=cast.owner,
        at=NOW,
    )

    assert organisations_visible_to(cast.newcomer).get().role == "reader"


def test_add_colleague_refuses_an_address_without_account(cast: Cast) -> None:
    with pytest.raises(operations.NobodyWithThatAddress):
        operations.add_colleague(cast.organisation, address="x@y.invalid", role="reader", by=cast.owner, at=NOW)


def test_add_colleague_refuses_one_who_is_there_already(cast: Cast) -> None:
    with pytest.raises(operations.AlreadyColleague):
        operations.add_colleague(cast.organisation, address=cast.reader.email, role="owner", by=cast.owner, at=NOW)

    assert cast.organisation.memberships.get(person=cast.reader).role == "reader"


@pytest.mark.parametrize("role", ["editor", "reader", "outsider"])
def test_add_colleague_refuses_who_is_no_owner(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        operations.add_colleague(
            cast.organisation,
            address=cast.newcomer.email,
            role="owner",
            by=cast.member(role),
            at=NOW,  # type: ignore[arg-type]
        )


def test_people_are_listed_owners_first(cast: Cast) -> None:
    assert [each.role for each in people_of(cast.organisation)] == ["owner", "editor", "reader"]


def test_add_colleague_takes_an_address_only_claimed_for_nobodys(cast: Cast) -> None:
    claimed = UserFactory(confirmed_at=None)

    with pytest.raises(operations.NobodyWithThatAddress):
        operations.add_colleague(cast.organisation, address=claimed.email, role="reader", by=cast.owner, at=NOW)


def test_add_colleague_refuses_an_owner_whose_address_is_unconfirmed(cast: Cast) -> None:
    User.objects.filter(pk=cast.owner.pk).update(confirmed_at=None)
    cast.owner.refresh_from_db()

    with pytest.raises(AddressNotConfirmed):
        operations.add_colleague(cast.organisation, address=cast.newcomer.email, role="reader", by=cast.owner, at=NOW)


def roles(cast: Cast) -> dict[str, str]:
    return {each.person.name.split()[1]: each.role for each in people_of(cast.organisation)}


def letters() -> list[tuple[str, str]]:
    return [(letter.address.split("@")[0], letter.subject) for letter in Letter.objects.order_by("pk")]


def verbs(cast: Cast) -> list[str]:
    return [act.verb for act in acts_about(cast.organisation)]


def test_change_role_is_told_in_a_letter_and_recorded(cast: Cast) -> None:
    operations.change_role(cast.organisation, person=cast.reader, role="editor", by=cast.owner, at=NOW)

    assert roles(cast) == {"Owner": "owner", "Editor": "editor", "Reader": "editor"}
    assert letters() == [("rita", "Your role in Pannon Example Cluster is now: Editor")]
    assert verbs(cast) == ["organisation.role_changed"]


def test_change_role_to_the_same_one_does_nothing(cast: Cast) -> None:
    operations.change_role(cast.organisation, person=cast.reader, role="reader", by=cast.owner, at=NOW)

    assert (letters(), verbs(cast)) == ([], [])


def test_change_role_refuses_to_take_it_from_the_only_owner(cast: Cast) -> None:
    with pytest.raises(operations.LastOwner) as refusal:
        operations.change_role(cast.organisation, person=cast.owner, role="editor", by=cast.owner, at=NOW)

    assert str(refusal.value) == (
        "No administrator would be left for Pannon Example Cluster. "
        "Make a colleague an administrator first, or hand the organisation over."
    )


def test_change_role_of_somebody_who_went_meanwhile_is_refused(cast: Cast) -> None:
    operations.leave(cast.organisation, by=cast.reader, at=NOW)

    with pytest.raises(operations.NoLongerColleague, match="No longer has access to this organisation: Rita Reader"):
        operations.change_role(cast.organisation, person=cast.reader, role="editor", by=cast.owner, at=NOW)


def test_remove_takes_the_role_and_is_told_in_a_letter(cast: Cast) -> None:
    operations.remove_colleague(cast.organisation, person=cast.editor, by=cast.owner, at=NOW)

    assert roles(cast) == {"Owner": "owner", "Reader": "reader"}
    assert list(organisations_visible_to(cast.editor)) == []
    assert letters() == [("erik", "Your access to Pannon Example Cluster on Cluster Excellence has ended")]
    assert verbs(cast) == ["organisation.colleague_removed"]


def test_leave_is_told_to_the_owners(cast: Cast) -> None:
    operations.leave(cast.organisation, by=cast.reader, at=NOW)

    assert roles(cast) == {"Owner": "owner", "Editor": "editor"}
    assert letters() == [("olga", "Rita Reader has left Pannon Example Cluster")]


def test_leave_refuses_the_only_owner(cast: Cast) -> None:
    with pytest.raises(operations.LastOwner):
        operations.leave(cast.organisation, by=cast.owner, at=NOW)

    assert roles(cast)["Owner"] == "owner"


def test_owner_with_a_second_one_may_leave(cast: Cast) -> None:
    operations.change_role(cast.organisation, person=cast.editor, role="owner", by=cast.owner, at=NOW)

    operations.leave(cast.organisation, by=cast.owner, at=NOW)

    assert roles(cast) == {"Editor": "owner", "Reader": "reader"}


def test_owner_who_may_no_longer_sign_in_does_not_count(cast: Cast) -> None:
    operations.change_role(cast.organisation, person=cast.editor, role="owner", by=cast.owner, at=NOW)
    User.objects.filter(pk=cast.editor.pk).update(is_active=False)

    with pytest.raises(operations.LastOwner):
        operations.leave(cast.organisation, by=cast.owner, at=NOW)


@pytest.mark.parametrize("role", ["editor", "reader", "outsider", "newcomer"])
def test_people_are_changed_by_owners_only(cast: Cast, role: str) -> None:
    by = cast.member(role)

    with pytest.raises(NotAllowed):
        operations.remove_colleague(cast.organisation, person=cast.owner, by=by, at=NOW)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        operations.change_role(cast.organisation, person=cast.owner, role="reader", by=by, at=NOW)  # type: ignore[arg-type]

    assert roles(cast) == {"Owner": "owner", "Editor": "editor", "Reader": "reader"}


def contacts(cast: Cast) -> list[str] | None:
    return with_contact_names(organisations_visible_to(cast.owner)).get(pk=cast.organisation.pk).contact_names


def test_contact_persons_show_themselves_and_take_it_back(cast: Cast) -> None:
    operations.show_as_contact(cast.organisation, by=cast.reader, at=NOW)
    operations.show_as_contact(cast.organisation, by=cast.owner, at=NOW)
    operations.withdraw_as_contact(cast.organisation, by=cast.owner, at=NOW)

    membership = cast.organisation.memberships.get(person=cast.reader)
    assert (contacts(cast), membership.contact_since) == ([cast.reader.name], NOW)
    assert [act.verb for act in acts_about(cast.organisation)] == [
        "organisation.contact_withdrawn",
        "organisation.contact_shown",
        "organisation.contact_shown",
    ]


def test_contact_person_shown_already_is_no_act(cast: Cast) -> None:
    operations.show_as_contact(cast.organisation, by=cast.reader, at=NOW)
    operations.show_as_contact(cast.organisation, by=cast.reader, at=NOW)

    assert len(acts_about(cast.organisation)) == 1


def test_contact_person_is_a_colleague(cast: Cast) -> None:
    with pytest.raises(operations.NoLongerColleague):
        operations.show_as_contact(cast.organisation, by=cast.newcomer, at=NOW)


def test_contact_person_who_leaves_or_may_not_sign_in_is_not_shown(cast: Cast) -> None:
    operations.show_as_contact(cast.organisation, by=cast.reader, at=NOW)
    operations.show_as_contact(cast.organisation, by=cast.editor, at=NOW)
    operations.leave(cast.organisation, by=cast.reader, at=NOW)
    User.objects.filter(pk=cast.editor.pk).update(is_active=False)

    assert contacts(cast) is None


def test_owner_who_removes_themself_gets_no_e_mail_about_it(cast: Cast) -> None:
    operations.change_role(cast.organisation, person=cast.editor, role="owner", by=cast.owner, at=NOW)
    before = Letter.objects.count()

    operations.remove_colleague(cast.organisation, person=cast.owner, by=cast.owner, at=NOW)

    assert (cast.organisation.memberships.filter(person=cast.owner).count(), Letter.objects.count()) == (0, before)


def test_offer_of_ownership_between_others_stays_when_somebody_goes(cast: Cast) -> None:
    offer = HandoverFactory(organisation=cast.organisation, offered_by=cast.owner, offered_to=cast.editor)

    operations.leave(cast.organisation, by=cast.reader, at=NOW)

    offer.refresh_from_db()
    assert offer.state == "offered"
