"""Who may do what with an organisation."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from excellence.kernel.permissions import allowed
from excellence.organisations.queries import organisations_visible_to
from excellence.organisations.rules import role_in
from tests.cast import ROLES, Cast
from tests.factories.people import MembershipFactory
from tests.support.queries import Asserting


def test_role_is_that_of_the_person_in_this_organisation(cast: Cast) -> None:
    roles = {role: role_in(cast.member(role), cast.organisation) for role in ROLES}

    inside = {"owner": "owner", "editor": "editor", "reader": "reader"}
    assert roles == {role: inside.get(role) for role in ROLES}


@pytest.mark.parametrize(
    ("permission", "who"),
    [
        ("organisation.change", ["owner", "editor"]),
        ("organisation.add_colleague", ["owner"]),
    ],
)
def test_permission_is_given_by_role(cast: Cast, permission: str, who: list[str]) -> None:
    assert [role for role in ROLES if allowed(permission, cast.member(role), cast.organisation)] == who


def test_role_that_was_read_with_the_organisation_is_not_asked_for_again(cast: Cast, assert_queries: Asserting) -> None:
    seen = organisations_visible_to(cast.editor).get()

    with assert_queries(0):
        role = role_in(cast.editor, seen)

    assert role == "editor"


def test_role_that_was_read_for_somebody_else_does_not_count(cast: Cast) -> None:
    seen = organisations_visible_to(cast.owner).get()

    roles = {role: role_in(cast.member(role), seen) for role in ROLES}

    assert roles == {role: {"owner": "owner", "editor": "editor", "reader": "reader"}.get(role) for role in ROLES}


@pytest.mark.parametrize("organisations", [1, 3])
def test_organisations_come_with_the_role_in_one_statement(
    cast: Cast, assert_queries: Asserting, organisations: int
) -> None:
    for _ in range(organisations):
        MembershipFactory(person=cast.newcomer, role="reader")

    with assert_queries(1):
        roles = [each.role for each in organisations_visible_to(cast.newcomer)]

    assert roles == ["reader"] * organisations


def test_strangers_see_no_organisation(cast: Cast) -> None:
    assert list(organisations_visible_to(cast.stranger)) == []


def test_database_refuses_a_second_role_and_an_unknown_one(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(organisation=cast.organisation, person=cast.reader, role="owner")
    with pytest.raises(IntegrityError, match="role_is_known"), transaction.atomic():
        MembershipFactory(organisation=cast.organisation, person=cast.newcomer, role="king")
