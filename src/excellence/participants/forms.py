"""What people type about a participant, and the words by which lists are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from excellence.kernel.errors import Refusal
from excellence.participants.models import Category, Commitment, Leaving, Size
from excellence.participants.reading.details import (
    FIELDS,
    Details,
    Vocabulary,
    contradictions,
    project_written,
    read_details,
)
from excellence.participants.words import CHOICES, LABELS
from excellence.web.forms import LongTextField


class ParticipantForm(forms.Form):
    """One participant; days are text, because often only the year is known."""

    name = forms.CharField(
        label=LABELS["name"], max_length=200, help_text=_("The organisation's name; no names of persons anywhere here.")
    )
    category = forms.ChoiceField(label=LABELS["category"], choices=[("", "---"), *Category.choices])
    size = forms.ChoiceField(label=LABELS["size"], choices=Size.choices, required=False)
    town = forms.CharField(
        label=LABELS["town"],
        max_length=120,
        required=False,
        help_text=_("Of its site in the cluster, from where the distance to you is measured."),
    )
    postcode = forms.CharField(label=LABELS["postcode"], max_length=20, required=False)
    country = CountryField().formfield(label=LABELS["country"])
    joined = forms.CharField(
        label=LABELS["joined"],
        max_length=40,
        required=False,
        help_text=_("A day such as 2024-05-31 or 31.05.2024, or only month or year: 2024-05, 2024."),
    )
    commitment = forms.ChoiceField(
        label=LABELS["commitment"],
        choices=Commitment.choices,
        required=False,
        help_text=_(
            "Committed is who has signed, or gives fees, money, goods or staff time regularly, or regularly takes an "
            "active part."
        ),
    )
    committed_on = forms.CharField(label=LABELS["committed_on"], max_length=40, required=False)
    met_on = LongTextField(
        label=LABELS["met_on"],
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Days on which somebody of your team talked to them face to face, with commas between."),
    )
    projects = LongTextField(
        label=LABELS["projects"],
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, each with its years in brackets: (2024-2026), (2025), or (2024-) while it runs."),
    )
    left = forms.CharField(label=LABELS["left"], max_length=40, required=False)
    left_why = forms.ChoiceField(label=LABELS["left_why"], choices=Leaving.choices, required=False)
    distance_km = forms.CharField(
        label=LABELS["distance_km"],
        max_length=20,
        required=False,
        help_text=_("Only where the town is not found: kilometres to your office, as the crow flies."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, words: Vocabulary, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words, self.today = words, today
        self.details = Details()

    def clean(self) -> dict[str, Any]:
        """Read the fields as a list's are read, and say at its field what cannot be."""
        cleaned = super().clean() or {}
        texts = {field: str(cleaned.get(field) or "") for field in FIELDS if field not in self.errors}
        exact = {field: texts.pop(field) for field in CHOICES if field in texts}
        country = texts.pop("country", "")
        self.details, refused = read_details(texts, self.words, today=self.today)
        self.details = replace(self.details, **exact, country=country)  # type: ignore[arg-type]  # choices are text
        for field, refusal in (refused or ({} if self.errors else contradictions(self.details, self.words))).items():
            self.add_error(refusal.field or field, str(refusal))
        return cleaned

    @property
    def seen_version(self) -> int:
        """The version on the person's page; one that never was where the page did not say."""
        seen: int | None = self.cleaned_data.get("seen")
        return -1 if seen is None else seen


def initial_of(details: Details, version: int) -> dict[str, Any]:
    """What stands in the form of a participant."""
    said: dict[str, Any] = {field: getattr(details, field) for field in FIELDS}
    said["met_on"] = ", ".join(details.met_on)
    said["projects"] = "\n".join(map(project_written, details.projects))
    return said | {"seen": version}


class UploadForm(forms.Form):
    """The file with the list."""

    file = forms.FileField(
        label=_("File with your list"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("XLSX or CSV, at most 5 MB and 5,000 organisations."),
    )


class SeatForm(forms.Form):
    """Where distances are measured from."""

    town = forms.CharField(label=_("Town of your office"), max_length=120)


def refusal_at(form: forms.Form, refusal: Refusal) -> None:
    """Say a refusal at its field, above the form when it has none there."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
