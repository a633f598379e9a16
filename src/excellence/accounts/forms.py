"""Forms of sign-up and preferences."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from excellence.accounts.models import User
from excellence.kernel.texts import visible


class NameField(forms.CharField):
    """The name of a person, without signs that nobody sees."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Your name"),
            max_length=120,
            help_text=_("As your colleagues know you. They see it beside what you change."),
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
        )

    def to_python(self, value: Any) -> str:
        """The name as people see it."""
        return visible(super().to_python(value) or "")


class SignUpForm(forms.Form):
    """What is asked beside address and password."""

    name = NameField()
    field_order = ("name", "email", "password1")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with the address an invitation was sent to, where its link led here."""
        super().__init__(*args, **kwargs)
        request: HttpRequest | None = context.request
        if request is not None and request.GET.get("email"):
            self.initial.setdefault("email", request.GET["email"])

    def signup(self, _request: HttpRequest, user: User) -> None:
        """Keep the name, and the language the person signed up in."""
        user.name = self.cleaned_data["name"]
        language = get_language() or settings.LANGUAGE_CODE
        user.language = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        user.save(update_fields=["name", "language"])


class PreferencesForm(forms.Form):
    """How a person is called, and in which language they read."""

    name = NameField()
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("You see the site in it after signing in, and our e-mails to you are written in it."),
    )
