"""The shape of an answers file: what stands where, read into plain values."""

from __future__ import annotations

from typing import Final

from excellence.kernel.words import N_
from excellence.method.source import (
    Items,
    Node,
    Path,
    Reading,
    Table,
    Text,
    by_key,
    one_or_several,
    record,
    several,
    text,
)

FILE, LINK, INTERVIEW = "file", "link", "interview"
_EMPTY = ("", "~", "null")


def _words(node: Node, reading: Reading, path: Path) -> str:
    """Words that may be empty."""
    if isinstance(node, Text) and node.value.strip() in _EMPTY:
        reading.places[path] = node.place
        return ""
    return text(node, reading, path)


def _figure(node: Node, reading: Reading, path: Path) -> str:
    """One value, or a list for a set."""
    if isinstance(node, Items):
        reading.places[path] = node.place
        return ", ".join(_words(item, reading, (*path, index)) for index, item in enumerate(node.items)) or "none"
    return _words(node, reading, path)


def _evidence(node: Node, reading: Reading, path: Path) -> str:
    """The kind of one piece of evidence: a title alone is a file's, else `file`, `link` or `interview` has it."""
    reading.places[path] = node.place
    if not isinstance(node, Table):
        text(node, reading, path)
        return FILE
    for kind in (FILE, LINK, INTERVIEW):
        if list(node.entries) == [kind]:
            text(node.entries[kind], reading, (*path, kind))
            return kind
    reading.refuse(
        node.place,
        N_("this is no evidence"),
        N_("write the title of a document, or one of file, link and interview with a title"),
    )
    return FILE


def _evidences(node: Node, reading: Reading, path: Path) -> list[str]:
    """The kinds of a list of evidence, of a single one, or nothing."""
    if isinstance(node, Items):
        return list(several(_evidence)(node, reading, path))
    if isinstance(node, Text) and node.value.strip() in _EMPTY:
        return []
    return [_evidence(node, reading, path)]


def _any_key(node: Node, reading: Reading, path: Path) -> str:
    reading.places[path] = node.place
    return node.value if isinstance(node, Text) else ""


_ANSWER = record(
    {},
    {"level": _words, "justification": _words, "evidence": _evidences, "not_applicable": _words},
)
SHEET: Final = record(
    {"framework": text, "period": text},
    {
        "organisation": text,
        "facts": by_key(_figure, keys=_any_key),
        "answers": by_key(_ANSWER, keys=_any_key),
        "prior_labels": several(
            record(
                {"level": text, "assessed_on": text},
                {"valid_until": text, "scheme": text, "issuer": text, "evidence": one_or_several(text)},
            )
        ),
        "improvements": several(
            record(
                {"area": text, "then": text, "now": text},
                {
                    "indicator": text,
                    "metric": text,
                    "evidence_then": one_or_several(text),
                    "evidence_now": one_or_several(text),
                },
            )
        ),
    },
)
