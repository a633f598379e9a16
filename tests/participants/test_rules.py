"""Who may keep a participant list."""

from __future__ import annotations

import pytest

from excellence.kernel.permissions import NotAllowed, allowed, require
from tests.cast import ROLES, Cast


def test_keep_is_for_those_who_write(cast: Cast) -> None:
    assert [role for role in ROLES if allowed("participants.keep", cast.member(role), cast.organisation)] == [
        "owner",
        "editor",
    ]


def test_reader_is_told_who_may(cast: Cast) -> None:
    with pytest.raises(
        NotAllowed, match="Only administrators and editors of an organisation may keep its participant list"
    ):
        require("participants.keep", cast.reader, cast.organisation)
