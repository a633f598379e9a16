"""Label numbers: three published ones, every way to be wrong, and the way back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excellence.method.labels.numbering import (
    COUNTRIES,
    LabelNumber,
    NoSuchMonth,
    SerialOutOfRange,
    SeriesNotOurs,
    SeriesYearDiffers,
    UnknownCountry,
    WrongForm,
    issue_number,
    parse,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("HRV011201301CIP0437", LabelNumber("HRV", 11, 2013, 1, "CIP", 437)),
        ("DNK063201604C160869", LabelNumber("DNK", 63, 2016, 4, "C16", 869)),
        ("BGR011201812C181103", LabelNumber("BGR", 11, 2018, 12, "C18", 1103)),
    ],
)
def test_parse_published_number_gives_its_parts(text: str, number: LabelNumber) -> None:
    assert parse(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "HRV011201301CIP437",
        "hrv011201301CIP0437",
        "HRV011201301CIP0437 ",
        "HRV011201301CIP0437\n",
        "HRV011201301CIQ0437",
        "HRV٠١١201301CIP0437",
        "HRV011201301D130437",
    ],
)
def test_parse_text_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(WrongForm):
        parse(text)


@pytest.mark.parametrize("month", ["00", "13"])
def test_parse_month_that_does_not_exist_is_refused(month: str) -> None:
    with pytest.raises(NoSuchMonth) as refusal:
        parse(f"HRV0112013{month}CIP0437")

    assert str(refusal.value) == f"There is no month “{month}”: a label number has a month from 01 to 12."


@pytest.mark.parametrize("series", ["C17", "X17"])
def test_parse_series_of_another_year_is_refused(series: str) -> None:
    with pytest.raises(SeriesYearDiffers) as refusal:
        parse(f"DNK063201604{series}0869")

    assert str(refusal.value) == f"The series “{series}” does not belong to the year 2016."


def test_parse_unknown_country_is_refused() -> None:
    with pytest.raises(UnknownCountry) as refusal:
        parse("XXY063201604C160869")

    assert str(refusal.value) == "“XXY” is not the three-letter code of a country."


def test_countries_are_those_of_the_standard() -> None:
    assert len(COUNTRIES) == 249


def test_issue_number_gives_the_own_series_of_the_year() -> None:
    number = issue_number("HUN", national_serial=7, world_serial=12, on=date(2026, 3, 10))

    assert str(number) == "HUN007202603X260012"


@pytest.mark.parametrize("series", ["C", "CIP", "Y"])
def test_issue_number_of_another_series_is_refused(series: str) -> None:
    with pytest.raises(SeriesNotOurs):
        issue_number("HUN", national_serial=7, world_serial=12, on=date(2026, 3, 10), series=series)


def test_issue_number_for_no_country_is_refused() -> None:
    with pytest.raises(UnknownCountry):
        issue_number("XXY", national_serial=7, world_serial=12, on=date(2026, 3, 10))


@pytest.mark.parametrize(("national", "world"), [(0, 1), (1000, 1), (1, 0), (1, 10000)])
def test_issue_number_with_serial_that_does_not_fit_is_refused(national: int, world: int) -> None:
    with pytest.raises(SerialOutOfRange):
        issue_number("HUN", national_serial=national, world_serial=world, on=date(2026, 3, 10))


@given(
    st.sampled_from(sorted(COUNTRIES)),
    st.integers(1, 999),
    st.integers(1, 9999),
    st.dates(date(1000, 1, 1), date(9999, 12, 31)),
)
def test_issue_number_any_number_is_read_back_as_itself(country: str, national: int, world: int, day: date) -> None:
    number = issue_number(country, national_serial=national, world_serial=world, on=day)

    assert parse(str(number)) == number
