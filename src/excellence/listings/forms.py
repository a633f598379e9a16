"""What people type to find a listing, and to ask for something about it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from excellence.listings.models import LONGEST_TEXT, Correction
from excellence.web.forms import LongTextField

LONGEST_WORDS = 120


class FindForm(forms.Form):
    """Name, country and sector; whatever cannot be read is looked for nowhere, never an error."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_WORDS, required=False)
    country = forms.CharField(label=_("Country"), max_length=2, required=False)
    sector = forms.CharField(label=_("Sector"), max_length=LONGEST_WORDS, required=False)

    def asked(self, *fields: str) -> dict[str, str]:
        """What was asked for, field by field; "" where nothing was, or nothing that can be read."""
        self.is_valid()
        return {field: self.cleaned_data.get(field, "").strip() for field in fields}


class AskForm(forms.Form):
    """What is wrong, in a few sentences; which button was pressed says what is asked."""

    kind = forms.ChoiceField(
        label=_("What you ask for"),
        choices=[(kind.value, kind.label) for kind in (Correction.Kind.CORRECT, Correction.Kind.REMOVE)],
    )
    text = LongTextField(
        label=_("What is wrong, and what would be right?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_TEXT,
        required=False,
    )
