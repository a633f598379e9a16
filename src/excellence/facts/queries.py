"""Questions about yearly figures."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from excellence.facts.models import Fact
from excellence.organisations.models import Organisation


def figures_of(organisation: Organisation, *years: int) -> QuerySet[Fact]:
    """The organisation's figures of those years, with who recorded them."""
    return Fact.objects.filter(organisation=organisation, year__in=years).select_related("recorded_by")


def years_with_figures(organisation: Organisation) -> list[int]:
    """The years for which at least one figure is stored, newest first."""
    years = Fact.objects.filter(organisation=organisation).exclude(value="").values_list("year", flat=True)
    return list(years.order_by("-year").distinct())


def years_by_organisation(organisations: Sequence[Organisation]) -> dict[int, list[int]]:
    """The years with figures of each organisation, newest first, in one statement."""
    years: dict[int, list[int]] = {organisation.pk: [] for organisation in organisations}
    stored = Fact.objects.filter(organisation__in=years).exclude(value="")
    for organisation_id, year in stored.values_list("organisation_id", "year").order_by("-year").distinct():
        years[organisation_id].append(year)
    return years


def newest_figures(organisations: Sequence[Organisation], metrics: Sequence[str]) -> dict[tuple[int, str], Fact]:
    """The figure of the newest year for each organisation and metric that has one, in one statement."""
    stored = Fact.objects.filter(organisation__in=organisations, metric__in=metrics).exclude(value="").order_by("year")
    return {(fact.organisation_id, fact.metric_id): fact for fact in stored}
