"""What stands in where nobody said how e-mails are sent."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class NoTransportError(Exception):
    """Nobody said how e-mails are sent."""

    def __str__(self) -> str:
        return "OUTBOX_TRANSPORT is not set, so nothing is sent. The e-mail waits in the outbox."


class NoTransport(BaseEmailBackend):
    """Sends nothing and says so: the default of a real instance, where text and links belong in no log."""

    def send_messages(self, _email_messages: Sequence[EmailMessage]) -> int:
        """Refuse. Raises `NoTransportError`, which the outbox notes in the letter and tries again later."""
        raise NoTransportError
