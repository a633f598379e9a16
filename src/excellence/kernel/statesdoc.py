"""The reference page of all lives, printed from their tables."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from excellence.kernel.lifecycle import Lifecycle

HEAD = """# States

Every life in the system: who has to act in a state, what comes next, and which moves lead where. This page is
printed from the tables in each module's `states.py` by `excellence states`; a test fails when it is stale.
"""


def lives() -> list[Lifecycle]:
    """Return the lives in the `states.py` of every installed module, by module and in their order there."""
    found: dict[Lifecycle, None] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("excellence.") and config.module and module_has_submodule(config.module, "states"):
            found.update(dict.fromkeys(_lives_in(import_module(f"{config.name}.states"))))
    return list(found)


def document() -> str:
    """Return the whole reference page as Markdown."""
    sections = sorted(life.describe() for life in lives())
    return "\n".join([HEAD, *sections])


def _lives_in(module: ModuleType) -> list[Lifecycle]:
    return [value for value in vars(module).values() if isinstance(value, Lifecycle)]
