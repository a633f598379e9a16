"""What each room of a module holds, and what never."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from excellence.web.templatetags.web import register
from tests.architecture.house import SOURCE, calls, module_of, place, source_files, templates, tree_of

LONGEST_FILE = 500
LONGEST_TEMPLATE = 120
INLINE = re.compile(r"<style|<script(?![^>]*\ssrc=)[^>]*>|\sstyle\s*=|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
DOORS = {"views", "api", "admin"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
WITHOUT_BY = {
    # Called by the sweeper only: nobody asks for it, and no row says who did it.
    "files.discard_orphans",
    "mail.delete_old_texts",
    # Asks every operation in the name of the people of the story.
    "demo.tell_demo_story",
    # Set-up makes the keys figures hang on; they are the same whoever starts it, and whenever.
    "frameworks.publish_vocabulary",
}
WITHOUT_AT = {
    "files.discard_orphans",
    "frameworks.publish_vocabulary",
}


def _room_of(path: Path) -> str:
    """The room a file is in: its own name, or that of the package it grew into."""
    return path.relative_to(SOURCE).parts[1].removesuffix(".py")


def _doors() -> list[Path]:
    return [path for path in source_files() if len(path.relative_to(SOURCE).parts) > 1 and _room_of(path) in DOORS]


def test_doors_never_speak_to_the_database_themselves() -> None:
    spoken = [
        place(path, node.lineno)
        for path in _doors()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]

    assert spoken == []


def test_module_asks_for_rows_of_another_only_through_its_queries_and_operations() -> None:
    """A model of another module is a type here; `.objects` belongs to the module that made it."""
    asked = [
        place(path, node.lineno)
        for path in source_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
        if _origins(path).get(ast.unparse(node.value).partition(".")[0], module_of(path)) != module_of(path)
    ]

    assert asked == []


@cache
def _origins(path: Path) -> dict[str, str]:
    """The module of ours that each imported name comes from."""
    imports = (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.ImportFrom) and node.module)
    return {
        alias.asname or alias.name: module.split(".")[1]
        for node in imports
        for alias in node.names
        if (module := f"{node.module}.{alias.name}").startswith("excellence.")
    }


def _operations() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every public function of every `operations`, as `module.name`."""
    for path in source_files():
        if len(path.relative_to(SOURCE).parts) > 1 and _room_of(path) == "operations":
            for node in tree_of(path).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    yield f"{module_of(path)}.{node.name}", node


def _by_name(operation: ast.FunctionDef) -> set[str]:
    return {argument.arg for argument in operation.args.kwonlyargs}


def test_operation_takes_who_asks_by_name() -> None:
    without = [name for name, operation in _operations() if "by" not in _by_name(operation)]

    assert sorted(without) == sorted(WITHOUT_BY)


def test_operation_takes_the_moment_by_name() -> None:
    without = [name for name, operation in _operations() if "at" not in _by_name(operation)]

    assert sorted(without) == sorted(WITHOUT_AT)


def test_operation_takes_one_subject_and_the_rest_by_name() -> None:
    more = [name for name, operation in _operations() if len(operation.args.args) > 1]

    assert more == []


def test_operation_never_reads_the_clock() -> None:
    read = [name for name, operation in _operations() for called, _ in calls(operation) if called in {"now", "today"}]

    assert read == []


def test_import_inside_a_function_says_why() -> None:
    silent = [
        place(path, node.lineno)
        for path in source_files()
        # Registries are filled when the apps are loaded, which is what `ready` is for.
        if path.stem != "apps"
        for node in _nested_imports(tree_of(path))
        if not re.search(r"#.* - \w+", path.read_text(encoding="utf-8").splitlines()[node.lineno - 1])
    ]

    assert silent == []


def _nested_imports(tree: ast.Module) -> Iterator[ast.stmt]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))


def _longer_than(most: int, paths: list[Path]) -> list[str]:
    return [place(path) for path in paths if len(path.read_text(encoding="utf-8").splitlines()) > most]


def test_source_files_are_short_enough_to_read() -> None:
    assert _longer_than(LONGEST_FILE, source_files()) == []


def test_templates_are_short_enough_to_read() -> None:
    assert _longer_than(LONGEST_TEMPLATE, templates()) == []


def test_template_has_nothing_the_content_security_policy_refuses() -> None:
    refused = [
        place(path, number)
        for path in templates()
        if path.suffix == ".html"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if INLINE.search(line)
    ]

    assert refused == []


def test_style_guide_shows_only_what_a_page_uses() -> None:
    guide = SOURCE / "web" / "templates" / "web" / "style"
    pages = " ".join(
        path.read_text(encoding="utf-8")
        for path in templates()
        if guide not in path.parents and path != guide.with_suffix(".html")
    )

    unused = [tag for tag in register.tags if not re.search(rf"{{%-? {tag}\b", pages)]

    assert [tag for tag in unused if not tag.startswith("end")] == []


def test_source_file_opens_with_what_it_is() -> None:
    silent = [
        place(path)
        for path in source_files()
        # An empty file only makes its folder a package.
        if path.read_text(encoding="utf-8").strip() and ast.get_docstring(tree_of(path)) is None
    ]

    assert silent == []
