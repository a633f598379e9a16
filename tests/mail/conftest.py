"""Letters that go to Django's test mailbox, a person who gets them, and real instances for those sent by workers."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from pytest_django import Settings

from excellence.accounts.models import User
from tests.processes.instance import Instance, started_instance


@pytest.fixture
def instance(tmp_path: Path, transactional_db: None) -> Generator[Instance]:
    """An instance with an empty database and no worker yet."""
    with started_instance(tmp_path) as started:
        yield started


@pytest.fixture(autouse=True)
def mailbox(settings: Settings) -> None:
    """Send into Django's test mailbox."""
    settings.OUTBOX_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "Cluster Excellence <noreply@excellence.invalid>"


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user(email="ann@example.org", name="Ann")
