"""What a person must have shown, and whose an account is."""

from __future__ import annotations

import pytest

from excellence.accounts.rules import AddressNotConfirmed, require_confirmed
from excellence.kernel.permissions import allowed
from tests.cast import ROLES, Cast
from tests.factories.people import UserFactory


def test_account_is_changed_by_oneself_only(cast: Cast) -> None:
    assert [role for role in ROLES if allowed("account.change", cast.member(role), cast.editor)] == ["editor"]


@pytest.mark.django_db
def test_confirmed_person_passes_and_another_is_told_what_to_do() -> None:
    require_confirmed(UserFactory())

    with pytest.raises(AddressNotConfirmed, match="Confirm your e-mail address first"):
        require_confirmed(UserFactory(confirmed_at=None))
