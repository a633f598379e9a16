"""A permission is a rule and the sentence said when it refuses."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from django.core.exceptions import PermissionDenied
from rules.permissions import permissions

from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import NotAllowed, add_permission, allowed, predicate, require


@predicate
def is_owner(user: object, subject: object) -> bool:
    """Whether the subject is the user's own."""
    return user == subject


@pytest.fixture(autouse=True)
def rooms() -> Generator[None]:
    """Two permissions for one test, one with its own sentence."""
    add_permission("room.enter", is_owner, sentence="Only who lives here may enter.")
    add_permission("room.paint", is_owner)
    yield
    del permissions["room.enter"], permissions["room.paint"]


def test_allowed_says_what_the_rule_says() -> None:
    answers = [allowed("room.enter", "ann", "ann"), allowed("room.enter", "ann", "bob")]

    assert answers == [True, False]


def test_require_lets_pass_who_may() -> None:
    require("room.enter", "ann", "ann")


def test_require_refuses_with_the_sentence_of_the_permission() -> None:
    with pytest.raises(NotAllowed) as refused:
        require("room.enter", "ann", "bob")

    assert str(refused.value) == "Only who lives here may enter."


def test_require_refuses_with_the_general_sentence_when_there_is_no_own() -> None:
    with pytest.raises(NotAllowed) as refused:
        require("room.paint", "ann", "bob")

    assert str(refused.value) == NotAllowed.sentence


def test_not_allowed_is_a_refusal_and_what_django_answers_403_to() -> None:
    refusal = NotAllowed("room.enter")

    assert (isinstance(refusal, Refusal), isinstance(refusal, PermissionDenied)) == (True, True)


def test_require_fails_loudly_for_an_unknown_permission() -> None:
    with pytest.raises(KeyError, match=r"room\.leave"):
        require("room.leave", "ann", "ann")


def test_add_permission_refuses_a_second_rule() -> None:
    with pytest.raises(KeyError, match=r"room\.enter"):
        add_permission("room.enter", is_owner)


def test_predicates_combine() -> None:
    is_stranger = ~is_owner

    answers = [is_stranger.test("ann", "bob"), (is_stranger & is_owner).test("ann", "bob")]

    assert answers == [True, False]
