"""The documentation leads somewhere: links, the index, pictures, files and data it names are all there."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, SOURCE, calls, place, source_files, tracked_files, tree_of

DOCS = ROOT / "docs"
INDEX = DOCS / "README.md"
PAGES = [path for path in tracked_files() if path.suffix == ".md"]
# The words in brackets, and where they lead; a title behind the address is not used here.
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
# Something in backquotes with a folder and an ending; `<module>` and the like are no names of files.
NAMED_FILE = re.compile(r"`([\w.-]+(?:/[\w.-]+)+\.(?:py|html|yaml|csv|svg|toml|sh|md))`")
# The folder of data is filled by commands and never under version control.
MADE_BY_COMMANDS = "var/"
MOST_PICTURE_BYTES = 250_000


def _links(page: Path) -> list[tuple[bool, str, str]]:
    """Pictures and links of a page: whether it is a picture, its words, and where it leads."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    return [(picture == "!", words, target) for picture, words, target in LINK.findall(text)]


def _leads_inside(target: str) -> bool:
    return not re.match(r"[a-z]+:", target)


def _anchors(page: Path) -> set[str]:
    """The anchors a page offers: its headings in small letters with hyphens, as forges make them."""
    headings = HEADING.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _is_there(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    there = (page.parent / path).resolve() if path else page
    return there.exists() and (not anchor or anchor in _anchors(there))


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_page_links_only_to_what_is_there(page: Path) -> None:
    dead = [target for _, _, target in _links(page) if _leads_inside(target) and not _is_there(page, target)]

    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_page_names_only_files_that_are_there(page: Path) -> None:
    known = [path.relative_to(ROOT).as_posix() for path in tracked_files()]
    named = set(NAMED_FILE.findall(page.read_text(encoding="utf-8")))
    missing = {name for name in named if not any(f"/{path}".endswith(f"/{name}") for path in known)}

    assert {name for name in missing if not name.startswith(MADE_BY_COMMANDS)} == set()


def test_index_lists_each_page_once() -> None:
    written = [path for path in tracked_files() if DOCS in path.parents and path.suffix in {".md", ".csv"}]
    listed = Counter((DOCS / target).resolve() for _, _, target in _links(INDEX) if _leads_inside(target))

    assert {place(page): listed[page] for page in written if page != INDEX and listed[page] != 1} == {}


def test_pictures_are_shown_with_words_and_light() -> None:
    shown = {
        (page.parent / target).resolve(): words
        for page in PAGES
        for is_picture, words, target in _links(page)
        if is_picture
    }
    pictures = sorted((DOCS / "pictures").iterdir())

    assert [place(path) for path in pictures if not shown.get(path)] == []
    assert [place(path) for path in pictures if path.stat().st_size > MOST_PICTURE_BYTES] == []


def test_page_of_sources_names_each_file_of_data_the_product_ships() -> None:
    sources = (DOCS / "reference" / "data-sources.md").read_text(encoding="utf-8")
    data = [path for path in tracked_files() if SOURCE in path.parents and path.suffix in {".csv", ".svg", ".js"}]
    shipped = [path for path in data if path.parent.name != "locale"]

    assert [place(path) for path in shipped if path.name not in sources] == []


def test_page_of_the_json_report_names_each_field() -> None:
    page = (DOCS / "reference" / "report-json.md").read_text(encoding="utf-8")
    tree = tree_of(SOURCE / "assessment" / "reports" / "report.py")
    fields = {
        statement.target.id
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        for statement in node.body
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
    }

    assert {name for name in fields if f"`{name}`" not in page} == set()


def test_page_of_the_frozen_document_names_each_field() -> None:
    page = (DOCS / "reference" / "frozen-format.md").read_text(encoding="utf-8")
    written = {
        key.value
        for function in tree_of(SOURCE / "assessment" / "freezing.py").body
        if isinstance(function, ast.FunctionDef) and function.name == "frozen_content"
        for node in ast.walk(function)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }

    assert {name for name in written if f"`{name}`" not in page} == set()


def test_page_of_the_command_line_names_each_command_and_option() -> None:
    page = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
    commands = {path.stem for path in SOURCE.glob("*/management/commands/[!_]*.py")} - {"makemessages"}
    options = {
        str(call.args[0].value)
        for path in source_files()
        if "commands" in path.parts
        for name, call in calls(tree_of(path))
        if name == "add_argument" and call.args and isinstance(call.args[0], ast.Constant)
    }

    assert {name for name in commands if f"`excellence {name}" not in page} == set()
    assert {name for name in options if name.startswith("--") and name not in page} == set()
