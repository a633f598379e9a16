"""What must be true of the mail settings."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning  # noqa: A004 - Django's name

from excellence.mail.limits import SENDING_LIMIT


def transport_ends_in_time(**_kwargs: Any) -> list[CheckMessage]:
    """Warn when sending over SMTP may take longer than a letter may be in sending."""
    timeout = settings.EMAIL_TIMEOUT
    is_smtp = settings.OUTBOX_TRANSPORT == "django.core.mail.backends.smtp.EmailBackend"
    if not is_smtp or (timeout is not None and timeout < SENDING_LIMIT.total_seconds() / 2):
        return []
    return [
        Warning(
            "A mail server that does not answer can hold a letter longer than the outbox waits for it.",
            hint="Set EMAIL_TIMEOUT to 30 seconds or so.",
            id="mail.W001",
        )
    ]
