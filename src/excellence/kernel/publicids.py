"""Public ids: what addresses show instead of keys."""

from __future__ import annotations

import secrets

# No vowels (no words by accident), nothing that is mistaken for another sign when read aloud or copied by hand.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 12


def new_public_id() -> str:
    """Return a fresh public id: 12 signs from 27, 57 bits, not to be guessed."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class PublicIdConverter:
    """The part of an address that is a public id; anything else is no address of ours."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        """Take the id as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Write the id as it stands."""
        return value
