"""Tables that are handed out."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from excellence.documents.tables.reading import guessed, read_rows
from excellence.documents.tables.writing import as_csv, as_xlsx
from tests.documents.tables.made import ASSESSORS, TODAY, opened

ROWS = [{"name": "=Ada", "level": "peer", "since": "2019-05-31", "country": "AT", "notes": "00123"}]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_table_handed_out_reads_in_as_the_same(kind: str) -> None:
    table = opened(as_csv(ASSESSORS, ROWS) if kind == "csv" else as_xlsx(ASSESSORS, ROWS, title="Assessors"))

    found = read_rows(table, ASSESSORS, guessed(table, ASSESSORS, today=TODAY), today=TODAY)

    assert [row.values for row in found.rows] == ROWS


def test_choices_have_a_drop_down() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(ASSESSORS, ROWS, title="Assessors", with_help=True)))

    (rule,) = book["Assessors"].data_validations.dataValidation
    options = [cell.value for cell in book["Lists"]["B"]]
    assert (str(rule.sqref), rule.formula1, options) == ("B2:B5001", "Lists!$B$1:$B$2", ["Lead assessor", "Peer"])
    assert (book["Lists"].sheet_state, book.sheetnames) == ("veryHidden", ["Assessors", "How to fill it in", "Lists"])


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_handed_out_is_computed(sign: str) -> None:
    rows = [{"name": f"{sign}cmd|' /C calc'!A0"}]

    text = as_csv(ASSESSORS, rows).decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(ASSESSORS, rows, title="Assessors")))

    assert list(csv.reader(io.StringIO(text), delimiter=";"))[1][0] == f"'{sign}cmd|' /C calc'!A0"
    assert (book.worksheets[0]["A2"].data_type, book.worksheets[0]["A2"].value[0]) == ("s", "'")
