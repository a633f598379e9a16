"""Who of the demonstration's people is stored here."""

from __future__ import annotations

from django.db.models import QuerySet

from excellence.accounts.models import User
from excellence.demo.people import PEOPLE


def people_of_the_story() -> QuerySet[User]:
    """The fictional people that have an account.

    Their addresses are confirmed, which nobody else can have done: strangers may sign up with them all the same.
    """
    addresses = [person.email for person in PEOPLE]
    return User.objects.filter(email__in=addresses, confirmed_at__isnull=False, is_staff=False)
