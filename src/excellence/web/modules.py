"""What a module announces of itself: its rules, what it offers to others, its addresses and its navigation."""

from __future__ import annotations

from importlib import import_module
from typing import Any, ClassVar

from django.apps import AppConfig, apps
from django.utils.module_loading import module_has_submodule

from excellence.web import navigation
from excellence.web.navigation import NavItem, Place


class Module(AppConfig):
    """An app of the platform. Its `rules` are registered when it is ready, and its `receivers` connected.

    An `apps.py` imports this file, not the class: Django takes an app's only configuration class by itself.
    """

    addresses: ClassVar[str | None] = None
    """Where the module's `urls.py` stands under `/<language>/`, such as "evidence/"; None when it has no pages."""
    navigation: ClassVar[tuple[tuple[Place, NavItem], ...]] = ()
    """What the module adds to masthead, footer and the person's account."""

    def ready(self) -> None:
        """Make known what this module announces."""
        self._room("rules")  # importing registers them
        if receivers := self._room("receivers"):
            receivers.connect()
        for place, item in self.navigation:
            navigation.register(place, item)

    def _room(self, name: str) -> Any:
        return import_module(f"{self.name}.{name}") if module_has_submodule(self.module, name) else None


def modules_with_pages() -> list[Module]:
    """The modules that have addresses, in the order of the settings."""
    return [app for app in apps.get_app_configs() if isinstance(app, Module) and app.addresses is not None]
