"""What participant lists show on pages of modules below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import HttpRequest
from django.urls import reverse

from excellence.facts.forms import FigureSubject
from excellence.kernel import clock
from excellence.method.lists import metrics_of_the_list
from excellence.organisations.models import Organisation
from excellence.participants.queries import figures_from_list, sizes_by_organisation
from excellence.web.slots import Section, register


def list_sections(_request: HttpRequest, organisations: Sequence[Organisation]) -> Mapping[int, Section]:
    """How many participants stand on each organisation's list."""
    sizes = sizes_by_organisation(organisations)
    return {
        organisation.pk: Section(
            "participants/organisation_section.html",
            {
                "public_id": organisation.public_id,
                "size": sizes.get(organisation.pk, 0),
                "year": clock.today().year - 1,
            },
        )
        for organisation in organisations
    }


def figure_sections(_request: HttpRequest, subjects: Sequence[FigureSubject]) -> Mapping[str, Section]:
    """What the list gives for the figures of a page; nothing where there is no list."""
    asked = [subject for subject in subjects if subject.pk in metrics_of_the_list()]
    if not asked:
        return {}
    organisation, year = asked[0].organisation, asked[0].year
    given = figures_from_list(organisation, year, clock.today())
    return {subject.pk: _figure(subject, given[subject.pk].value) for subject in asked if subject.pk in given}


def _figure(subject: FigureSubject, listed: int | None) -> Section:
    arguments = [subject.organisation.public_id, subject.year]
    context = {
        "listed": listed,
        "same": subject.text == str(listed),
        "typed": bool(subject.text) and not subject.from_list,
        "from_list": subject.from_list,
        "metric": subject.pk,
        "url": reverse("participants:behind", args=[*arguments, subject.pk]),
        "all_url": reverse("participants:figures", args=arguments),
    }
    return Section("participants/figure_section.html", context)


def connect() -> None:
    """Offer what this module shows elsewhere."""
    register("organisation", "participants", list_sections, position=35)
    register("figures", "participants", list_sections)
    register("figure", "participants", figure_sections)
