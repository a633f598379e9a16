"""Twelve questions as a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from excellence.method.quickcheck import Check, CheckTexts

FEWEST_ANSWERS = 6


class QuestionsForm(forms.Form):
    """One group of four answers for each question; what one cannot tell stays open."""

    def __init__(self, check: Check, texts: CheckTexts, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        for number, question in enumerate(check.questions, start=1):
            words = texts.questions[question.key]
            self.fields[question.key] = forms.TypedChoiceField(
                label=f"{number}. {words.asks}",
                help_text=words.hint,
                choices=[(str(place), answer) for place, answer in enumerate(words.answers)],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a check that says too little to find anything."""
        answered = len(self.choices)
        if not self.errors and answered < FEWEST_ANSWERS:
            missing = FEWEST_ANSWERS - answered
            raise forms.ValidationError(
                ngettext(
                    "Answer one question more: with fewer than %(fewest)s nothing stands out.",
                    "Answer %(missing)s questions more: with fewer than %(fewest)s nothing stands out.",
                    missing,
                )
                % {"missing": missing, "fewest": FEWEST_ANSWERS}
            )
        return self.cleaned_data

    @property
    def choices(self) -> dict[str, int]:
        """The places of the chosen answers by question key."""
        return {key: place for key, place in self.cleaned_data.items() if place is not None}


def carried_sentence(asks: str, answer: str, *, day: str) -> str:
    """What stands as the justification of an answer that came from the check."""
    return _("Ten-minute check of %(day)s. %(question)s “%(answer)s”") % {
        "day": day,
        "question": asks,
        "answer": answer,
    }
