"""What people type about an organisation."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from excellence.organisations.models import Membership, Organisation


class OrganisationForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """The profile an assessment needs; country first, because other questions depend on it."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    website = forms.URLField(
        label=_("Website"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("With https:// in front."),
    )

    class Meta:
        model = Organisation
        fields: ClassVar = ["country", "name", "town", "website"]
        help_texts: ClassVar = {
            "name": _("The name of the organisation that manages the cluster, as it is registered."),
        }

    def clean_seen(self) -> int:
        """The version on the person's page; one that never was where the page did not say."""
        seen: int | None = self.cleaned_data["seen"]
        return -1 if seen is None else seen


class InvitationForm(forms.Form):
    """Who is invited, as what, and in which language the letter is written."""

    address = forms.EmailField(label=_("E-mail address of your colleague"), max_length=254)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Membership.Role.choices,
        initial=Membership.Role.EDITOR,
        help_text=_("Owners decide who works here, and write; editors write; readers read."),
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)


class RoleForm(forms.Form):
    """Which role a colleague gets."""

    role = forms.ChoiceField(choices=Membership.Role.choices)
