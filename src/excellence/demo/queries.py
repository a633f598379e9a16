"""Who of the demonstration's people is stored here."""

from __future__ import annotations

from django.db.models import QuerySet

from excellence.accounts.models import User
from excellence.accounts.queries import people_confirmed_at
from excellence.demo.people import PEOPLE


def people_of_the_story() -> QuerySet[User]:
    """The fictional people that have an account.

    Their addresses are confirmed, which nobody else can have done: strangers may sign up with them all the same.
    """
    addresses = [person.email for person in PEOPLE]
    return people_confirmed_at(addresses).filter(is_staff=False)
