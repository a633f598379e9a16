"""What people send about one indicator, about what came before, and when they hand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from excellence.assessment.models import LONGEST_NOTE, LONGEST_SIGNATURE, LONGEST_VALUE, EarlierLabel, Improvement
from excellence.assessment.operations import (
    ImprovementSaid,
    LabelSaid,
    NotConfirmed,
    Signature,
    Wording,
)
from excellence.kernel.numbers import ReadTwoWays, ungrouped
from excellence.web.forms import DayField, LongTextField

LONGEST_VERSION = 9


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as it arrived: the wording, the version the person saw, and what they want next."""

    wording: Wording
    seen: int
    then: str


def sent_answer(data: QueryDict) -> Sent:
    """Read an answer; a level that is no number is one that no indicator has."""
    taken = data.get("take", "")
    level = _level(taken or data.get("level", ""))
    claims = data.get("not_applicable") == "on"
    return Sent(
        wording=Wording(
            level=level,
            justification=_text(data.get("justification", "")),
            not_applicable=_text(data.get("reason", "")) if claims else None,
        ),
        seen=whole_number(data.get("seen", "")),
        then=data.get("then", ""),
    )


def _level(text: str) -> int | None:
    if not text:
        return None
    return whole_number(text)


def _text(text: str) -> str:
    """Line ends as one character, as browsers count them; no white space around."""
    return text.replace("\r\n", "\n").replace("\x00", "").strip()


def whole_number(text: str) -> int:
    """A whole number that was sent; one that never was where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_VERSION else -1


def _ungrouped(text: str, field: str) -> str:
    try:
        return ungrouped(text)
    except ReadTwoWays as unclear:
        unclear.field = field
        raise


Choices = Sequence[tuple[str, Any]]


class EntryForm(forms.Form):
    """An entry that two people may have open; `seen` is the version on the person's page."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, initial=0)

    def seen_version(self) -> int:
        """The version on the person's page; one that never was where the page did not say."""
        seen: int | None = self.cleaned_data["seen"]
        return -1 if seen is None else seen


class LabelForm(EntryForm):
    """A label that was held before."""

    level = forms.ChoiceField(label=_("Level"))
    issuer = forms.CharField(
        label=_("Issuer"), max_length=120, help_text=_("Who gave it: the name of the label office or secretariat.")
    )
    assessed_on = DayField(
        label=_("Assessed on"),
        help_text=_("The day of the assessment the label was given for; Silver counts months from it."),
    )
    valid_until = DayField(
        label=_("Valid until"),
        required=False,
        help_text=_("As the certificate says. Left empty, the first period of validity is assumed."),
    )
    number = forms.CharField(
        label=_("Label number"),
        max_length=40,
        required=False,
        help_text=_("As on the certificate. A number in the European form is checked for country, month and series."),
    )
    evidence = LongTextField(
        label=_("Where one can see it"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The address of a public page, or a note on the certificate you would show."),
    )

    def __init__(self, levels: Choices, *args: Any, **kwargs: Any) -> None:
        """Make the form for the label levels of a framework, as key and name."""
        super().__init__(*args, **kwargs)
        _choose(self, "level", [("", _("Please choose")), *levels])

    def said(self) -> LabelSaid:
        """What the person says, as the operation takes it."""
        return LabelSaid(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class ImprovementForm(EntryForm):
    """An area that was made better since an earlier assessment."""

    area = forms.CharField(
        label=_("Area of improvement"),
        max_length=200,
        help_text=_("In a few words: what is better now. Entries with the same words count as one area."),
    )
    measure = forms.ChoiceField(
        label=_("Where it shows"), help_text=_("One indicator, by its level, or one figure, by its value.")
    )
    then = forms.CharField(
        label=_("Then"),
        max_length=LONGEST_VALUE,
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
        help_text=_("The level or the figure at the earlier assessment."),
    )
    now = forms.CharField(
        label=_("Now"),
        max_length=LONGEST_VALUE,
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
        help_text=_("The level or the figure today; it is compared with this self-assessment."),
    )
    effect = LongTextField(
        label=_("Effect on the cluster"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("How participants benefit."),
    )
    evidence_then = LongTextField(
        label=_("Evidence for then"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("An address or a note: the document that shows how it was. Name documents, not people."),
    )
    evidence_now = LongTextField(
        label=_("Evidence for now"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("An address or a note: the document that shows how it is. Name documents, not people."),
    )

    def __init__(self, measures: Choices, *args: Any, **kwargs: Any) -> None:
        """Make the form for the indicators and figures of a framework, in groups of key and name."""
        super().__init__(*args, **kwargs)
        _choose(self, "measure", [("", _("Please choose")), *measures])

    def said(self) -> ImprovementSaid:
        """What the person says, as the operation takes it."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "measure")}
        for name in ("then", "now"):
            data[name] = _ungrouped(data[name], name)
        kind, _colon, key = self.cleaned_data["measure"].partition(":")
        return ImprovementSaid(**data, **{f"{kind}_id": key})


class HandInForm(forms.Form):
    """Who stands for what is handed in; `seen` is the fingerprint of what was read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    name = forms.CharField(label=_("Your name"), max_length=LONGEST_SIGNATURE)
    function = forms.CharField(
        label=_("Your function"), max_length=LONGEST_SIGNATURE, help_text=_("For instance: manager of the cluster.")
    )
    confirmed = forms.BooleanField(
        label=_("I confirm this statement"), error_messages={"required": _(NotConfirmed.sentence)}
    )

    def signature(self) -> Signature:
        """Name, function and tick, as the operation takes them."""
        return Signature(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


def initial_of(entry: EarlierLabel | Improvement) -> dict[str, Any]:
    """What a stored entry puts into its form."""
    said = LabelSaid if isinstance(entry, EarlierLabel) else ImprovementSaid
    initial: dict[str, Any] = {name: getattr(entry, name) for name in said.__dataclass_fields__}
    if isinstance(entry, Improvement):
        initial["measure"] = f"indicator:{entry.indicator_id}" if entry.indicator_id else f"metric:{entry.metric_id}"
    return {**initial, "seen": entry.version}


def _choose(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
