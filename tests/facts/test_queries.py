"""What is read of yearly figures."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from excellence.facts.queries import figures_of, newest_figures, years_by_organisation, years_with_figures
from tests.cast import Cast
from tests.factories.assessments import FactFactory
from tests.support.queries import Asserting


def test_figures_are_those_of_the_organisation_and_years_asked_for(cast: Cast) -> None:
    for year in (2023, 2024, 2025):
        FactFactory(organisation=cast.organisation, year=year, recorded_by=cast.owner)
    FactFactory(organisation=cast.other_organisation, recorded_by=cast.outsider)

    assert sorted(fact.year for fact in figures_of(cast.organisation, 2025, 2024)) == [2024, 2025]


@pytest.mark.parametrize("rows", [1, 3])
def test_figures_come_with_who_recorded_them_in_one_statement(cast: Cast, assert_queries: Asserting, rows: int) -> None:
    for metric in ("participants", "staff", "fte")[:rows]:
        FactFactory(organisation=cast.organisation, metric_id=metric, recorded_by=cast.owner)

    with assert_queries(1):
        names = [fact.recorded_by.name for fact in figures_of(cast.organisation, 2025)]

    assert names == [cast.owner.name] * rows


def test_year_counts_while_one_figure_of_it_is_not_withdrawn(cast: Cast) -> None:
    FactFactory(organisation=cast.organisation, year=2025, recorded_by=cast.owner)
    FactFactory(organisation=cast.organisation, year=2025, metric_id="staff", recorded_by=cast.owner)
    FactFactory(organisation=cast.organisation, year=2024, value="", recorded_by=cast.owner)
    FactFactory(organisation=cast.organisation, year=2019, recorded_by=cast.owner)

    assert years_with_figures(cast.organisation) == [2025, 2019]


def test_years_of_many_organisations_come_in_one_statement(cast: Cast, assert_queries: Asserting) -> None:
    FactFactory(organisation=cast.organisation, recorded_by=cast.owner)
    FactFactory(organisation=cast.organisation, year=2024, recorded_by=cast.owner)

    with assert_queries(1):
        years = years_by_organisation([cast.organisation, cast.other_organisation])

    assert years == {cast.organisation.pk: [2025, 2024], cast.other_organisation.pk: []}


@pytest.mark.parametrize("year", [1989, 2101])
def test_database_refuses_a_year_nobody_has_papers_of(cast: Cast, year: int) -> None:
    with pytest.raises(IntegrityError, match="figure_year_is_sensible"), transaction.atomic():
        FactFactory(organisation=cast.organisation, recorded_by=cast.owner, year=year)


def test_database_refuses_a_second_figure_of_the_same_year_and_metric(cast: Cast) -> None:
    FactFactory(organisation=cast.organisation, recorded_by=cast.owner)

    with pytest.raises(IntegrityError), transaction.atomic():
        FactFactory(organisation=cast.organisation, recorded_by=cast.owner, value="47")


def test_newest_figure_of_each_metric_is_the_one_of_the_latest_year_that_has_one(
    cast: Cast, assert_queries: Asserting
) -> None:
    for year, value in ((2023, "40"), (2024, "46"), (2025, "")):
        FactFactory(organisation=cast.organisation, year=year, value=value, recorded_by=cast.owner)

    with assert_queries(1):
        newest = newest_figures([cast.organisation, cast.other_organisation], ["participants", "fte"])

    assert {key: fact.value for key, fact in newest.items()} == {(cast.organisation.pk, "participants"): "46"}
