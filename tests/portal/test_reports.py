"""The framework as the public sees it."""

from __future__ import annotations

import pytest

from excellence.frameworks.models import FrameworkVersion
from excellence.portal.queries import Figures, figures_today, newest_framework, organisations_on_desk
from excellence.portal.reports import MethodPage, method_page
from tests.cast import Cast
from tests.factories.assessments import AssessmentFactory, shipped_version
from tests.factories.listings import ListingFactory
from tests.factories.people import LONG_AGO, OrganisationFactory
from tests.support.queries import Asserting


@pytest.fixture
def page(db: None) -> MethodPage:
    edition = newest_framework("en")
    assert edition is not None
    return method_page(*edition)


def test_page_names_the_hashes_people_can_check(page: MethodPage) -> None:
    version = shipped_version()
    revision = version.revisions.get(language="en")

    assert (page.rules_hash, page.texts_hash, page.version) == (
        version.rules_hash,
        revision.texts_hash,
        version.version,
    )


def test_page_lists_all_indicators_by_dimension(page: MethodPage) -> None:
    assert [(row.number, row.count, len(row.table.rows)) for row in page.dimensions] == [
        ("1", 4, 4),
        ("2", 10, 10),
        ("3", 2, 2),
        ("4", 12, 12),
        ("5", 3, 3),
    ]


def test_row_tells_how_an_indicator_is_judged_and_what_it_must_reach(page: MethodPage) -> None:
    rows = {str(row[0]).split()[0]: list(row)[1:] for each in page.dimensions for row in each.table.rows}

    assert [rows[number] for number in ("1.1.0", "1.2", "2.4")] == [
        ["measured by figures", "gate", "2", "Silver, Gold"],
        ["measured by figures", "5", "none", "Gold"],
        ["judged by a rubric", "5", "2", "Silver, Gold"],
    ]


def test_levels_say_what_they_attest_and_what_not(page: MethodPage) -> None:
    assert [level.key for level in page.levels] == ["bronze", "silver", "gold"]
    assert [level.key for level in page.levels if not (level.attests and level.attests_not and level.motto)] == []


@pytest.mark.django_db
def test_instance_without_framework_has_no_page() -> None:
    FrameworkVersion.objects.all().delete()

    assert newest_framework("en") is None


def test_figures_count_what_is_there_in_two_statements(cast: Cast, assert_queries: Asserting) -> None:
    OrganisationFactory(country="AT")
    for year in (2024, 2025):
        AssessmentFactory(organisation=cast.organisation, started_by=cast.owner, year=year)

    ListingFactory()
    ListingFactory(removed_at=LONG_AGO)

    with assert_queries(2):
        figures = figures_today()

    assert figures == Figures(organisations=3, countries=2, assessments=2, listed=1)


def test_desk_has_drafts_and_what_is_handed_in_and_leaves_out_what_was_set_aside(cast: Cast) -> None:
    draft = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner, levels={"2.4": 3})
    AssessmentFactory(organisation=cast.organisation, started_by=cast.owner, year=2024, state="discarded")
    handed_in = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner, year=2023, state="submitted")
    AssessmentFactory(organisation=cast.other_organisation, started_by=cast.outsider)

    (organisation,) = organisations_on_desk(cast.reader)

    assert (organisation.drafts, organisation.handed_in) == ([draft], [handed_in])
    assert (organisation.drafts[0].answered, organisation.drafts[0].asked) == (1, 31)
