"""A person who acts and something they act on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.accounts.models import User
from excellence.mail.models import Letter

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user(email="ann@example.org", name="Ann")


@pytest.fixture
def letter(db: None) -> Letter:
    return Letter.objects.create(address="bob@example.org", subject="Hello", key="1", queued_at=NOON, due_at=NOON)
