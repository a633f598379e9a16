"""What becomes of text before it is printed."""

from __future__ import annotations

import pytest

from excellence.documents.characters import printable, readable


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x1bc\x7f", "abc"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("tab\there", "tab here"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("\ud800lone \ue000private", "lone private"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
        ("Győr – 漢字 🎉", "Győr – 漢字 🎉"),
    ],
)
def test_readable_drops_what_shows_nothing(text: str, kept: str) -> None:
    assert readable(text) == kept


def test_printable_lets_a_long_word_break() -> None:
    assert printable("a" * 33) == "a" * 24 + "\u200b" + "a" * 9


def test_printable_leaves_words_of_32_letters_whole() -> None:
    assert printable("a" * 32 + " " + "b" * 32) == "a" * 32 + " " + "b" * 32


def test_printable_breaks_no_address_at_its_hyphens_twice() -> None:
    assert printable("one-two-three-four-five-six-seven-eight-nine") == "one-two-three-four-five-six-seven-eight-nine"


@pytest.mark.parametrize(("text", "shown"), [("🎉", "[party popper]"), ("漢", "[U+6F22]"), ("e\u0301", "e\u0301")])
def test_printable_names_what_cannot_be_drawn(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_printable_in_plain_scripts_composes_and_drops_marks() -> None:
    assert printable("e\u0301 ქ\u05b4", plain=True) == "é [U+10E5]"
