"""Who of the demonstration's people is stored here."""

from __future__ import annotations

from django.db.models import QuerySet

from excellence.accounts.models import User
from excellence.demo.people import PEOPLE


def people_of_the_story() -> QuerySet[User]:
    """The fictional people that have an account."""
    return User.objects.filter(email__in=[person.email for person in PEOPLE], is_staff=False)
