"""Who may record figures."""

from __future__ import annotations

import pytest

from excellence.kernel.permissions import NotAllowed, allowed, require
from tests.cast import ROLES, Cast


def test_record_is_for_those_who_write(cast: Cast) -> None:
    assert [role for role in ROLES if allowed("facts.record", cast.member(role), cast.organisation)] == [
        "owner",
        "editor",
    ]


def test_reader_is_told_who_may(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="Only administrators and editors of an organisation may record its figures"):
        require("facts.record", cast.reader, cast.organisation)
