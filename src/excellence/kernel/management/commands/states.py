"""Print the reference page of all lives."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from excellence.kernel.statesdoc import document


class Command(BaseCommand):
    """Writes docs/reference/states.md, or says whether it is stale."""

    help = "Write the reference page of all states and moves, or with --check say whether it is stale."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the path of the page and whether only to check it."""
        parser.add_argument("--path", type=Path, default=Path("docs/reference/states.md"))
        parser.add_argument("--check", action="store_true")

    def handle(self, *, path: Path, check: bool, **_options: Any) -> None:
        """Write the page or compare it."""
        if not check:
            path.write_text(document(), encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != document():
            raise CommandError(f"{path} is stale: run the command without --check.")
