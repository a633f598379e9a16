"""Run a worker."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from excellence.kernel.work.worker import POLL_SECONDS, run_worker


class Command(BaseCommand):
    """Carries out tasks and sweepers until stopped."""

    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own name and kind
    help = "Carry out background tasks and scheduled sweepers until stopped; start as many workers as you like."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the pause between two looks for tasks."""
        parser.add_argument("--interval", type=float, default=POLL_SECONDS, help="Seconds between two looks.")

    def handle(self, *, interval: float, **_options: Any) -> None:
        """Work until SIGTERM or SIGINT."""
        run_worker(interval=interval)
