"""A mail server that never answers must not hold a letter for ever."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from excellence.mail.checks import NO_TRANSPORT, transport_ends_in_time, transport_exists, transport_is_set

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


@pytest.mark.parametrize(
    ("transport", "ids"), [(SMTP, []), (NO_TRANSPORT, ["mail.W002"]), ("django.core.mail.smtp", ["mail.E001"])]
)
def test_check_tells_of_a_transport_that_is_missing(settings: Settings, transport: str, ids: list[str]) -> None:
    settings.OUTBOX_TRANSPORT = transport

    assert [message.id for message in (*transport_exists(), *transport_is_set())] == ids
