"""Sheets as rows of text, friendly and hostile."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from datetime import datetime

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from excellence.documents.tables import refusals
from excellence.documents.tables.grids import BROKEN, FORMULA, MOST_BYTES, MOST_ROWS
from excellence.documents.tables.opening import Table
from tests.documents.tables.made import book_of, bytes_of, csv_of, opened, xlsx_of

HEAD = ("Name", "Level", "Notes")


def cells(table: Table) -> list[tuple[str, ...]]:
    return [line.cells for line in table.lines]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_delimiters_and_encodings_are_found(delimiter: str, encoding: str) -> None:
    table = opened(csv_of(HEAD, ("Őrség", "peer", "Győr"), delimiter=delimiter, encoding=encoding))

    assert cells(table) == [("Őrség", "peer", "Győr")]


@pytest.mark.parametrize(
    "text",
    [
        "Name;Level;Notes (one, two, three, four)\r\nAda;peer;x",
        "Members, partners, friends, others\r\nName;Level;Notes\r\nAda;peer;x",
        'Name;Level;Notes\r\nAda;peer;"x"\r\nBeta;peer;a, b, c, d',
    ],
)
def test_commas_inside_words_part_no_cells(text: str) -> None:
    assert cells(opened(text.encode()))[0] == ("Ada", "peer", "x")


def test_old_text_of_western_europe_is_read_in_its_encoding() -> None:
    table = opened(csv_of(HEAD, ("Île", "peer", "Besançon"), encoding="cp1252"), country="FR")

    assert (cells(table), table.encoding) == ([("Île", "peer", "Besançon")], "cp1252")


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    table = opened(b'Name;Level\r\n"Ada\r\nAlfa";peer\r\n;\r\nBeta;peer')

    assert [line.number for line in table.lines] == [2, 4]


def test_formatted_cells_without_a_value_are_no_rows() -> None:
    book = book_of(HEAD, ("Ada", "peer", "x"))
    book.active["B6001"].fill = PatternFill("solid", fgColor="FFFF00")
    book.active["A7000"] = " "

    assert len(opened(bytes_of(book)).lines) == 1


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1067, "00000", "01067"),
        (8001, '"00000"', "08001"),
        (950, "00\\-000", "00-950"),
        (1067, "General", "1067"),
        (12.5, "0.0", "12.5"),
        (12.345, "0.000", "12.3450"),
        (1_000_000.0, "#,##0", "1000000"),
        (True, "General", "yes"),
        (datetime(2019, 5, 31), "yyyy-mm-dd", "2019-05-31"),  # noqa: DTZ001 - as sheets hold it
        (datetime(2019, 5, 31, 10, 30), "yyyy-mm-dd", "2019-05-31 10:30:00"),  # noqa: DTZ001 - as above
        ('="08001"', "General", "08001"),
        ('=A1&"x"', "General", FORMULA),
        ("'=Alfa", "General", "=Alfa"),
    ],
)
def test_cell_of_a_workbook_reads_as_what_people_see(value: object, number_format: str, text: str) -> None:
    book = book_of(HEAD, ("Ada", "peer", value))
    book.active["C2"].number_format = number_format

    assert cells(opened(bytes_of(book))) == [("Ada", "peer", text)]


@pytest.mark.parametrize(
    ("cell", "text"),
    [('="08001"', "08001"), ("=HYPERLINK(1)", FORMULA), ("'=Alfa", "=Alfa"), ("'@home", "@home"), ("-Beta", "-Beta")],
)
def test_cell_of_a_text_reads_as_what_people_see(cell: str, text: str) -> None:
    assert cells(opened(f"Name,Level,Notes\r\nAda,peer,{cell}".encode())) == [("Ada", "peer", text)]


def test_errors_and_signs_that_are_no_text_are_marked() -> None:
    book = book_of(HEAD, ("Ada", "peer", "x"))
    book.active["C2"] = "#REF!"
    book.active["C2"].data_type = "e"

    assert cells(opened(bytes_of(book))) == [("Ada", "peer", BROKEN)]
    assert cells(opened(csv_of(HEAD, ("Ada", "peer", "a\x07b")))) == [("Ada", "peer", BROKEN)]


def test_hidden_sheet_is_not_read_and_counted() -> None:
    book = book_of(HEAD, ("Ada", "peer", "x"), hidden=["Secret"])
    book["Secret"].append(HEAD)
    book["Secret"].append(("Hidden", "peer", "x"))

    table = opened(bytes_of(book))

    assert (cells(table), table.hidden) == ([("Ada", "peer", "x")], 1)


def test_exactly_as_many_rows_as_are_allowed_are_read() -> None:
    rows = [(f"Example {number}", "peer") for number in range(MOST_ROWS)]

    assert len(opened(csv_of(HEAD[:2], *rows)).lines) == MOST_ROWS
    with pytest.raises(refusals.TableTooLong):
        opened(csv_of(HEAD[:2], *rows, ("One more", "peer")))


def test_workbook_of_a_hundred_thousand_rows_is_refused_within_bounds_of_memory() -> None:
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>Example {0}</t></is></c></row>'
    content = with_rows("".join(row.format(number) for number in range(3, 100_003)))

    tracemalloc.start()
    with pytest.raises(refusals.TableTooLong):
        opened(content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 60 * 1024 * 1024


def with_rows(rows: str) -> bytes:
    """A workbook whose last rows are written by hand, because a library takes a minute for them."""
    written = io.BytesIO()
    content = xlsx_of(HEAD[:2], ("Ada", "peer"))
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                body = body.replace("</sheetData>", f"{rows}</sheetData>")
            new.writestr(name, body)
    return written.getvalue()


def test_row_far_below_is_looked_for_within_bounds() -> None:
    with pytest.raises(refusals.TableTooLong):
        opened(with_rows('<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Far</t></is></c></row>'))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (csv_of((*HEAD, *map(str, range(60))), ("Ada", "peer")), refusals.TableTooWide),
        (b"a" * (MOST_BYTES + 1), refusals.TableTooLarge),
        (b'Name;Level\r\n"Ada;peer', refusals.TableUnreadable),
        (b"Name;Level", refusals.TableEmpty),
        (b"\r\n\r\n", refusals.TableEmpty),
        (b"\xff\xfeN", refusals.TableUnreadable),
    ],
    ids=["wide", "large", "quotes", "headings only", "empty", "half a sign"],
)
def test_file_that_is_no_table_is_refused(content: bytes, refusal: type[refusals.TableRefused]) -> None:
    with pytest.raises(refusal):
        opened(content)


def test_workbook_whose_xml_is_broken_is_refused() -> None:
    with pytest.raises(refusals.TableUnreadable):
        opened(with_rows("<row r='x'><c></row>"))


def test_strings_that_would_fill_the_memory_are_refused() -> None:
    written = io.BytesIO(xlsx_of(HEAD, ("Ada", "peer", "x")))
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/other.bin", bytes(11 * 1024 * 1024))

    with pytest.raises(refusals.TableTooLarge):
        opened(written.getvalue())


def test_more_text_than_is_kept_is_refused() -> None:
    rows = [("Example", "peer", "x" * 1_001) for _number in range(5_000)]

    with pytest.raises(refusals.TableTooLarge):
        opened(csv_of(HEAD, *rows))


def test_xml_is_read_without_entities() -> None:
    assert openpyxl.DEFUSEDXML is True
