"""How sign-in talks to people: in their language, and about nobody else's account."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, ClassVar, cast
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect, resolve_url
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from excellence.accounts.http import client_address, site_of
from excellence.accounts.models import LONGEST_ADDRESS, User
from excellence.accounts.passwords import FOLLOWED_LINK_OF
from excellence.accounts.queries import person_with_address


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Our choices where allauth asks for one."""

    # Its own sentences are untranslated or familiar in some of the six languages.
    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("This account is closed."),
        "cannot_remove_primary_email": gettext_lazy(
            "Your e-mails go to this address. Choose another one before you remove it."
        ),
        "duplicate_email": gettext_lazy("This address belongs to your account already."),
        "email_password_mismatch": gettext_lazy("The e-mail address or the password is wrong. Try again."),
        "email_taken": gettext_lazy("This address belongs to an account already."),
        "enter_current_password": gettext_lazy("Type the password you have now."),
        "incorrect_password": gettext_lazy("The password is wrong. Try again."),
        "invalid_password_reset": gettext_lazy("This link no longer works. Ask for a new one."),
        "rate_limited": gettext_lazy("Too many attempts. Wait a little, then try again."),
        "same_as_current": gettext_lazy("Choose a password that differs from the one you have now."),
        "too_many_login_attempts": gettext_lazy("Too many wrong passwords. Wait a little, then try again."),
        "unverified_primary_email": gettext_lazy("Confirm an address before e-mails go to it."),
    }

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The desk, in the language the person chose."""
        user = cast(User, request.user)
        with override(user.language):
            return resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The visitor's address, as everything else here reads it."""
        return client_address(request)

    def clean_email(self, email: str) -> str:
        """Refuse an address that could not be stored whole."""
        if len(email) > LONGEST_ADDRESS:
            sentence = _("This address has %(length)s characters. An e-mail address has at most %(most)s.")
            raise forms.ValidationError(sentence % {"length": len(email), "most": LONGEST_ADDRESS})
        return email

    def reauthenticate(self, user: User, password: str) -> bool:
        """Ask for the password of whoever is signed in, through the door that everybody uses."""
        return bool(self.authenticate(self.request, email=user.email, password=password) == user)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm an address for whoever is signed in to its account.

        Somebody else may have made that account with an address that is not theirs. Who gets the letter, and did not
        choose the password, must not confirm it by a click. The password is then asked for this account.
        """
        if request.user.pk != email_address.user_id:
            request.session[FOLLOWED_LINK_OF] = email_address.user_id
            sign_in = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.path})}"
            raise ImmediateHttpResponse(redirect(sign_in))
        return bool(super().confirm_email(request, email_address))

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation: Any, signup: bool) -> None:  # noqa: FBT001 - allauth's shape
        """Ask to confirm; an address that is confirmed in another account is told so instead."""
        address: EmailAddress = emailconfirmation.email_address
        owner = person_with_address(address.email)
        if owner is not None and owner.pk != address.user_id:
            with _in_language_of(owner):
                self.send_account_already_exists_mail(address.email)
            return
        with _in_language_of(address.user):
            super().send_confirmation_mail(request, emailconfirmation, signup)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell a person, in their language, that something about their account has changed."""
        super().send_notification_mail(template_prefix, user, {"user": user, **(context or {})}, email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in the language of whoever reads it, where we know them, with links to where the site really is."""
        asked, site = self.request.build_absolute_uri("/").rstrip("/"), site_of(self.request)
        words = {
            name: value.replace(asked, site, 1) if name.endswith("_url") else value for name, value in context.items()
        }
        with _in_language_of(context.get("user") or person_with_address(email)):
            super().send_mail(template_prefix, email, {**words, "site": site})


def _in_language_of(reader: object) -> AbstractContextManager[Any]:
    return override(reader.language if isinstance(reader, User) else get_language())
