"""Sentences are marked here and translated where they are read."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from excellence.kernel.words import N_, printable, speak, speak_counted, speaking


@pytest.fixture
def upper_case() -> Generator[None]:
    """Speak in capitals for one test."""
    with speaking(str.upper, lambda singular, plural, count: f"{singular}|{plural}|{count}"):
        yield


def test_marked_sentence_stays_as_written() -> None:
    sentence = N_("The profile is stored.")

    assert sentence == "The profile is stored."


@pytest.mark.usefixtures("upper_case")
def test_speak_says_what_the_given_voice_says() -> None:
    said = speak("draft")

    assert said == "DRAFT"


@pytest.mark.usefixtures("upper_case")
def test_speak_counted_gives_the_voice_both_forms_and_the_number() -> None:
    said = speak_counted("one", "many", 3)

    assert said == "one|many|3"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Szeged, ő és a többiek", "Szeged, ő és a többiek"),
        ("1\u202f000", "1\u202f000"),
        ("\x1b[31m red", "\\x1b[31m red"),
        ("two\nlines", "two\\nlines"),
        ("turned \u202e round", "turned \\u202e round"),
        ("9" * 5000, "9" * 300 + "…"),
    ],
)
def test_printable_shortens_and_escapes_what_moves_the_screen(text: str, shown: str) -> None:
    assert printable(text) == shown
