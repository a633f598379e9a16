"""Papers as DOCX: real headings, lists and tables, and nothing from the words read as markup."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from excellence.documents.papers import Code, Grid, GridColumn, Heading, Link, Paragraph, Words
from excellence.documents.word import word_of
from tests.documents.papers import DAY, EVERYTHING, HASH, paper


@pytest.fixture(scope="module")
def written() -> bytes:
    return word_of(paper(*EVERYTHING))


@pytest.fixture(scope="module")
def document(written: bytes) -> Any:
    return docx.Document(BytesIO(written))


def test_docx_says_title_language_and_day(document: Any) -> None:
    about = document.core_properties

    assert (about.title, about.language, about.created.date()) == ("Demo: Example Cluster: Report", "hu", DAY)
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"hu"}


def test_same_paper_gives_the_same_docx(written: bytes) -> None:
    assert word_of(paper(*EVERYTHING)) == written


def test_headings_are_headings(document: Any) -> None:
    found = [(each.text, each.style.name) for each in document.paragraphs if each.style.name.startswith("Heading")]

    assert found == [("Summary", "Heading 1"), ("Kept", "Heading 2")]


def test_lists_are_lists(document: Any) -> None:
    found = [(each.text, each.style.name) for each in document.paragraphs if each.style.name.startswith("List")]

    assert found == [
        ("First", "List Bullet"),
        ("Register", "List Bullet"),
        ("One", "List Number"),
        ("Two", "List Number"),
    ]


def test_tables_and_charts_are_tables_with_a_head(document: Any) -> None:
    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    repeated = [len(table._tbl.findall(".//" + qn("w:tblHeader"))) for table in document.tables]

    assert heads == [
        ["Indicator", "Level"],
        ["Mark", "Points"],
        ["Dimension", "Points", "Maximum"],
        ["Indicator", "Level", "Minimum", "Remark"],
    ]
    assert repeated == [1, 1, 1, 1]


def test_head_of_every_page_says_that_it_is_a_draft(document: Any) -> None:
    assert document.sections[0].header.paragraphs[0].text == "Demo: Example Cluster · Draft"


def test_foot_of_every_page_counts_pages(document: Any) -> None:
    fields = [field.get(qn("w:instr")) for field in document.sections[0].footer._element.iter(qn("w:fldSimple"))]

    assert fields == ["PAGE", "NUMPAGES"]


def test_hostile_words_come_out_as_text() -> None:
    text = "</w:t><w:p> &amp; #let x\x00\x07 🎉 \u202eשלום " + "x" * 300
    blocks = (Heading(text), Paragraph(Words(text)), Grid((GridColumn(text),), ((Code(text),),)))

    document = docx.Document(BytesIO(word_of(paper(*blocks, title=text))))

    shown = "</w:t><w:p> &amp; #let x 🎉 שלום " + "x" * 300
    assert [each.text for each in document.paragraphs if shown in each.text] == [shown, shown]
    assert [cell.text for cell in document.tables[0].column_cells(0)] == [shown, shown]


def test_only_web_addresses_become_links() -> None:
    links = [Link("good", "https://a-example.invalid/"), Link("bad", "javascript:alert(1)")]

    document = docx.Document(BytesIO(word_of(paper(*(Paragraph(link) for link in links)))))

    targets = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    assert targets == ["https://a-example.invalid/"]
    assert document.element.body.xml.count(HASH) == 1
