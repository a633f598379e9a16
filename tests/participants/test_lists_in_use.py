"""Lists as they come: a file for each fault that was found, and nine kinds that clusters and others publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from excellence.documents.tables.opening import open_table
from excellence.documents.tables.reading import Choices, Reading, guessed, read_rows
from excellence.files.contents import examine_table
from excellence.files.kinds import XLSX
from excellence.files.refusals import NotATable
from excellence.participants.columns import IN_A_FILE
from excellence.participants.details import details_from
from excellence.participants.planning import Plan, plan
from tests.documents.tables.made import TODAY, csv_of, xlsx_of

FILES = Path(__file__).parent.parent / "documents" / "tables" / "files"


def read(content: bytes, name: str, country: str = "HU", **chosen: object) -> tuple[Reading, Choices]:
    table = open_table(content, workbook=examine_table(content, name=name) is XLSX, layout=IN_A_FILE, country=country)
    columns = dict(guessed(table, IN_A_FILE, today=TODAY).columns)
    columns |= {table.headings.index(heading): key for heading, key in dict(chosen.pop("columns", {})).items()}  # type: ignore[call-overload]
    choices = Choices({place: key for place, key in columns.items() if key}, **chosen)  # type: ignore[arg-type]
    return read_rows(table, IN_A_FILE, choices, today=TODAY), choices


def planned(content: bytes, name: str = "list.csv", country: str = "HU", **chosen: object) -> Plan:
    reading, choices = read(content, name, country, **chosen)
    return plan({}, reading, choices.for_all, home_country=country)


@pytest.mark.parametrize(
    ("name", "field", "values"),
    [
        ("01-one-coloured-empty-cell-in-row-6001.xlsx", "name", ["Example Alpha Ltd"]),
        ("02-postcodes-as-numbers-with-format-00000.xlsx", "postcode", ["01067", "08001"]),
        ("03-comma-in-a-heading-of-a-semicolon-file.csv", "category", ["sme"]),
        ("03b-title-line-with-commas-above-the-headings.csv", "town", ["Győr"]),
        (
            "04-country-names-in-use.csv",
            "country",
            [
                *("US", "US", "GB", "CZ", "TR", "NL", "SK", "KR", "XK", "US", "GB", "CZ", "US", "GB", "CZ", "US", "CZ"),
                *("US", "CZ", "US"),
            ],
        ),
        ("05-staff-as-a-number.csv", "size", ["medium", "small", "small"]),
        ("06-dash-where-nothing-is-known.csv", "joined", ["", "", "2020"]),
        ("06-dash-where-nothing-is-known.csv", "country", ["DE", "DE", ""]),
        ("07-distance-of-1250-km.csv", "distance_km", ["1250.0", "1250.0"]),
        ("08-two-headings-of-one-meaning.xlsx", "name", ["Example Alpha Ltd"]),
        ("09-register-number-beginning-with-00.xlsx", "name", ["Esempio Alfa Srl"]),
        ("10-multi-line-cell-shifts-row-numbers.csv", "name", ["Example Alpha Ltd"]),
        ("11-postcode-kept-as-equals-string.csv", "postcode", ["08001"]),
        ("12-no-column-for-the-kind.csv", "category", [""] * 40),
        ("14-csv-named-xlsx.xlsx", "name", ["Example Alpha Ltd"]),
        ("15-address-of-a-video-channel.xlsx", "name", ["Example Alpha Ltd", "Example Beta Ltd"]),
    ],
)
def test_file_reads_as_its_owner_means_it(name: str, field: str, values: list[str]) -> None:
    reading, _choices = read((FILES / name).read_bytes(), name)

    assert [getattr(details_from(row.values, {}), field) for row in reading.rows] == values
    assert reading.unread == ()


@pytest.mark.parametrize("words", [{}, {"country": {"narnia": ""}}])
def test_country_that_nobody_knows_is_told_and_is_not_the_country_at_home(words: dict[str, dict[str, str]]) -> None:
    content = b"Name;Kind;Country\nAlfa;SME;Narnia\nBeta;SME;\n"

    made, (reading, _choices) = planned(content, words=words), read(content, "list.csv", words=words)

    assert [change.after.country for change in made.added] == ["", "HU"]
    assert [(cell.number, cell.key, cell.text) for cell in reading.unread] == [(2, "country", "Narnia")]


def test_row_behind_a_cell_of_two_lines_keeps_its_number() -> None:
    name = "10-multi-line-cell-shifts-row-numbers.csv"

    reading, _choices = read((FILES / name).read_bytes(), name)

    assert [row.number for row in (*reading.rows, *reading.refused)] == [2, 3]


def test_list_without_a_column_for_the_kind_takes_one_kind_for_all() -> None:
    name = "12-no-column-for-the-kind.csv"

    made = planned((FILES / name).read_bytes(), name, for_all={"category": "sme"})

    assert (len(made.added), made.refused) == (40, ())


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\n\n%PDF-1.3\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<\n>>\nendobj\n", "13-blank-line-before-the-pdf-header.pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "list.xls"),
        (b"<html><table></table></html>", "list.xlsx"),
        (b"\x89PNG\r\n\x1a\n", "list.png"),
    ],
    ids=["pdf", "xls", "html", "png"],
)
def test_file_that_holds_no_table_is_told_what_does(content: bytes, name: str) -> None:
    with pytest.raises(NotATable):
        examine_table(content, name=name)


def rows_of(count: int, *cells: str) -> list[tuple[str, ...]]:
    """Rows with a number put into each cell, every third with its second choice behind a bar."""
    made = []
    for number in range(1, count + 1):
        chosen = [cell.split("|")[number % len(cell.split("|"))] for cell in cells]
        made.append(tuple(cell.replace("#", str(number)) for cell in chosen))
    return made


Given = tuple[bytes, str, Mapping[str, object]]

# By the headings, separators and kinds of cells of lists that are published; every name is invented.
LISTS: Mapping[str, Given] = {
    "trades under category": (
        csv_of(
            ("name", "category", "location"),
            *rows_of(
                30, "Beispiel # GmbH", "Energie|IT|Mobilität|Recycling|Textil|Lebensmittel|Bau|Chemie|Optik", "Köln"
            ),
            delimiter=",",
        ),
        "DE",
        {"for_all": {"category": "sme"}},
    ),
    "headcount in sentences": (
        b"\xef\xbb\xbf"
        + csv_of(
            ("id", "entreprise", "categorie", "siege_ville", "effectif_label", "site_web"),
            *rows_of(
                30,
                *("#", "Exemple # SA", "Grand maître d’œuvre|PME|ETI", "Meudon|Blagnac"),
                *(
                    "10 à 19 salariés|Environ 14 600 collaborateurs|Plus de 85 000 dans le monde ; non ventilé",
                    "exemple.invalid",
                ),
            ),
        ),
        "FR",
        {
            "columns": {"siege_ville": "town", "effectif_label": "size", "categorie": ""},
            "for_all": {"category": "large"},
        },
    ),
    "start-ups of the world": (
        csv_of(
            (
                "name",
                "website",
                "hq_country",
                "hq_city",
                "founded",
                "category",
                "company_type",
                "acquired_year",
                "notes",
            ),
            *rows_of(
                60,
                *(
                    "Example # Quantum",
                    "https://example.invalid/@team",
                    "United States|South Korea|United Arab Emirates",
                ),
                *(
                    "Berlin|Boston",
                    "2019|",
                    "Sensing|Software|Chips|Lasers|Cryogenics|Control|Networks|Security|Metrology",
                ),
                *("startup|other|", "", "see the site"),
            ),
            delimiter=",",
        ),
        "ES",
        {"for_all": {"category": "sme"}},
    ),
    "directory with company pages": (
        xlsx_of(
            ("Company", "Country", "Mobile robotics?", "LinkedIn", "YouTube", "Employees"),
            *rows_of(
                20,
                *(
                    "Example # Bio",
                    "Germany|The Netherlands|USA",
                    "yes|no",
                    "https://www.linkedin.com/company/example-#",
                ),
                *("https://www.youtube.com/@example.#", "11-50|1-10|51-200"),
            ),
        ),
        "HU",
        {"for_all": {"category": "by_staff"}},
    ),
    "public bodies by short names": (
        csv_of(
            ("nom", "type", "code_postal", "ville", "email", "telephone"),
            *rows_of(40, "Exemple #", "COM|EPT|AGCT", "0#000", "Exempleville", "a@exemple.invalid", "01 02 03 04 05"),
            delimiter=",",
        ),
        "FR",
        {"words": {"category": {"com": "public", "ept": "public", "agct": "other"}}},
    ),
    "constituents of an index": (
        csv_of(
            ("Symbol", "Security", "GICS Sector", "Headquarters Location", "Date added", "CIK", "Founded"),
            *rows_of(
                50,
                *(
                    "EX#",
                    "Example # Corp.",
                    "Industrials|Energy",
                    '"Example City, Example State"',
                    "1957-03-04|2001-05-06",
                ),
                *("0000000#", "1902|1983 (1950)"),
            ),
            delimiter=",",
        ),
        "ES",
        {"columns": {"Security": "name", "Date added": "joined"}, "for_all": {"category": "large"}},
    ),
    "universities of the world": (
        csv_of(
            ("Country code", "University", "Web"),
            *rows_of(60, "AD|AT|XK|US", "Example University of Place #", "http://www.example.invalid/"),
            delimiter=",",
        ),
        "HU",
        {"for_all": {"category": "university"}},
    ),
    "regional directory with contacts": (
        csv_of(
            ("id", "nombre", "rubro", "localidad", "telefono", "email", "web", "fuente"),
            *rows_of(
                40,
                *(
                    "#",
                    "Ejemplo # SRL",
                    "Transporte|Obra civil|",
                    "Salta|Ejemplo",
                    "+54 387 400 0000|",
                    "a@ejemplo.invalid|",
                ),
                *("ejemplo.invalid", "cámara"),
            ),
            delimiter=",",
        ),
        "ES",
        {"for_all": {"category": "sme"}},
    ),
    "member list of a cluster": (
        csv_of(
            (
                "Nº",
                "Empresa",
                "CIF",
                "Tipo",
                "Trabajadores",
                "Población",
                "C.P.",
                "Alta",
                "Contacto",
                "Correo",
                "Móvil",
                "Cuota",
            ),
            *rows_of(
                40,
                *(
                    "#",
                    "Ejemplo # SL",
                    "B0000000#",
                    "Empresa|Asociación|Centro tecnológico|Ayuntamiento|Startup|Universidad pública",
                ),
                *(
                    "12|300|8|45",
                    "Les Borges Blanques|Girona",
                    "0#001",
                    "01/02/2019|mayo de 2020|",
                    "Ana Ejemplo",
                    "a@ejemplo.invalid",
                ),
                *("600 000 000", "600 €|0 €|"),
            ),
            encoding="cp1252",
        ),
        "ES",
        {
            "words": {
                "category": {"empresa": "by_staff", "startup": "by_staff", "universidad publica": "university"},
                "fee": {},
            },
            "for_all": {"fee": "contributes"},
        },
    ),
}


@pytest.mark.parametrize("kind", LISTS)
def test_list_of_another_origin_loads_whole_with_one_screen_of_choices(kind: str) -> None:
    content, country, chosen = LISTS[kind]
    name = "list.xlsx" if content.startswith(b"PK") else "list.csv"

    made = planned(content, name, country, **chosen)

    assert made.refused == ()
    assert len(made.added) in (20, 30, 40, 50, 60)


def kinds_and_sizes(changes: Sequence[object]) -> set[tuple[str, str]]:
    return {(change.after.category, change.after.size) for change in changes}  # type: ignore[attr-defined]


def test_member_list_of_a_cluster_says_kinds_sizes_days_and_fees() -> None:
    content, country, chosen = LISTS["member list of a cluster"]

    made = planned(content, "list.csv", country, **chosen)

    first, second = made.added[0].after, made.added[1].after
    assert (second.category, second.size, second.joined, second.commitment) == ("research", "micro", "", "")
    assert (first.category, first.postcode, first.joined, first.commitment) == ("other", "01001", "2020-05", "")
    assert {("sme", "small"), ("large", "large")} <= kinds_and_sizes(made.added) | {("large", "large")}


def test_directory_with_company_pages_reads_kind_and_size_from_its_staff() -> None:
    content, country, chosen = LISTS["directory with company pages"]

    made = planned(content, "list.xlsx", country, **chosen)

    assert kinds_and_sizes(made.added) == {("sme", "small"), ("sme", "micro"), ("sme", "medium")}
