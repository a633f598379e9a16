"""Who acts, as far as the low modules need to know."""

from __future__ import annotations

from typing import Any, Protocol


class Actor(Protocol):
    """A person who acts; where an operation takes None instead, the platform itself acts."""

    @property
    def pk(self) -> Any:
        """The key of the stored person."""

    @property
    def public_id(self) -> str:
        """The id that says nothing about the person."""


def actor_id(by: Actor | None) -> str:
    """Return the opaque id kept of who acted, "" for the platform itself."""
    return by.public_id if by is not None else ""
