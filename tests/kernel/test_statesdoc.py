"""The page of all lives is printed from the tables."""

from __future__ import annotations

from pathlib import Path

from excellence.kernel.statesdoc import HEAD, document, lives
from excellence.mail.states import LIFE

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "states.md"


def test_lives_are_found_in_the_installed_modules() -> None:
    found = [life.name for life in lives() if life is LIFE]

    assert found == ["E-mail"]


def test_document_has_one_section_for_each_life() -> None:
    page = document()

    assert (page.startswith(HEAD), page.count("\n## ")) == (True, len(lives()))


def test_page_in_the_documentation_is_fresh() -> None:
    written = PAGE.read_text(encoding="utf-8")

    assert written == document(), "run: excellence states"
