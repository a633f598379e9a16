"""Numbers, shares and dates in the reader's language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.utils import translation

from excellence.kernel import formats

LANGUAGES = ("ca", "en", "fr", "de", "hu", "es")


def in_each_language(function: object, *args: object) -> dict[str, str]:
    said = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = function(*args)  # type: ignore[operator]  # any of the functions under test
    return said


def test_number_of_an_exact_fraction_keeps_its_decimals_in_each_language() -> None:
    said = in_each_language(formats.number, Fraction(239, 2))

    assert said == {"ca": "119,5", "en": "119.5", "fr": "119,5", "de": "119,5", "hu": "119,5", "es": "119,5"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (35, "35"), (Fraction(35), "35"), (Fraction(1, 3), "0.333"), (Fraction(-5, 2), "-2.5"), (1500, "1,500")],
)
def test_number_without_places_is_as_long_as_it_needs(value: Fraction, expected: str) -> None:
    with translation.override("en"):
        assert formats.number(value) == expected


def test_number_with_places_rounds_half_up() -> None:
    with translation.override("en"):
        assert (formats.number(Fraction(5, 2), 0), formats.number(Fraction(1, 8), 2)) == ("3", "0.13")


def test_number_of_nothing_is_empty() -> None:
    assert formats.number(None) == ""


def test_percent_follows_the_language() -> None:
    said = in_each_language(formats.percent, Fraction(31, 100))

    assert said == {
        "ca": "31\u00a0%",
        "en": "31%",
        "fr": "31\u00a0%",
        "de": "31\u00a0%",
        "hu": "31%",
        "es": "31\u00a0%",
    }


def test_percent_with_a_place_rounds_half_up() -> None:
    with translation.override("de"):
        assert formats.percent(Fraction(1, 3), 1) == "33,3\u00a0%"


def test_percent_of_nothing_is_empty() -> None:
    assert formats.percent(None) == ""


def test_day_is_written_out_in_each_language() -> None:
    said = in_each_language(formats.day, date(2026, 11, 23))

    assert said == {
        "ca": "23 de novembre del 2026",
        "en": "23 November 2026",
        "fr": "23 novembre 2026",
        "de": "23. November 2026",
        "hu": "2026. november 23.",
        "es": "23 de noviembre de 2026",
    }


def test_day_of_a_moment_is_the_day_in_brussels() -> None:
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)

    with translation.override("en"):
        assert formats.day(late) == "1 July 2026"


def test_moment_is_day_and_minute_in_brussels() -> None:
    with translation.override("en"):
        assert formats.moment(datetime(2026, 11, 23, 13, 5, tzinfo=UTC)) == "23 November 2026, 14:05"


def test_minute_of_a_naive_moment_is_left_as_it_is() -> None:
    assert formats.minute(datetime(2026, 11, 23, 13, 5)) == "13:05"  # noqa: DTZ001 - naive on purpose


def test_times_of_nothing_are_empty() -> None:
    assert (formats.day(None), formats.moment(None), formats.minute(None)) == ("", "", "")


@pytest.mark.parametrize(
    ("size", "expected"),
    [(0, "1\u00a0KB"), (240_000, "240\u00a0KB"), (1_100_000, "1.1\u00a0MB"), (20_000_000, "20.0\u00a0MB")],
)
def test_file_size_is_in_the_unit_one_would_say(size: int, expected: str) -> None:
    with translation.override("en"):
        assert formats.file_size(size) == expected


def test_file_size_in_french_counts_octets() -> None:
    with translation.override("fr"):
        assert [formats.file_size(size) for size in (240_000, 1_100_000)] == ["240\u00a0Ko", "1,1\u00a0Mo"]


def test_first_day_of_a_month_in_french_is_an_ordinal() -> None:
    with translation.override("fr"):
        said = [formats.day(date(2026, 1, each)) for each in (1, 2, 11)]

    assert said == ["1er janvier 2026", "2 janvier 2026", "11 janvier 2026"]


def test_file_size_of_nothing_is_empty() -> None:
    assert formats.file_size(None) == ""


def test_locale_of_a_language_we_do_not_speak_is_british_english() -> None:
    assert str(formats.locale("sv")) == "en_GB"
