"""Who may withdraw a message."""

from __future__ import annotations

from excellence.kernel.permissions import allowed
from tests.cast import ROLES, Cast
from tests.factories.threads import MessageFactory


def test_withdraw_is_for_whoever_said_it(cast: Cast) -> None:
    message = MessageFactory(said_by=cast.reader)

    assert [role for role in ROLES if allowed("threads.withdraw", cast.member(role), message)] == ["reader"]


def test_message_of_an_erased_account_is_nobody_elses(cast: Cast) -> None:
    message = MessageFactory.build(said_by=None)

    assert [role for role in ROLES if allowed("threads.withdraw", cast.member(role), message)] == []
