"""What people give as evidence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from excellence.evidence.models import Item
from excellence.files.kinds import ACCEPTED


class EvidenceForm(forms.Form):
    """One piece of evidence, in the lane the person chose."""

    lane = forms.ChoiceField(
        label=_("Where it is"), choices=Item.Lane.choices, initial=Item.Lane.FILE, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=_("What it is"),
        max_length=200,
        required=False,
        help_text=_("For instance: minutes of the board, 18 September. Name papers, not people."),
    )
    upload = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("PDF, office document, picture or table. Macros and locked files are refused."),
    )
    address = forms.URLField(
        label=_("Address on the web"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("A page anyone can open, with https:// in front."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen lane needs, at that field."""
        cleaned = super().clean() or {}
        needed = {
            Item.Lane.FILE: ("upload", _("Choose the file to store here.")),
            Item.Lane.LINK: ("address", _("Give the address of the page.")),
            Item.Lane.INTERVIEW: ("title", _("Say what you will show at the interview.")),
        }
        field, sentence = needed.get(cleaned.get("lane", ""), ("", ""))
        if field and not cleaned.get(field) and field not in self.errors:
            self.add_error(field, sentence)
        return cleaned
