"""A mail server that never answers must not hold a letter for ever."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from excellence.mail.checks import transport_ends_in_time

SMTP = "django.core.mail.backends.smtp.EmailBackend"
CONSOLE = "django.core.mail.backends.console.EmailBackend"


@pytest.mark.parametrize(
    ("transport", "timeout", "ids"),
    [(SMTP, None, ["mail.W001"]), (SMTP, 3600, ["mail.W001"]), (SMTP, 30, []), (CONSOLE, None, [])],
)
def test_check_warns_of_a_transport_that_may_take_too_long(
    settings: Settings, transport: str, timeout: int | None, ids: list[str]
) -> None:
    settings.OUTBOX_TRANSPORT = transport
    settings.EMAIL_TIMEOUT = timeout

    found = [message.id for message in transport_ends_in_time()]

    assert found == ids
