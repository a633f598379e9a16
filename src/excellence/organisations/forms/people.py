"""Whom one invites, and which role colleagues get."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from excellence.organisations.models import Membership
from excellence.web.forms import LongTextField


class InvitationForm(forms.Form):
    """Who is invited, as what, and in which language the letter is written."""

    address = forms.EmailField(label=_("E-mail address of your colleague"), max_length=254)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Membership.Role.choices,
        initial=Membership.Role.EDITOR,
        help_text=_("Administrators decide who has access, and write; editors write; readers read."),
    )
    language = forms.ChoiceField(label=_("Language of the e-mail"), choices=settings.LANGUAGES)


class RoleForm(forms.Form):
    """Which role a colleague gets."""

    role = forms.ChoiceField(choices=Membership.Role.choices)


class MessageForm(forms.Form):
    """What somebody writes to an organisation."""

    message = LongTextField(
        label=_("Your message"),
        min_length=20,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "It goes to the administrators as an e-mail. They see your name and your address, so that they can answer."
        ),
    )
