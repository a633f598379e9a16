"""Cells as values, column by column."""

from __future__ import annotations

from decimal import Decimal

import pytest

from excellence.documents.tables import refusals
from excellence.documents.tables.cells import read_cell, read_decimal
from excellence.documents.tables.grids import BROKEN, FORMULA
from excellence.kernel.errors import Refusal
from excellence.method.lists import NotADay
from tests.documents.tables.made import ASSESSORS, TODAY


def read(key: str, text: str) -> str:
    return read_cell(ASSESSORS.by_key[key], text, today=TODAY)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("name", "  Ada\u200b \u00adAlfa\u202e ", "Ada Alfa"),
        ("level", "LEAD assessor", "lead"),
        ("level", "Kollega", "peer"),
        ("country", "Großbritannien", "GB"),
        ("cases", "1.234", "1234"),
        ("cases", "1 234 db", "1234"),
        ("cases", "120", "120"),
        ("days", "1.250 km", "1250.0"),
        ("days", "12,5", "12.5"),
        ("days", "12.3450", "12.3"),
        ("licensed", "Igen", "yes"),
        ("licensed", "nein", "no"),
        ("since", "31.05.2019", "2019-05-31"),
        ("notes", "one\ntwo", "one\ntwo"),
    ],
)
def test_cell_is_read_as_its_column_says(key: str, text: str, value: str) -> None:
    assert read(key, text) == value


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "?", "n/a", "N/A", "n.a.", "unknown", "k. A.", "ismeretlen"])
@pytest.mark.parametrize("key", ["level", "since", "country", "cases", "days", "licensed"])
def test_cell_that_says_nothing_is_not_known(key: str, text: str) -> None:
    assert read(key, text) == ""


@pytest.mark.parametrize(
    ("key", "text", "refusal"),
    [
        ("name", "x" * 21, refusals.CellTooLong),
        ("name", "anna@example.invalid", refusals.HoldsAnAddress),
        ("name", FORMULA, refusals.HoldsAFormula),
        ("name", BROKEN, refusals.BrokenCell),
        ("level", "rocket", refusals.NotAnOption),
        ("country", "Atlantis", refusals.NotACountry),
        ("cases", "12.5", refusals.NotANumber),
        ("cases", "-3", refusals.NotANumber),
        ("days", "1e3", refusals.NotANumber),
        ("days", "5001", refusals.NotANumber),
        ("licensed", "perhaps", refusals.NotAnOption),
        ("since", "05/31/2024", NotADay),
    ],
)
def test_cell_that_cannot_be_read_is_refused(key: str, text: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        read(key, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("42", "42"),
        ("42.5", "42.5"),
        ("42,5 km", "42.5"),
        ("0.125", "0.125"),
        ("1,250", "1250"),
        ("1 250,75", "1250.75"),
        ("1.250.000,5", "1250000.5"),
        ("1,250.5", "1250.5"),
        ("1'250", "1250"),
        ("1250.125", "1250.125"),
        ("12.34.56", None),
        ("12,5,1", None),
        ("1 23", None),
        ("NaN", None),
        ("far", None),
    ],
)
def test_number_is_read_as_people_group_it(text: str, value: str | None) -> None:
    assert read_decimal(text) == (None if value is None else Decimal(value))
