"""Examining plain text: no bytes that text never has, no page or script in disguise."""

from __future__ import annotations

import codecs
import re

from excellence.files.refusals import NotText

HEAD = 4096
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROL_SIGNS = bytes(set(range(32)) - {9, 10, 12, 13}) + b"\x7f"

# What programs run or browsers draw when they look at the beginning of a text (WHATWG MIME Sniffing, section 7.1).
_BEGINS = re.compile(r"\s*(?:#!|<\?xml|<\?php|<!doctype|<!--|%!ps|@echo\b|<[a-z]+[\s>/])", re.IGNORECASE)
_HOLDS = re.compile(
    r"<\s*(?:script|html|head|body|iframe|svg|object|embed|form|meta|img|link|style|base)\b", re.IGNORECASE
)


def looks_like_web_page(content: bytes) -> bool:
    """Say whether the beginning of a content is HTML, SVG, XML or a script."""
    head = _decoded(content[:HEAD])
    return bool(_BEGINS.match(head) or _HOLDS.search(head))


def require_text(content: bytes) -> None:
    """Let plain text pass: UTF-8, UTF-16 with its mark, or a one-byte encoding. Raises `NotText`."""
    if content.startswith(UTF_16_MARKS):
        _require_utf_16(content)
    elif content.translate(None, CONTROL_SIGNS) != content:
        raise NotText


def _require_utf_16(content: bytes) -> None:
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError as broken:
        raise NotText from broken
    if not frozenset(CONTROL_SIGNS.decode("ascii")).isdisjoint(text):
        raise NotText


def _decoded(head: bytes) -> str:
    if head.startswith(UTF_16_MARKS):
        return head.decode("utf-16", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
