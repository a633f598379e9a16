"""Who may change evidence, and what keeps it from being removed."""

from __future__ import annotations

from collections.abc import Callable

from excellence.evidence.models import Item
from excellence.kernel.permissions import add_permission
from excellence.kernel.words import N_
from excellence.organisations.rules import is_editor

add_permission(
    "evidence.change",
    is_editor,
    sentence=N_("Only administrators and editors of an organisation may change its evidence."),
)

_holds: dict[str, Callable[[Item], bool]] = {}


def hold(name: str, holds: Callable[[Item], bool]) -> None:
    """Let a module above keep evidence it relies on; a second call with the same name replaces the first."""
    _holds[name] = holds


def is_held(item: Item) -> bool:
    """Whether a module above relies on this piece of evidence."""
    return any(holds(item) for holds in _holds.values())
