"""Administrators read the outbox and send failed letters again."""

from __future__ import annotations

import pytest
from django.contrib.admin.sites import site
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import Client, RequestFactory
from django.urls import reverse

from excellence.accounts.models import User
from excellence.mail.admin import LetterAdmin
from excellence.mail.models import Letter
from tests.mail.letters import post

pytestmark = pytest.mark.django_db


def test_letters_can_be_neither_added_nor_changed_nor_deleted(rf: RequestFactory) -> None:
    request = rf.get("/")
    admin = LetterAdmin(Letter, site)

    may = [
        admin.has_add_permission(request),
        admin.has_change_permission(request),
        admin.has_delete_permission(request),
    ]

    assert may == [False, False, False]


def test_send_again_queues_failed_letters_and_says_why_others_are_not(rf: RequestFactory, ann: User) -> None:
    ann.is_staff = True
    failed, queued = post(subject="First"), post(subject="Second")
    Letter.objects.filter(pk=failed.pk).update(state="failed")
    request = rf.post("/")
    request.user = ann
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]  # what the middleware would set

    LetterAdmin(Letter, site).send_again(request, Letter.objects.order_by("pk"))

    assert list(Letter.objects.order_by("pk").values_list("state", flat=True)) == ["queued", "queued"]
    assert [str(message) for message in get_messages(request)] == [
        "First → bob@example.org: will be sent again",
        "Second → bob@example.org: This step is no longer open: the state is now “Queued”. "
        "Reload the page to see what can be done.",
    ]
    assert queued.state == "queued"


def test_administrators_read_the_outbox(client: Client, ann: User) -> None:
    User.objects.filter(pk=ann.pk).update(is_staff=True, is_superuser=True)
    letter = post(subject="First")
    client.force_login(ann, backend="excellence.accounts.passwords.PasswordBackend")

    pages = [
        client.get(reverse("admin:mail_letter_changelist")),
        client.get(reverse("admin:mail_letter_change", args=[letter.pk])),
    ]

    assert [(page.status_code, "First" in page.content.decode()) for page in pages] == [(200, True), (200, True)]
    assert "_save" not in pages[1].content.decode()
