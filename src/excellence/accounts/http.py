"""A request from somebody who has signed in, for type checkers."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from excellence.accounts.models import User


class PersonRequest(HttpRequest):
    """What views behind `login_required` receive."""

    user: User
    htmx: HtmxDetails
