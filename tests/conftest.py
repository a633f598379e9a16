"""What every test stands on; the parts are in `tests.support` and `tests.cast`."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import translation
from hypothesis import settings as hypothesis_settings

# How fast something is, is measured in benchmarks: on a busy machine a deadline says nothing about an example.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")

pytest_plugins = [
    "tests.support.database",
    "tests.support.queries",
    "tests.support.clock",
    "tests.support.network",
    "tests.cast",
]


@pytest.fixture(autouse=True)
def _nothing_left_over() -> Generator[None]:
    """Each test begins in English with empty caches, whatever the one before visited."""
    for each in caches.all(initialized_only=True):
        each.clear()
    with translation.override(settings.LANGUAGE_CODE):
        yield
