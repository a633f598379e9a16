"""The door for everything that sends through Django's mail API, sign-in among it: its messages become letters."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.translation import get_language

from excellence.kernel.clock import now
from excellence.mail.operations import post_letter


class OutboxBackend(BaseEmailBackend):
    """Posts one letter to each recipient of each message; the outbox carries text, no attachments.

    What comes through here is written by sign-in: links that open an account. So each letter is confidential.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Post all messages or none; return how many. Raises ValueError for what the outbox does not carry."""
        with transaction.atomic():
            for message in email_messages:
                _post(message)
        return len(email_messages)


def _post(message: EmailMessage) -> None:
    if message.attachments or message.content_subtype != "plain":
        raise ValueError("The outbox carries plain text without attachments.")
    headers = {name: str(value) for name, value in message.extra_headers.items() if name.lower() != "message-id"}
    if message.reply_to:
        headers["Reply-To"] = ", ".join(message.reply_to)
    for recipient in message.recipients():
        post_letter(
            parseaddr(recipient)[1],
            subject=str(message.subject),
            body=str(message.body),
            purpose="message",
            language=get_language() or settings.LANGUAGE_CODE,
            by=None,
            at=now(),
            headers=headers,
            sender=message.from_email,
            is_confidential=True,
        )
