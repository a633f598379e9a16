"""Days as lists give them."""

from __future__ import annotations

from datetime import date

import pytest

from excellence.method.lists.days import (
    NotADay,
    NotAnExactDay,
    first_day,
    last_day,
    months_before,
    read_day,
    read_exact_day,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-31", "2024-05-31"),
        ("2024/5/31", "2024-05-31"),
        ("2024. 05. 31.", "2024-05-31"),
        ("2024.05.31", "2024-05-31"),
        ("31.05.2024", "2024-05-31"),
        ("31. 5. 2024", "2024-05-31"),
        ("31/05/2024", "2024-05-31"),
        ("5/6/2024", "2024-06-05"),
        ("31-05-2024", "2024-05-31"),
        ("2024-05-31 00:00:00", "2024-05-31"),
        ("2024-05", "2024-05"),
        ("2024. 05.", "2024-05"),
        ("05/2024", "2024-05"),
        (" 2019 ", "2019"),
    ],
)
def test_day_is_read_in_local_forms(text: str, day: str) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "31.05.24", "05/31/2024", "2023-02-29", "20240531", "0019", "2024-13", "1.2.3.4", "45000"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotADay) as refused:
        read_day(text)

    assert str(refused.value).startswith(f"“{text}” is not a date")


@pytest.mark.parametrize("text", ["2024-05-31", "31/05/2024", "31.5.2024", "2024. 05. 31."])
def test_exact_day_is_read_in_local_forms(text: str) -> None:
    assert read_exact_day(text) == date(2024, 5, 31)


@pytest.mark.parametrize("text", ["", "2024", "05/2024", "30/02/2024"])
def test_what_is_no_exact_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotAnExactDay) as refused:
        read_exact_day(text)

    sentence = "is not a date: write day, month and year, such as 31/05/2024 or 2024-05-31."
    assert str(refused.value) == f"“{text}” {sentence}"


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-07", date(2024, 2, 7), date(2024, 2, 7)),
    ],
)
def test_vague_day_has_a_first_and_a_last(day: str, first: date, last: date) -> None:
    assert (first_day(day), last_day(day)) == (first, last)


def test_months_before_ends_with_a_shorter_month() -> None:
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)
    assert months_before(date(2025, 12, 31), 24) == date(2023, 12, 31)
