"""A person who brings files, and a folder of the test's own to keep them in."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from excellence.accounts.models import User


@pytest.fixture
def kept(tmp_path: Path, settings: Settings) -> Path:
    """The folder where files are kept."""
    folder = tmp_path / "kept"
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {**settings.STORAGES, "evidence": {"BACKEND": backend, "OPTIONS": {"location": folder}}}
    return folder


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user(email="ann@example.org", name="Ann")
