"""Files as lists of participants, friendly and hostile."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from excellence.kernel.errors import Refusal
from excellence.method.lists.participants import Project
from excellence.participants.reading import refusals
from excellence.participants.reading.details import Details
from excellence.participants.reading.lists import ReadList, read_list
from excellence.participants.reading.tables import MOST_BYTES, MOST_PARTICIPANTS
from tests.files import samples
from tests.participants.reading.words import TODAY, book_of, bytes_of, csv_of, english, xlsx_of

HEAD = ("Name", "Kind", "Town", "Country", "Joined", "Commitment", "Met on", "Joint projects", "Distance in km")
ALFA = ("Alfa Example Kft.", "sme", "Győr", "HU", "31.05.2019", "has signed", "2026-01-09", "Drive (2024-)", "12,5")
READ_ALFA = Details(
    name="Alfa Example Kft.",
    category="sme",
    town="Győr",
    country="HU",
    joined="2019-05-31",
    commitment="signed",
    met_on=("2026-01-09",),
    projects=(Project("Drive", "2024", ""),),
    distance_km="12.5",
)


def read(content: bytes, name: str = "list.csv", country: str = "HU") -> ReadList:
    return read_list(content, name=name, words=english(country), today=TODAY)


def refused_whole(content: bytes, name: str = "list.csv") -> str:
    with pytest.raises(Refusal) as refused:
        read(content, name)
    return type(refused.value).__name__


def reasons(found: ReadList) -> list[tuple[int, str]]:
    return [(row.number, type(row.refusal).__name__) for row in found.refused]


def test_the_same_list_reads_the_same_from_csv_and_xlsx() -> None:
    from_csv = read(csv_of(HEAD, ALFA))
    from_xlsx = read(xlsx_of(HEAD, ALFA), "list.xlsx")

    assert [row.details for row in from_csv.rows] == [READ_ALFA]
    assert [row.details for row in from_xlsx.rows] == [READ_ALFA]


def test_cells_that_are_dates_and_numbers_read_as_what_they_are() -> None:
    row = ["Alfa", "sme", "Győr", "HU", datetime(2019, 5, 31), "signed", date(2026, 1, 9), None, 12.5]  # noqa: DTZ001 - as sheets hold it

    (found,) = read(xlsx_of(HEAD, row), "list.xlsx").rows

    assert (found.details.joined, found.details.met_on, found.details.distance_km) == (
        "2019-05-31",
        ("2026-01-09",),
        "12.5",
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_delimiters_and_encodings_are_found(delimiter: str, encoding: str) -> None:
    content = csv_of(HEAD[:3], ("Őrség Kft.", "kkv", "Győr"), delimiter=delimiter, encoding=encoding)

    (found,) = read(content).rows

    assert (found.details.name, found.details.town) == ("Őrség Kft.", "Győr")


@pytest.mark.parametrize(
    ("word", "size"),
    [("mikro", "micro"), ("kicsi", "small"), ("közepes", "medium"), ("TPE", "micro"), ("petite", "small")],
)
def test_everyday_words_for_sizes_are_understood(word: str, size: str) -> None:
    (found,) = read(csv_of(("Név", "Típus", "Méret"), ("Alfa", "kkv", word))).rows

    assert found.details.size == size


def test_old_text_of_western_europe_is_read_in_its_encoding() -> None:
    found = read(csv_of(HEAD[:3], ("Société Île", "sme", "Besançon"), encoding="cp1252"), country="FR")

    assert (found.rows[0].details.name, found.sheet.encoding) == ("Société Île", "cp1252")


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("Név", "Kategória", "Település"), "KKV"),
        (("Nom", "Catégorie", "Ville"), "PME"),
        (("Mitglied", "Art", "Ort"), "KMU"),
        (("Empresa", "Tipo", "Ciudad"), "PYME"),
        (("NOM", "tipus", "ciutat"), "pime"),
    ],
)
def test_headings_and_options_are_understood_in_other_languages(headings: tuple[str, ...], kind: str) -> None:
    (found,) = read(csv_of(headings, ("Alfa", kind, "Girona"))).rows

    assert (found.details.category, found.details.town) == ("sme", "Girona")


def test_rows_above_the_headings_and_empty_rows_are_passed_over() -> None:
    found = read(csv_of(("Our members",), ("", ""), HEAD[:2], ("", ""), ("Alfa", "sme")))

    assert [(row.number, row.details.name) for row in found.rows] == [(5, "Alfa")]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("", "sme"), "NoName"),
        (("Alfa", "rocket"), "NotAnOption"),
        (("Alfa", "sme", "x" * 121), "TooLong"),
        (("Alfa", "sme", "", "Atlantis"), "NotACountry"),
        (("Alfa", "sme", "", "", "05/31/2024"), "NotADay"),
        (("Alfa", "sme", "", "", "", "", "2026-03-03"), "NotMetYet"),
        (("Alfa", "sme", "", "", "", "", "", "Drive (soon)"), "NotAProject"),
        (("Alfa", "sme", "", "", "", "", "", "Drive (2026-2024)"), "EndsBeforeItBegins"),
        (("Alfa", "sme", "", "", "", "", "", "", "far"), "NotADistance"),
        (("Alfa", "sme", "anna@example.invalid"), "HoldsAnAddress"),
        (("=HYPERLINK(1)", "sme"), "HoldsAFormula"),
        (("Alfa", "sme", "a\x07b"), "NotText"),
    ],
)
def test_row_that_cannot_be_read_is_refused_with_its_number(cells: tuple[str, ...], reason: str) -> None:
    content = csv_of(HEAD, ("Beta", "large"), cells)
    if reason == "NotText":
        assert refused_whole(content) == "NotText"
        return

    found = read(content)

    assert ([row.details.name for row in found.rows], reasons(found)) == (["Beta"], [(3, reason)])


def test_organisation_named_twice_is_refused_the_second_time() -> None:
    found = read(csv_of(HEAD[:2], ("Győri Alfa", "sme"), ("GYORI  ALFA", "large")))

    assert [str(row.refusal) for row in found.refused] == ["“GYORI ALFA” stands in row 2 already."]


def test_formula_in_a_workbook_is_refused_by_its_cell() -> None:
    found = read(xlsx_of(HEAD[:3], ("Alfa", "sme", '=A2&"x"')), "list.xlsx")

    assert [str(row.refusal).split(".")[0] for row in found.refused] == ["The cell C2 holds a formula"]


def test_name_that_only_looks_like_a_formula_is_kept_as_exports_write_it() -> None:
    found = read(csv_of(HEAD[:2], ("'=Alfa", "sme"), ("'@home", "sme"), ("-Beta", "sme")))

    assert [row.details.name for row in found.rows] == ["=Alfa", "@home", "-Beta"]


def test_error_in_a_cell_is_refused() -> None:
    book = book_of(HEAD[:3], ("Alfa", "sme", "x"))
    book.active["C2"] = "#REF!"
    book.active["C2"].data_type = "e"

    assert reasons(read(bytes_of(book), "list.xlsx")) == [(2, "BrokenCell")]


def test_hidden_sheet_is_not_read_and_counted() -> None:
    book = book_of(HEAD[:2], ("Alfa", "sme"), hidden=["Secret"])
    book["Secret"].append(HEAD[:2])
    book["Secret"].append(("Hidden", "sme"))

    found = read(bytes_of(book), "list.xlsx")

    assert ([row.details.name for row in found.rows], found.sheet.hidden) == (["Alfa"], 1)


def test_sheet_without_headings_is_passed_over_for_one_with() -> None:
    book = book_of(("Read me",), title="Cover")
    sheet = book.create_sheet("Members")
    sheet.append(HEAD[:2])
    sheet.append(("Alfa", "sme"))

    assert read(bytes_of(book), "list.xlsx").sheet.name == "Members"


@pytest.mark.parametrize(
    "heading",
    [
        *("E-mail", "Email address", "Phone", "Telefonszám", "Kapcsolattartó", "Ansprechpartner", "Correo electrónico"),
        *("Prénom", "Persona de contacte", "Ügyvezető", "LinkedIn", "Téléphone", "First name"),
    ],
)
def test_column_about_persons_is_refused_with_the_whole_file(heading: str) -> None:
    content = csv_of((*HEAD[:2], heading), ("Alfa", "sme", "x"))

    with pytest.raises(refusals.PersonsInside) as refused:
        read(content)

    assert f"“{heading}”" in str(refused.value)


@pytest.mark.parametrize("cell", ["anna@example.invalid", "+36 30 123 4567", "0043 1 234 56 78"])
def test_column_without_a_name_for_it_is_refused_for_what_it_holds(cell: str) -> None:
    assert refused_whole(csv_of((*HEAD[:2], "Notes"), ("Alfa", "sme", cell))) == "PersonsInside"


def test_column_that_is_not_known_is_not_read_and_said() -> None:
    found = read(csv_of((*HEAD[:2], "VAT number"), ("Alfa", "sme", "12345678-2-08")))

    assert found.not_read == ("VAT number",)


def test_heading_that_stands_twice_is_refused() -> None:
    assert refused_whole(csv_of(("Name", "Kind", "Town", "City"), ("Alfa", "sme", "a", "b"))) == "HeadingTwice"


def test_list_of_a_hundred_thousand_rows_is_refused() -> None:
    rows = [(f"Example {number}", "sme") for number in range(100_000)]

    assert refused_whole(csv_of(HEAD[:2], *rows)) == "ListTooLong"


def test_workbook_of_a_hundred_thousand_rows_is_refused_within_bounds_of_memory() -> None:
    content = workbook_of_rows(100_000)

    tracemalloc.start()
    reason = refused_whole(content, "list.xlsx")
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert reason == "ListTooLong"
    assert peak < 60 * 1024 * 1024


def workbook_of_rows(count: int) -> bytes:
    """A workbook whose sheet is written by hand, because a library takes a minute for it."""
    content = xlsx_of(HEAD[:2], ("Alfa", "sme"))
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>Example {0}</t></is></c></row>'
    sheet = "".join(row.format(number) for number in range(2, count + 2))
    return replaced(content, "xl/worksheets/sheet1.xml", sheet)


def replaced(content: bytes, part: str, rows: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name).decode()
            if name == part:
                body = body.replace("</sheetData>", f"{rows}</sheetData>")
            new.writestr(name, body)
    return written.getvalue()


def test_cell_in_the_last_row_of_a_sheet_makes_no_million_rows() -> None:
    far = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Far</t></is></c></row>'
    content = replaced(xlsx_of(HEAD[:2], ("Alfa", "sme")), "xl/worksheets/sheet1.xml", far)

    assert refused_whole(content, "list.xlsx") == "ListTooLong"


def test_exactly_as_many_as_a_list_holds_are_read() -> None:
    rows = [(f"Example {number}", "sme") for number in range(MOST_PARTICIPANTS)]

    assert len(read(csv_of(HEAD[:2], *rows)).rows) == MOST_PARTICIPANTS
    assert refused_whole(csv_of(HEAD[:2], *rows, ("One more", "sme"))) == "ListTooLong"


def test_sheet_with_too_many_columns_is_refused() -> None:
    assert refused_whole(csv_of((*HEAD[:2], *map(str, range(60))), ("Alfa", "sme"))) == "ListTooWide"


def test_file_larger_than_any_list_is_refused_before_it_is_opened() -> None:
    assert refused_whole(b"a" * (MOST_BYTES + 1)) == "ListTooLarge"


def test_strings_that_would_fill_the_memory_are_refused() -> None:
    content = replaced(xlsx_of(HEAD[:2]), "xl/worksheets/sheet1.xml", "")
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        filler = zipfile.ZipInfo("xl/other.bin")
        filler.compress_type = zipfile.ZIP_DEFLATED
        new.writestr(filler, bytes(11 * 1024 * 1024))

    assert refused_whole(written.getvalue(), "list.xlsx") in {"ListTooLarge", "TooMuchToExamine"}


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "list.csv", "EmptyFile"),
        (b"<html><script>1</script>", "list.csv", "NotATable"),
        (b"%PDF-1.4 nothing\x00", "list.xlsx", "NotATable"),
        (b"Name;Kind\r\nAlfa;sme", "list.exe", "NotATable"),
        (b"Name;Kind\r\n\x00Alfa;sme", "list.csv", "NotText"),
        (b'Name;Kind\r\n"Alfa;sme', "list.csv", "ListUnreadable"),
        (b"Only;Other\r\n1;2", "list.csv", "NoHeadings"),
        (b"Name\r\nAlfa", "list.csv", "NoHeadings"),
    ],
)
def test_file_that_is_no_list_is_refused(content: bytes, name: str, reason: str) -> None:
    assert refused_whole(content, name) == reason


def test_workbook_and_text_are_read_whatever_their_names_say() -> None:
    workbook = read(xlsx_of(HEAD[:2], ("Alfa", "sme")), "list.csv")
    text = read(csv_of(HEAD[:2], ("Alfa", "sme")), "list.xlsx")

    assert (len(workbook.rows), len(text.rows)) == (1, 1)


def test_picture_is_no_list() -> None:
    assert refused_whole(samples.png(), "list.png") == "NotATable"


def test_workbook_whose_xml_is_broken_is_refused() -> None:
    content = replaced(xlsx_of(HEAD[:2], ("Alfa", "sme")), "xl/worksheets/sheet1.xml", "<row r='x'><c></row>")

    assert refused_whole(content, "list.xlsx") == "ListUnreadable"


def test_xml_is_read_without_entities() -> None:
    assert openpyxl.DEFUSEDXML is True
