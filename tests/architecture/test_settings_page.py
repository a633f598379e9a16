"""Every setting people can change has a heading in the reference, and every heading a setting."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.house import ROOT, SOURCE, source_files, tree_of

PAGE = ROOT / "docs" / "reference" / "settings.md"
HEADING = re.compile(r"^### `([A-Z_]+)`$", re.MULTILINE)
# Django's own, named by the commands themselves.
NOT_OURS = {"DJANGO_SETTINGS_MODULE"}


def _read_from_the_environment() -> Iterator[str]:
    """Names given to `env(...)`, `env.<kind>(...)` and `os.environ`."""
    for path in source_files():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).split(".")[0] in {"env", "os"}:
                first = node.args[0]
                if isinstance(first, ast.Constant) and str(first.value).isupper():
                    yield str(first.value)
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
                yield ast.literal_eval(node.slice)


def test_settings_page_has_a_heading_for_each_setting_and_no_other() -> None:
    described = HEADING.findall(PAGE.read_text(encoding="utf-8"))

    assert sorted(described) == sorted(set(_read_from_the_environment()) - NOT_OURS)


def test_settings_page_says_the_default_of_each_setting() -> None:
    sections = HEADING.split(PAGE.read_text(encoding="utf-8"))[1:]
    silent = [name for name, text in zip(sections[::2], sections[1::2], strict=True) if "Default:" not in text]

    assert silent == []


def test_settings_are_read_in_one_place_and_by_the_commands_that_serve() -> None:
    readers = {
        path.relative_to(SOURCE).as_posix()
        for path in source_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "environ"
    }

    assert {name for name in readers if not name.startswith("config/")} == set()
