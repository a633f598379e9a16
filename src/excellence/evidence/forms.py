"""What people give as evidence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from excellence.evidence.models import Item
from excellence.evidence.operations import PeopleNotAskedAbout
from excellence.files.kinds import ACCEPTED
from excellence.web.forms import DayField


class EvidenceForm(forms.Form):
    """One piece of evidence, in the lane the person chose.

    `about_staff` says that the indicator is about the team: its papers name people, so the interview is proposed.
    """

    lane = forms.ChoiceField(
        label=_("Where it is"), choices=Item.Lane.choices, initial=Item.Lane.FILE, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=_("What it is"),
        max_length=200,
        required=False,
        help_text=_("For instance: minutes of the board, 18 September. Name documents, not people."),
    )
    upload = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("PDF, office document, picture or table. Macros and locked files are refused."),
    )
    names_people = forms.TypedChoiceField(
        label=_("Are people named in the file?"),
        choices=[("no", _("No")), ("yes", _("Yes, and they know it is saved here"))],
        coerce=lambda said: said == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "A document that names people who do not know of it belongs under “Shown at the interview”: "
            "then only a note is saved."
        ),
    )
    address = forms.URLField(
        label=_("Address on the web"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("A page anyone can open, with https:// in front."),
    )
    good_until = DayField(
        label=_("Good until"),
        required=False,
        help_text=_("The last day on which it is valid, for instance of a certificate or a contract."),
    )

    def __init__(self, *args: Any, about_staff: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "upload", "names_people", "address"):
            self.fields[name].depends = True  # type: ignore[attr-defined]  # the lane says whether it is needed
        self.fields["lane"].help_text = _(
            "“Saved here” is proposed: a saved file counts in full and cannot change afterwards."
        )
        if about_staff:
            self.fields["lane"].initial = Item.Lane.INTERVIEW
            self.fields["lane"].help_text = _(
                "“Shown at the interview” is proposed, because this indicator is about your team and such documents "
                "name people. A file or link counts in full; a note counts at most level 1 until a panel has seen it."
            )

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen lane needs, at that field; what another lane asks for is not kept."""
        cleaned = super().clean() or {}
        needed = {
            Item.Lane.FILE: ("upload", _("Choose the file to save here.")),
            Item.Lane.LINK: ("address", _("Give the address of the page.")),
            Item.Lane.INTERVIEW: ("title", _("Say what you will show at the interview.")),
        }
        field, sentence = needed.get(cleaned.get("lane", ""), ("", ""))
        if field and not cleaned.get(field) and field not in self.errors:
            self.add_error(field, sentence)
        if field == "upload" and "names_people" not in self.errors and cleaned.get("names_people") is None:
            self.add_error("names_people", str(PeopleNotAskedAbout()))
        if cleaned.get("upload") and self.errors and "upload" not in self.errors:
            self.add_error("upload", _("Choose the file once more: browsers forget it when a page is shown again."))
        return cleaned
