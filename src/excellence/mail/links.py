"""Names that others typed, in e-mails that carry our name: no mail program makes a link of them."""

from __future__ import annotations

import re
from typing import Final

SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:/+", re.IGNORECASE)
POINT_IN_A_WORD: Final = re.compile(r"\.(?=\w)")
ADDRESS: Final = re.compile(r"[\w.+-]+@[\w.-]+")


def without_links(text: str) -> str:
    """The text without "https://" and with a space after each point in a word; e-mail addresses stay as they are."""
    return " ".join(word if ADDRESS.fullmatch(word) else _plain(word) for word in text.split(" "))


def _plain(word: str) -> str:
    return POINT_IN_A_WORD.sub(". ", SCHEME.sub("", word))
