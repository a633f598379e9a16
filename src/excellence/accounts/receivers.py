"""What we do when sign-in says that something happened."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed, password_reset

from excellence.accounts.models import User
from excellence.accounts.operations import ConfirmedByAnother, confirm_address
from excellence.kernel.clock import now


def note_confirmed(sender: object, *, email_address: EmailAddress, **_more: Any) -> None:  # noqa: ARG001 - a signal's shape
    """Keep with the person that an address is confirmed; the first one confirmed becomes the main one.

    Of each further address the main one is told: who has it can choose a new password.
    """
    person = email_address.user
    if person.is_confirmed:
        told = {"email": email_address.email}
        get_adapter().send_notification_mail("account/email/email_added", person, told, email=person.email)
        return
    if person.email.lower() != email_address.email.lower():
        email_address.set_as_primary()
        person.refresh_from_db()
    confirm_address(person, by=person, at=now())


def note_password_reset(sender: object, *, user: User, **_more: Any) -> None:  # noqa: ARG001 - a signal's shape
    """Who followed the link of a letter to their only address has shown that it is theirs."""
    if EmailAddress.objects.filter(user=user).exclude(email=user.email.lower()).exists():
        return
    with suppress(ConfirmedByAnother):
        confirm_address(user, by=user, at=now())


def connect() -> None:
    """Listen to sign-in."""
    email_confirmed.connect(note_confirmed, dispatch_uid="accounts.note_confirmed")
    password_reset.connect(note_password_reset, dispatch_uid="accounts.note_password_reset")
