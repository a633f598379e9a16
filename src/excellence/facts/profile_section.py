"""The few yearly figures a profile shows, so that nobody has to say them twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.translation import get_language

from excellence.facts.forms import in_words
from excellence.facts.models import Fact
from excellence.facts.queries import newest_figures
from excellence.method.source import CatalogueTexts, catalogue, catalogue_texts
from excellence.organisations.models import Organisation
from excellence.web.slots import Section

SHOWN: Final = ("participants", "fte", "staff")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the newest year that has one, and where it comes from."""

    name: str
    value: str
    year: int
    source: str


def profile_sections(_request: HttpRequest, organisations: Sequence[Organisation]) -> Mapping[int, Section]:
    """The figures a profile shows, for each organisation, in one statement."""
    words = catalogue_texts(get_language() or "en")
    newest = newest_figures(organisations, SHOWN)
    return {
        organisation.pk: Section(
            "facts/profile_section.html",
            {
                "public_id": organisation.public_id,
                "language": words.language,
                "figures": [
                    _figure(newest[organisation.pk, key], words) for key in SHOWN if (organisation.pk, key) in newest
                ],
            },
        )
        for organisation in organisations
    }


def _figure(fact: Fact, words: CatalogueTexts) -> Figure:
    metric = catalogue().metrics[fact.metric_id]
    return Figure(words.metrics[metric.key].name, in_words(metric, words, fact.value), fact.year, fact.source)
