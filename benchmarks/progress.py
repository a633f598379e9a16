"""What happens just now, on stderr, so that stdout carries the report alone."""

from __future__ import annotations

import sys


def say(text: str) -> None:
    """Tell the person who waits."""
    print(text, file=sys.stderr, flush=True)
