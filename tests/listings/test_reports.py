"""What the pages say: whole sentences, each fact with its source."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from excellence.listings import reports
from excellence.listings.models import LabelRecord, Listing
from excellence.listings.queries import Place, RecordCounts
from tests.factories.listings import LabelRecordFactory, ListingFactory

TODAY = date(2026, 3, 10)
HELD = "Bronze. Held according to source-example.invalid"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"date_kind": "valid_until", "dated": "2015-04-30", "valid_until": date(2015, 4, 30)},
            f"{HELD}; issued by ESCA; ended on 30 April 2015.",
        ),
        (
            {"date_kind": "valid_until", "dated": "2026-03-10", "valid_until": TODAY},
            f"{HELD}; issued by ESCA; reported as valid until 10 March 2026.",
        ),
        ({}, f"{HELD}; issued by ESCA; reported, end not published."),
        ({"date_kind": "awarded"}, f"{HELD}; issued by ESCA; reported, end not published."),
        (
            {"date_kind": "awarded", "dated": "2016-06"},
            f"{HELD}; issued by ESCA, awarded June 2016; reported, end not published.",
        ),
        (
            {"date_kind": "first_awarded", "dated": "2020"},
            f"{HELD}; issued by ESCA, first awarded 2020; reported, end not published.",
        ),
        (
            {"date_kind": "renewed", "dated": "2018"},
            f"{HELD}; issued by ESCA, renewed 2018; reported, end not published.",
        ),
        (
            {"date_kind": "assessed", "dated": "2017-11"},
            f"{HELD}; issued by ESCA, assessed November 2017; reported, end not published.",
        ),
        ({"date_kind": "reported", "dated": "2022"}, f"{HELD} of 2022; issued by ESCA; reported, end not published."),
        ({"dated": "2022"}, f"{HELD} of 2022; issued by ESCA; reported, end not published."),
    ],
)
def test_record_is_one_sentence_and_only_a_day_that_passed_ends_it(fields: dict[str, object], said: str) -> None:
    record: LabelRecord = LabelRecordFactory.build(**fields)

    assert reports.record_shown(record, today=TODAY).said == said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2015-04-30", "30 April 2015"),
        ("2021-12", "December 2021"),
        ("2019-Q1", "1st quarter 2019"),
        ("2024-07/09", "3rd quarter 2024"),
        ("2020", "2020"),
    ],
)
def test_date_is_as_exact_as_the_source(text: str, shown: str) -> None:
    assert reports.dated(text) == shown


def test_source_with_address_is_named_by_its_host_and_without_is_to_be_checked() -> None:
    with_address = reports.source_of("https://www.source-example.invalid/clusters?country=1")
    without = reports.source_of(reports.FRENCH_CITIES)

    assert with_address == ("source-example.invalid", "https://www.source-example.invalid/clusters?country=1")
    assert without == (
        "A public data file on French cities (address not kept; to be checked again before quoting)",
        "",
    )


def test_facts_name_who_says_so_and_say_what_is_not_known() -> None:
    listing: Listing = ListingFactory.build(
        region_code="HU23", region="Dél-Dunántúl", region_basis="name", ecosystem="digital"
    )

    host, silent = "according to source-example.invalid", "The source does not say."
    assert reports.facts_of(listing) == [
        ("Country", "Hungary", host),
        ("Region", "Dél-Dunántúl (HU23)", "read from the organisation’s name"),
        ("City", silent, ""),
        ("Sector", "Mobility", host),
        ("Industrial ecosystem", "Digital", "our proposal, from the sector"),
        ("Programme", silent, ""),
    ]


def test_counts_are_one_sentence() -> None:
    assert reports.counted(RecordCounts(0, 71, 32, 141)) == (
        "Records reported as still valid: 0. Ended on the day their source names: 71. "
        "Reported, end not published: 32. Listings without any record: 141, "
        "which does not mean that they never held a label."
    )


def test_countries_stand_in_the_order_of_the_readers_language() -> None:
    with override("de"):
        choices = reports.country_choices([("HU", 1), ("ES", 2), ("AT", 3)])

    assert choices == [("AT", "Österreich"), ("ES", "Spanien"), ("HU", "Ungarn")]


@pytest.mark.parametrize(
    ("by_country", "finding"),
    [
        ([], "0 organisations are listed. Countries: 0."),
        (
            [("HU", 1)],
            "1 organisation is listed. Countries: 1. "
            "Most are in Hungary: a sample from the pages that were read, not a census.",
        ),
        (
            [("ES", 2), ("HU", 1)],
            "3 organisations are listed. Countries: 2. "
            "Most are in Spain: a sample from the pages that were read, not a census.",
        ),
    ],
)
def test_bars_say_how_many_and_where_most_are(by_country: list[tuple[str, int]], finding: str) -> None:
    chart = reports.bars_by_country(by_country)

    assert (chart.finding, [bar.value for bar in chart.bars]) == (finding, [count for _, count in by_country])


def test_map_draws_cities_and_regions_and_never_the_middle_of_a_country() -> None:
    drawn = reports.map_of(
        [
            Place("ES", "Cataluña", "", "nuts_label_point", 41.8, 1.5, 4),
            Place("HU", "", "Szeged", "city", 46.25, 20.15, 1),
            Place("FR", "", "", "country_label_point", 46.5, 2.5, 30),
            Place("MX", "", "", "", None, None, 2),
        ]
    )

    assert drawn.finding == "Listings whose city or region the source states: 5 of 37."
    assert drawn.not_drawn == "Not drawn, because the source states no more than the country: 32."
    assert [(pin.radius, pin.said) for pin in drawn.pins] == [
        (10, "Cataluña (middle of the region): 4"),
        (5, "Szeged: 1"),
    ]
    assert drawn.table.rows == [("Cataluña (middle of the region)", "Spain", "4"), ("Szeged", "Hungary", "1")]
