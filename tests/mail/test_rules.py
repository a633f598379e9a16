"""Who may do what with e-mails."""

from __future__ import annotations

from excellence.kernel.permissions import allowed
from tests.cast import ROLES, Cast


def test_send_again_is_for_those_who_run_the_instance(cast: Cast) -> None:
    assert [role for role in ROLES if allowed("mail.send_again", cast.member(role))] == ["administrator"]


def test_send_again_is_for_nobody_whose_account_is_closed(cast: Cast) -> None:
    cast.administrator.is_active = False

    assert not allowed("mail.send_again", cast.administrator)
