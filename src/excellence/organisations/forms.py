"""What people type about an organisation."""

from __future__ import annotations

from typing import ClassVar

from django import forms
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


class ColleagueForm(forms.Form):
    """Which colleague gets which role."""

    address = forms.EmailField(label=_("E-mail address of your colleague"))
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Membership.Role.choices,
        initial=Membership.Role.EDITOR,
        help_text=_("Owners add colleagues; owners and editors write; readers read."),
    )
