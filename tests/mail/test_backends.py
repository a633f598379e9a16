"""What Django's mail API sends becomes letters."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.utils.translation import override
from pytest_django import Settings

from excellence.mail.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outbox_backend(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "excellence.mail.backends.OutboxBackend"


def test_message_becomes_one_letter_for_each_recipient() -> None:
    message = EmailMessage("Hello", "Text", to=["Ann <ann@example.org>"], cc=["bob@example.org"])

    count = message.send()

    letters = Letter.objects.order_by("pk").values_list("address", "subject", "body", "state")
    assert count == 1
    assert list(letters) == [
        ("ann@example.org", "Hello", "Text", "queued"),
        ("bob@example.org", "Hello", "Text", "queued"),
    ]


def test_message_keeps_sender_headers_and_where_answers_go() -> None:
    message = EmailMessage(
        "Hello",
        "Text",
        "Desk <desk@excellence.invalid>",
        ["ann@example.org"],
        reply_to=["office@excellence.invalid"],
        headers={"X-Kind": "test", "Message-ID": "<other@example.org>"},
    )

    message.send()

    letter = Letter.objects.get()
    assert (letter.sender, letter.headers) == (
        "Desk <desk@excellence.invalid>",
        {"X-Kind": "test", "Reply-To": "office@excellence.invalid"},
    )


def test_message_becomes_a_letter_in_the_present_language() -> None:
    with override("hu"):
        send_mail("Szia", "Szöveg", None, ["ann@example.org"])

    assert Letter.objects.get().language == "hu"


def test_message_with_pictures_and_text_becomes_a_letter_with_the_text() -> None:
    message = EmailMultiAlternatives("Hello", "Text", to=["ann@example.org"])
    message.attach_alternative("<p>Text</p>", "text/html")

    message.send()

    assert Letter.objects.get().body == "Text"


def test_messages_with_attachments_are_refused_together() -> None:
    plain = EmailMessage("Hello", "Text", to=["ann@example.org"])
    attached = EmailMessage("Hello", "Text", to=["ann@example.org"], attachments=[("a.txt", "a", "text/plain")])

    with pytest.raises(ValueError, match="plain text without attachments"):
        plain.get_connection().send_messages([plain, attached])

    assert Letter.objects.count() == 0
