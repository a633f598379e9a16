"""Each file that holds a rule has a test file of its name at the same place under `tests/`."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.house import ROOT, SOURCE, place, source_files, tree_of

TESTS = ROOT / "tests"


def _holds_rules(path: Path) -> bool:
    """Who may, what is done, and everything of the method that is more than a record of values."""
    parts = path.relative_to(SOURCE).parts
    if path.name == "__init__.py":
        return False
    if parts[0] == "method":
        return any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree_of(path)))
    return parts[1].removesuffix(".py") in {"rules", "operations"}


def _test_of(path: Path) -> Path:
    return TESTS / path.relative_to(SOURCE).parent / f"test_{path.name}"


def _ruled() -> list[Path]:
    return [path for path in source_files() if len(path.relative_to(SOURCE).parts) > 1 and _holds_rules(path)]


def test_file_that_holds_a_rule_has_its_test_file() -> None:
    assert [place(path) for path in _ruled() if not _test_of(path).is_file()] == []


def test_test_file_of_a_rule_has_tests() -> None:
    texts = {path: _test_of(path).read_text(encoding="utf-8") for path in _ruled()}

    assert [place(path) for path, text in texts.items() if "\ndef test_" not in text] == []
