"""A mail transport that writes what it accepts into the folder, and waits before or after when told to."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from tests.processes.probe.waiting import note, wait_while


class FolderTransport(BaseEmailBackend):
    """Accepts every message."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Wait while "hold" is there, accept, wait while "hold-after" is there."""
        for message in email_messages:
            note("connected", message.to[0])
            wait_while("hold")
            note("accepted", str(message.message()["Message-ID"]))
            wait_while("hold-after")
        return len(email_messages)
