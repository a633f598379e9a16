"""Letters with a link that opens something: nobody but the reader reads them, and they do not stay."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from excellence.accounts.models import User
from excellence.mail.checks import NO_TRANSPORT
from excellence.mail.models import Letter
from excellence.mail.operations import TextDeleted, delete_old_texts, deliver, send_again
from tests.factories.people import UserFactory
from tests.mail.letters import NOON, post

pytestmark = pytest.mark.django_db

SECRET = "https://excellence.invalid/en/account/password/reset/key/1-secret/"


def test_text_is_deleted_once_it_was_sent() -> None:
    letter = post(body=SECRET, is_confidential=True)

    deliver(letter, at=NOON)

    assert [sent.body for sent in mail.outbox] == [SECRET]
    assert Letter.objects.values_list("state", "body").get() == ("sent", "")


def test_text_of_any_other_letter_stays_as_proof() -> None:
    letter = post(body="It is submitted.")

    deliver(letter, at=NOON)

    assert Letter.objects.get().body == "It is submitted."


def test_text_stays_while_it_waits_for_another_attempt(settings: Settings) -> None:
    settings.OUTBOX_TRANSPORT = NO_TRANSPORT
    letter = post(body=SECRET, is_confidential=True)

    deliver(letter, at=NOON)

    found = Letter.objects.get()
    assert (found.state, found.body) == ("queued", SECRET)
    assert found.last_error == (
        "NoTransportError: OUTBOX_TRANSPORT is not set, so nothing is sent. The e-mail waits in the outbox."
    )


def test_nothing_of_a_letter_is_printed_where_no_transport_is_set(
    settings: Settings, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    settings.OUTBOX_TRANSPORT = NO_TRANSPORT

    deliver(post(body=SECRET, is_confidential=True), at=NOON)

    assert ("secret" in caplog.text, "secret" in "".join(capfd.readouterr())) == (False, False)


def test_text_that_could_not_be_sent_is_deleted_after_fifteen_days(ann: User) -> None:
    ann.is_staff = True
    letter = post(body=SECRET, is_confidential=True)
    Letter.objects.update(state="failed")

    deleted = [delete_old_texts(at=NOON + timedelta(days=days)) for days in (15, 15.01, 16)]

    letter.refresh_from_db()
    assert (deleted, letter.body) == ([0, 1, 0], "")
    with pytest.raises(TextDeleted, match="deleted after 15 days"):
        send_again(letter, by=ann, at=NOON)


def test_administrator_cannot_read_the_link_of_somebody_else(client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "excellence.mail.backends.OutboxBackend"
    person, administrator = UserFactory(), UserFactory(is_staff=True, is_superuser=True)
    client.force_login(administrator, backend="excellence.accounts.passwords.PasswordBackend")

    Client().post("/en/account/password/reset/", {"email": person.email})

    letter = Letter.objects.get()
    page = client.get(reverse("admin:mail_letter_change", args=[letter.pk])).content.decode()
    assert letter.body.count("/password/reset/key/") == 1
    assert (page.count("/reset/key/"), page.count("The text of this e-mail is for its reader alone.")) == (0, 1)


def test_outbox_of_an_earlier_version_loses_what_was_confidential() -> None:
    secret, other = post(body=SECRET, purpose="message"), post(body="It is submitted.")
    Letter.objects.update(state="sent")

    import_module("excellence.mail.migrations.0002_confidential").delete_texts(apps, None)

    secret.refresh_from_db()
    other.refresh_from_db()
    assert (secret.is_confidential, secret.body, other.body) == (True, "", "It is submitted.")
