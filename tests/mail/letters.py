"""Letters as tests post them."""

from __future__ import annotations

from datetime import UTC, datetime

from excellence.accounts.models import User
from excellence.mail.models import Letter
from excellence.mail.operations import post_letter

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def post(recipient: User | str = "bob@example.org", **changes: object) -> Letter:
    """Post a letter at noon."""
    words: dict[str, object] = {
        "subject": "Your assessment",
        "body": "It is submitted.",
        "purpose": "assessment.submitted",
        "language": "en",
        "by": None,
        "at": NOON,
    }
    return post_letter(recipient, **{**words, **changes})  # type: ignore[arg-type]  # a test names what it changes
