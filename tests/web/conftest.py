"""Static addresses without the manifest of a finished installation, and a clean navigation."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from excellence.web import markup, navigation

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@pytest.fixture(autouse=True)
def plain_static_addresses(settings: Settings) -> Iterator[None]:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": PLAIN}
    _forget_pictures()
    yield
    _forget_pictures()


@pytest.fixture(autouse=True)
def own_navigation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_items", deepcopy(navigation._items))
    monkeypatch.setattr(navigation, "_roles", list(navigation._roles))


def _forget_pictures() -> None:
    markup.icon.cache_clear()
    markup.mark.cache_clear()


def rendered(source: str, **context: object) -> str:
    """Return what a template of one line gives."""
    request = RequestFactory().get("/en/style/")
    return Template("{% load web %}" + source).render(Context({"request": request, **context}))
