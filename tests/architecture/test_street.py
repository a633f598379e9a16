"""Look down, never up: also where import-linter cannot see it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db.models import Field

from excellence.accounts.models import User
from tests.architecture.house import (
    SOURCE,
    calls,
    contracts,
    module_of,
    modules,
    place,
    sees,
    source_files,
    street,
    templates,
    tree_of,
)

URL_TAG = re.compile(r"""{%\s*url\s+["']([^"']+)["']""")
TEMPLATE_TAG = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")
# Addresses that belong to a library may be linked from anywhere, as anything may import it.
OF_A_LIBRARY = ("account_", "socialaccount_", "mfa_", "admin:")
LOWEST = "kernel"


def test_street_lists_every_module() -> None:
    listed = {name.strip("()") for layer in street() for name in layer}

    assert set(modules()) - listed == set()


def test_street_has_brackets_around_exactly_the_modules_not_born_yet() -> None:
    bracketed = {name.strip("()") for layer in street() for name in layer if name.startswith("(")}
    listed = {name.strip("()") for layer in street() for name in layer}

    assert bracketed == listed - set(modules())


def test_street_refuses_modules_it_does_not_list() -> None:
    assert (contracts()[0]["exhaustive"], contracts()[0]["containers"]) == (True, ["excellence"])


def test_rooms_are_ordered_in_every_module_with_operations_or_views() -> None:
    with_rooms = {
        f"excellence.{module_of(path)}" for path in source_files() if path.stem in {"operations", "views", "queries"}
    }

    assert with_rooms - set(contracts()[1]["containers"]) == set()


def test_models_point_at_their_own_or_lower_modules() -> None:
    upwards = [
        str(field)
        for model in apps.get_models()
        if model.__module__.startswith("excellence.")
        for field in model._meta.get_fields()
        # Whoever signs in is Django's own setting, which any model may point at.
        if isinstance(field, Field) and field.related_model not in (None, User)
        if not sees(_module(model), _module(field.related_model))
    ]

    assert upwards == []


def _module(model: object) -> str:
    name = model if isinstance(model, str) else getattr(model, "__module__", "")
    parts = str(name).split(".")
    return parts[1] if parts[0] == "excellence" else LOWEST


def test_models_are_imported_not_looked_up_by_name() -> None:
    looked_up = [
        place(path, call.lineno)
        for path in source_files()
        for name, call in calls(tree_of(path))
        if name in {"get_model", "import_string"}
    ]

    # The hint of a task names it, because an operation is not to import the tasks that call it.
    assert looked_up == [line for line in looked_up if line.startswith("src/excellence/kernel/work/hints.py")]


def test_templates_link_and_include_only_their_own_and_lower_modules() -> None:
    upwards = [
        f"{place(path)} {name}"
        for path in templates()
        for name, owner in _named_in(path)
        if not sees(module_of(path), owner)
    ]

    assert upwards == []


def test_code_links_only_to_its_own_and_lower_modules() -> None:
    upwards = [
        f"{place(path, line)} {name}"
        for path in source_files()
        for name, line in _addresses_in(path)
        if not sees(module_of(path), _owner_of_address(name))
    ]

    assert upwards == []


def _named_in(path: Path) -> Iterator[tuple[str, str]]:
    """What a template links and includes, each with the module it belongs to."""
    text, owners = path.read_text(encoding="utf-8"), _owners()
    yield from ((name, _owner_of_address(name)) for name in URL_TAG.findall(text))
    yield from ((name, owners[name]) for name in TEMPLATE_TAG.findall(text) if name in owners)


@cache
def _owners() -> dict[str, str]:
    """The module of each template, by the name it is included under."""
    return {path.as_posix().split("/templates/", 1)[1]: module_of(path) for path in templates()}


def _owner_of_address(name: str) -> str:
    if name.startswith(OF_A_LIBRARY):
        return LOWEST
    namespace, colon, _ = name.partition(":")
    return namespace if colon else "portal"


def _addresses_in(path: Path) -> Iterator[tuple[str, int]]:
    for name, call in calls(tree_of(path)):
        first = call.args[0] if call.args else None
        if name not in {"reverse", "reverse_lazy", "redirect", "resolve_url"} or not isinstance(first, ast.Constant):
            continue
        if isinstance(first.value, str) and not first.value.startswith("/"):
            yield first.value, call.lineno


def test_a_folder_of_the_method_is_visited_through_its_face() -> None:
    folders = {path.parent.name for path in (SOURCE / "method").glob("*/__init__.py")}
    visits = [
        f"{place(path, node.lineno)} {node.module}"
        for path in source_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and (folder := _inner_folder(node.module or "")) in folders
        if path.parent != SOURCE / "method" / folder
    ]

    assert visits == []


def _inner_folder(module: str) -> str:
    """The folder of the method a private file belongs to; empty for a face, and for anything else."""
    parts = module.split(".")
    return parts[2] if parts[:2] == ["excellence", "method"] and len(parts) > 3 else ""
