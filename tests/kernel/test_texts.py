"""Texts as people see and compare them."""

from __future__ import annotations

import pytest

from excellence.kernel.texts import fold, visible


@pytest.mark.parametrize("name", ["Győr-Sopron", "GYOR SOPRON", "  györ,   Sopron! "])
def test_names_are_one_without_case_accents_and_signs(name: str) -> None:
    assert fold(name) == "gyor sopron"


@pytest.mark.parametrize(
    ("text", "seen"),
    [("A\u200bl\u00adfa", "Alfa"), ("\u202eAlfa\u202c", "Alfa"), ("Alfa\n\tBeta", "Alfa Beta"), ("\u200b\u2060", "")],
)
def test_what_nobody_sees_is_left_out(text: str, seen: str) -> None:
    assert visible(text) == seen
