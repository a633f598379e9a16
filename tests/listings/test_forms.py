"""What cannot be read is looked for nowhere."""

from __future__ import annotations

import pytest

from excellence.listings.forms import AskForm, FindForm


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ({"name": " Pôle ", "country": "FR"}, {"name": "Pôle", "country": "FR"}),
        ({"name": "x" * 121, "country": "FRA"}, {"name": "", "country": ""}),
        ({"name": "a\x00b"}, {"name": "", "country": ""}),
        ({}, {"name": "", "country": ""}),
    ],
)
def test_find_takes_what_can_be_read(typed: dict[str, str], asked: dict[str, str]) -> None:
    assert FindForm(typed).asked("name", "country") == asked


@pytest.mark.parametrize(("text", "is_valid"), [("", True), ("x" * 1000, True), ("x" * 1001, False), ("\x00", False)])
def test_ask_takes_a_thousand_characters(text: str, is_valid: bool) -> None:
    assert AskForm({"kind": "correct", "text": text}).is_valid() == is_valid
