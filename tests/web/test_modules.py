"""What a module announces of itself is known to the rest."""

from __future__ import annotations

from django.apps import apps
from django.urls import reverse
from rules.permissions import permissions

from excellence.web.modules import Module, modules_with_pages
from tests.architecture.house import SOURCE, modules

LOWEST_AND_HIGHEST = {"kernel", "config"}


def test_every_app_of_the_platform_but_the_lowest_and_the_highest_is_a_module() -> None:
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("excellence.")}

    assert ours - {app.label for app in apps.get_app_configs() if isinstance(app, Module)} == LOWEST_AND_HIGHEST


def test_module_with_a_map_has_addresses_and_a_module_without_one_has_none() -> None:
    with_map = {name for name in modules() if (SOURCE / name / "urls.py").exists()}

    assert {module.label for module in modules_with_pages()} == with_map - LOWEST_AND_HIGHEST


def test_pages_of_a_module_stand_where_it_says() -> None:
    assert reverse("evidence:download", args=["bcdfghjkmnpq"]) == "/en/evidence/bcdfghjkmnpq/file/"


def test_module_that_is_ready_has_its_rules_known() -> None:
    assert "evidence.change" in permissions
