"""What yearly figures show on pages of modules below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import HttpRequest

from excellence.facts.profile_section import profile_sections
from excellence.facts.queries import years_by_organisation
from excellence.method.source import catalogue
from excellence.organisations.models import Organisation
from excellence.web.slots import Section, register


def figures_sections(_request: HttpRequest, organisations: Sequence[Organisation]) -> Mapping[int, Section]:
    """The years of each organisation for which figures are stored."""
    years = years_by_organisation(organisations)
    group = catalogue().groups[0]
    return {
        organisation.pk: Section(
            "facts/organisation_section.html",
            {"public_id": organisation.public_id, "years": years[organisation.pk], "group": group},
        )
        for organisation in organisations
    }


def connect() -> None:
    """Offer what this module shows elsewhere."""
    register("organisation", "facts", figures_sections, position=40)
    register("organisation.profile", "facts", profile_sections)
