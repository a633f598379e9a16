"""What must be true of the mail settings."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's name
from django.core.mail import get_connection

from excellence.mail.limits import SENDING_LIMIT

NO_TRANSPORT = "excellence.mail.transports.NoTransport"


def transport_exists(**_kwargs: Any) -> list[CheckMessage]:
    """Refuse a transport that does not exist."""
    name = settings.OUTBOX_TRANSPORT
    try:
        get_connection(name)
    except ImportError:
        wrong = f"The setting OUTBOX_TRANSPORT is “{name}”, and there is no such mail backend."
        return [Error(wrong, hint="Production: django.core.mail.backends.smtp.EmailBackend", id="mail.E001")]
    return []


def transport_is_set(**_kwargs: Any) -> list[CheckMessage]:
    """Warn when nothing is sent, because nobody said how."""
    if settings.OUTBOX_TRANSPORT != NO_TRANSPORT:
        return []
    hint = "Set OUTBOX_TRANSPORT, for instance to django.core.mail.backends.smtp.EmailBackend."
    return [Warning("No e-mail is sent: all wait in the outbox.", hint=hint, id="mail.W002")]


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
