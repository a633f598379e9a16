"""What can be done with accounts, beside signing up and in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Final

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, Q, RestrictedError

from excellence.accounts.models import User
from excellence.accounts.queries import person_with_address
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_

# An account whose address was never confirmed ends when nobody has signed in to it for so long.
UNCONFIRMED_HOLDS: Final = timedelta(days=30)


class ConfirmedByAnother(Refusal):
    """An address that somebody has confirmed cannot be confirmed in a second account."""

    sentence: ClassVar[str] = N_("%(address)s was confirmed in another account. If it is yours, sign in to that one.")


def add_person(address: str, *, name: str, language: str, by: User | None, at: datetime) -> User:
    """Make an account whose address the platform vouches for; nobody signs in to it before it has a password."""
    with transaction.atomic():
        person = User.objects.create_user(address, name=name, language=language)
        confirm_address(person, by=by, at=at)
    return person


def confirm_address(person: User, *, by: User | None, at: datetime) -> None:
    """Note that letters to the person's address reach them; nothing happens when that is known.

    `by` is the person, or None where the platform vouches for the address. Raises `ConfirmedByAnother`.
    """
    if person.is_confirmed:
        return
    if person_with_address(person.email) is not None:
        raise ConfirmedByAnother(address=person.email)
    try:
        with transaction.atomic():
            EmailAddress.objects.update_or_create(
                user=person, email=person.email.lower(), defaults={"verified": True, "primary": True}
            )
            User.objects.filter(pk=person.pk).update(confirmed_at=at)
            record("account.address_confirmed", by=by, subject=person, at=at)
    except IntegrityError as taken:
        raise ConfirmedByAnother(address=person.email) from taken
    person.confirmed_at = at


def change_preferences(person: User, *, name: str, language: str, by: User, at: datetime) -> None:
    """Change how the person is called, and in which language they read pages and letters."""
    require("account.change", by, person)
    before = {"name": person.name, "language": person.language}
    after = {"name": name, "language": language}
    if before == after:
        return
    with transaction.atomic():
        User.objects.filter(pk=person.pk).update(**after)
        record("account.preferences_changed", by=by, subject=person, at=at, before=before, after=after)
    person.name, person.language = name, language


def remove_stale_sign_ups(*, by: User | None, at: datetime) -> int:
    """Delete accounts that never confirmed an address and were left for 30 days; return how many went.

    Accounts that something hangs on, such as a role in an organisation, stay.
    """
    before = at - UNCONFIRMED_HOLDS
    left = Q(last_login__lt=before) | Q(last_login__isnull=True)
    stale = User.objects.filter(left, confirmed_at__isnull=True, joined_at__lt=before, is_staff=False)
    stale = stale.exclude(emailaddress__verified=True).order_by("pk")
    return sum(_remove_sign_up(person, by=by, at=at) for person in stale)


def _remove_sign_up(person: User, *, by: User | None, at: datetime) -> bool:
    try:
        with transaction.atomic():
            record("account.sign_up_expired", by=by, subject=person, at=at)
            person.delete()
    except (ProtectedError, RestrictedError):
        return False
    return True
