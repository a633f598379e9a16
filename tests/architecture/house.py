"""What the rules are asked of: modules in their order, source files as trees, templates as text."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "excellence"


@cache
def contracts() -> list[dict[str, Any]]:
    """The contracts of import-linter in pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def street() -> list[list[str]]:
    """The layers from the highest down, each as the names in it, with the brackets of those not born yet."""
    return [re.split(r"\s*\|\s*", layer) for layer in contracts()[0]["layers"]]


@cache
def floors() -> dict[str, int]:
    """How high each module stands; 0 is the lowest."""
    upwards = reversed(street())
    return {name.strip("()"): floor for floor, layer in enumerate(upwards) for name in layer}


def modules() -> list[str]:
    """The modules that are born."""
    return sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))


def module_of(path: Path) -> str:
    """The module a file belongs to."""
    return path.relative_to(SOURCE).parts[0]


def sees(lower: str, higher: str) -> bool:
    """Whether a module may know another: itself, and whatever stands lower."""
    return lower == higher or floors()[lower] > floors()[higher]


def source_files() -> list[Path]:
    """Every Python file of the product that people write; migrations are written by a command."""
    return sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


def templates() -> list[Path]:
    """Every HTML template of the product."""
    return sorted(path for path in SOURCE.rglob("templates/**/*") if path.suffix in {".html", ".txt", ".json"})


@cache
def tree_of(path: Path) -> ast.Module:
    """A source file as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path, line: int = 0) -> str:
    """A file, and a line of it, as one writes it."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a tree with the last part of the name that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr, node


@cache
def tracked_files() -> list[Path]:
    """Every file that is, or is about to be, under version control and holds text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8000]]
