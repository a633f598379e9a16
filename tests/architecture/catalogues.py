"""The words of the interface as the rules about them read them."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings

from tests.architecture.house import ROOT, SOURCE

PLACEHOLDERS = ROOT / "docs" / "reference" / "placeholders.csv"
LANGUAGES = [code for code, _ in settings.LANGUAGES if code != "en"]


@cache
def catalogues(language: str) -> dict[str, Catalog]:
    """The catalogues of a language by module."""
    found = {}
    for path in sorted(SOURCE.glob(f"*/locale/{language}/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            found[path.relative_to(SOURCE).parts[0]] = read_po(file)
    return found


def messages(language: str) -> list[Message]:
    """Every entry of a language."""
    return [message for catalogue in catalogues(language).values() for message in catalogue if message.id]


def forms(text: object) -> tuple[str, ...]:
    """A text in its forms: one, or one for each plural."""
    return tuple(text) if isinstance(text, list | tuple) else (str(text or ""),)


@cache
def named(file: Path, column: str) -> frozenset[str]:
    """What a table says in one column."""
    with file.open(encoding="utf-8", newline="") as opened:
        return frozenset(row[column] for row in csv.DictReader(opened))
