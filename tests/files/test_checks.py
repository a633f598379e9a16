"""Uploads must not lie where the web server hands files out."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from excellence.files.checks import files_are_not_served


@pytest.mark.parametrize(
    ("location", "ids"), [("static", ["files.E001"]), ("static/files", ["files.E001"]), ("files", []), (".", [])]
)
def test_check_refuses_a_folder_that_is_served(
    tmp_path: Path, settings: Settings, location: str, ids: list[str]
) -> None:
    backend = "django.core.files.storage.FileSystemStorage"
    options = {"location": tmp_path / location}
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {**settings.STORAGES, "evidence": {"BACKEND": backend, "OPTIONS": options}}

    found = [message.id for message in files_are_not_served()]

    assert found == ids


def test_check_has_nothing_to_say_of_a_storage_elsewhere(settings: Settings) -> None:
    backend = "django.core.files.storage.InMemoryStorage"
    settings.STORAGES = {**settings.STORAGES, "evidence": {"BACKEND": backend}}

    assert files_are_not_served() == []
