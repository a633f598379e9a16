"""How sign-in talks to people: after signing in they land on their desk, in their language."""

from __future__ import annotations

from typing import cast

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import override

from excellence.accounts.http import client_address
from excellence.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Our choices where allauth asks for one."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The desk, in the language the person chose."""
        user = cast(User, request.user)
        with override(user.language):
            return resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The visitor's address, as everything else here reads it."""
        return client_address(request)
