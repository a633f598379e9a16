"""What people send about one indicator."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from excellence.assessment.operations import LevelOutOfRange, Wording
from excellence.method.frameworks import HIGHEST_LEVEL

LONGEST_VERSION = 9


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as it arrived: the wording, the version the person saw, and what they want next."""

    wording: Wording
    seen: int
    then: str


def sent_answer(data: QueryDict) -> Sent:
    """Read an answer; raises `LevelOutOfRange` for a level that is no digit."""
    taken = data.get("take", "")
    level = _level(taken or data.get("level", ""))
    claims = data.get("not_applicable") == "on"
    return Sent(
        wording=Wording(
            level=level,
            justification=_text(data.get("justification", "")),
            not_applicable=_text(data.get("reason", "")) if claims else None,
        ),
        seen=_whole(data.get("seen", "")),
        then=data.get("then", ""),
    )


def _level(text: str) -> int | None:
    if not text:
        return None
    if len(text) > 1 or text not in "012345":
        raise LevelOutOfRange(highest=HIGHEST_LEVEL)
    return int(text)


def _text(text: str) -> str:
    """Line ends as one character, as browsers count them; no white space around."""
    return text.replace("\r\n", "\n").replace("\x00", "").strip()


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_VERSION else -1
