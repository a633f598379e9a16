"""The words by which lists are read and shown: headings, options and countries in every language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django_countries import countries

from excellence.participants.models import Category, Commitment, Leaving, Size
from excellence.participants.reading.details import Vocabulary
from excellence.participants.reading.folding import fold
from excellence.participants.reading.synonyms import HEADINGS, NOTHING, OPTIONS

LABELS = {
    "name": _("Name"),
    "category": _("Kind"),
    "size": _("Size"),
    "town": _("Town"),
    "postcode": _("Postcode"),
    "country": _("Country"),
    "joined": _("Joined"),
    "left": _("Left"),
    "left_why": _("Why it left"),
    "commitment": _("Commitment"),
    "committed_on": _("Committed since"),
    "met_on": _("Met on"),
    "projects": _("Joint projects"),
    "distance_km": _("Distance in km"),
}
CHOICES: Mapping[str, Any] = {"category": Category, "size": Size, "left_why": Leaving, "commitment": Commitment}


@lru_cache(maxsize=64)
def vocabulary(language: str, home_country: str) -> Vocabulary:
    """The words by which lists are read: those of all languages, and how the reader's language shows them."""
    headings = {fold(word): field for field, words in HEADINGS.items() for word in words}
    options = {field: _options(field) for field in CHOICES}
    known_countries = {code.casefold(): code for code, _name in countries}
    for code, _name in settings.LANGUAGES:
        with override(code):
            headings |= {fold(str(label)): field for field, label in LABELS.items()}
            known_countries |= {fold(str(name)): country for country, name in countries}
            for field, choices in CHOICES.items():
                options[field] |= {fold(str(choice.label)): choice.value for choice in choices}
    known_countries |= {"uk": "GB", "england": "GB", "el": "GR"}
    with override(language):
        shown = {field: str(label) for field, label in LABELS.items()}
        shown_options = {
            field: tuple(str(choice.label) for choice in choices if choice.value) for field, choices in CHOICES.items()
        }
    return Vocabulary(headings, options, known_countries, shown, shown_options, home_country)


def _options(field: str) -> dict[str, str]:
    found = {} if field == "category" else {fold(word): "" for word in NOTHING if fold(word)} | {"": ""}
    return found | {fold(word): key for key, words in OPTIONS[field].items() for word in (key, *words)}
