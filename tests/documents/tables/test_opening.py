"""A file as one table: sheet, headings, and columns about persons."""

from __future__ import annotations

import pytest

from excellence.documents.tables.opening import Table, letters
from tests.documents.tables.made import book_of, bytes_of, csv_of, opened, xlsx_of


def test_the_same_table_reads_the_same_from_csv_and_xlsx() -> None:
    rows = (("Name", "Level"), ("Ada", "peer"))

    assert [table.lines for table in (opened(csv_of(*rows)), opened(xlsx_of(*rows)))] == [
        opened(csv_of(*rows)).lines
    ] * 2


def test_rows_above_the_headings_and_empty_rows_are_passed_over() -> None:
    table = opened(
        csv_of(("Our assessors", "", "", "in words"), ("", ""), ("Name", "Level"), ("", ""), ("Ada", "peer"))
    )

    assert (table.headings, [line.number for line in table.lines]) == (("Name", "Level"), [5])


def test_sheet_with_known_headings_is_taken_before_one_with_more_rows() -> None:
    book = book_of(("Read", "me", "first"), *([("a", "b", "c")] * 9), title="Cover")
    book.create_sheet("Members").append(("Name", "Level"))
    book["Members"].append(("Ada", "peer"))

    table = opened(bytes_of(book))

    assert (table.sheet, table.others) == ("Members", 1)


def test_table_without_known_headings_is_read_with_its_widest_row_as_headings() -> None:
    table = opened(csv_of(("Directory",), ("Ticker", "Security"), ("AB", "Alfa")))

    assert (table.headings, len(table.lines)) == (("Ticker", "Security"), 1)


@pytest.mark.parametrize(
    "heading",
    [
        *("E-mail", "Email address", "Phone", "Telefonszám", "Kapcsolattartó", "Ansprechpartner", "Correo electrónico"),
        *("Prénom", "Persona de contacte", "Ügyvezető", "Téléphone", "First name", "Telefonnummer", "Contact person"),
    ],
)
def test_column_about_persons_is_left_out_unread(heading: str) -> None:
    table = opened(csv_of(("Name", heading, "Level"), ("Ada", "0351 1234567", "peer")))

    assert (table.headings, table.skipped) == (("Name", "Level"), (heading,))
    assert "0351 1234567" not in str(table.as_json())


@pytest.mark.parametrize(
    "cell",
    [
        "anna@example.invalid",
        "Anna <anna@example.invalid>",
        "+36 30 123 4567",
        "0043 1 234 56 78",
        "linkedin.com/in/anna",
    ],
)
def test_column_is_left_out_for_what_it_holds(cell: str) -> None:
    assert opened(csv_of(("Name", "Level", "Remarks"), ("Ada", "peer", cell))).skipped == ("Remarks",)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Partita IVA", "00123456789"),
        ("YouTube", "https://www.youtube.example/@example.channel"),
        ("Mobile robotics?", "yes"),
        ("LinkedIn", "https://www.linkedin.com/company/example"),
        ("First year", "2019"),
    ],
)
def test_column_that_only_looks_like_persons_is_kept(heading: str, cell: str) -> None:
    assert opened(csv_of(("Name", "Level", heading), ("Ada", "peer", cell))).skipped == ()


def test_several_columns_about_persons_are_told_at_once() -> None:
    table = opened(csv_of(("Name", "E-mail", "Phone", "Fax"), ("Ada", "a@b.invalid", "1", "2")))

    assert table.skipped == ("E-mail", "Phone", "Fax")


def test_column_without_a_heading_has_its_letters() -> None:
    table = opened(csv_of(("Name", "", "Level"), ("Ada", "x", "peer")))

    assert ([table.heading(place) for place in range(3)], letters(26)) == (["Name", "B", "Level"], "AA")


def test_table_survives_storing() -> None:
    table = opened(csv_of(("Name", "E-mail"), ("Ada", "a@b.invalid"), ("Beta",)))

    assert Table.from_json(table.as_json()) == table
