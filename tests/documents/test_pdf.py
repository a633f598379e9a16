"""Papers as PDF: tagged, titled, the same bytes each time, and never markup from what they say."""

from __future__ import annotations

import pytest

from excellence.documents.papers import Cover, Grid, GridColumn, Heading, Link, Listing, Paragraph
from excellence.documents.pdf import pdf_of
from tests.documents.papers import EVERYTHING, HASH, paper, read, text_of


@pytest.fixture(scope="module")
def everything() -> bytes:
    return pdf_of(paper(*EVERYTHING))


def test_pdf_is_tagged_and_says_title_and_language(everything: bytes) -> None:
    reader = read(everything)

    root = reader.root_object
    metadata = root["/Metadata"].get_data().decode()
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own kind of true
    assert root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert root["/Lang"] == "hu"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - the same
    assert reader.metadata is not None
    assert reader.metadata.title == "Demo: Example Cluster: Report"
    assert metadata.count("<pdfuaid:part>1</pdfuaid:part>") == 1


def test_same_paper_gives_the_same_bytes(everything: bytes) -> None:
    assert pdf_of(paper(*EVERYTHING)) == everything


def test_every_page_says_that_it_is_a_draft(everything: bytes) -> None:
    pages = [page.extract_text() for page in read(everything).pages]

    assert len(pages) == 2
    assert ["Draft" in text for text in pages] == [True, True]


def test_every_block_says_its_words(everything: bytes) -> None:
    text = text_of(everything)

    said = ["The one thing to know", "In other words", "own words", "Register", "Two", "Gold from 120", "Left", "Kept"]
    assert [words for words in said if words not in text] == []
    assert text.count(HASH) == 2


def test_values_of_a_chart_stand_beside_the_drawing(everything: bytes) -> None:
    text = text_of(everything)

    assert [text.count(row) for row in ("1 Structure 15 15", "2 Team 2.333 10", "1.1 Members 1 2")] == [1, 1, 1]


HOSTILE = {
    "code": '#panic("x") #import "/etc/passwd": * #sys',
    "markup": "*a* _b_ $x$ `c` = d \\ @ref <label> [z] // e /* f */ ~ -- ---",
    "tags": "<script>alert(1)</script> &amp; &#60;",
    "end of string": '"); #read("/etc/passwd") // \'',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_markup_in_words_comes_out_as_text(text: str) -> None:
    pdf = pdf_of(
        paper(
            Heading(text),
            Paragraph(text, "quote"),
            Listing((text,)),
            Grid((GridColumn(text),), ((text,),), text),
            title=text,
            mark=text,
            cover=Cover(text, text, text, ((text, text),)),
        )
    )

    shown = text_of(pdf)
    assert shown.replace(" ", "").count(text.replace(" ", "")) >= 8


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ünnep 🎉 nap", "Ünnep [party popper] nap"),
        ("漢字", "[U+6F22][U+5B57]"),
        ("q\x00w\x07e\u202er", "qwer"),
        ("👩\u200d👩\ufe0f", "[woman][woman]"),
        ("Ελλάδα Србија Łódź ŵ", "Ελλάδα Србија Łódź ŵ"),
    ],
)
def test_characters_without_a_glyph_are_named(text: str, shown: str) -> None:
    assert text_of(pdf_of(paper(Paragraph(text), mark=""))).count(shown) == 1


def test_right_to_left_words_are_set() -> None:
    text = text_of(pdf_of(paper(Paragraph("שלום مرحبا"), mark="")))

    assert (text.count("שלום"), text.count("مرحبا")) == (1, 1)


def test_characters_that_do_not_go_together_are_left_out_rather_than_the_paper() -> None:
    pdf = pdf_of(paper(Paragraph("Letter: ɓ\u0951 end")))

    assert text_of(pdf).count("Letter: ɓ end") == 1


def test_very_long_word_stays_on_the_page() -> None:
    pdf = pdf_of(paper(Paragraph("x" * 400), Grid((GridColumn("a"), GridColumn("b")), (("y" * 200, "z" * 200),))))

    lines = read(pdf).pages[-1].extract_text().splitlines()
    assert "".join(lines).count("xxxx") == 100
    assert max(len(line) for line in lines) < 130


def places_of(pdf: bytes, page: int) -> dict[str, tuple[int, int]]:
    """Where each run of words of a page begins, from the left and from below, in points."""
    found: dict[str, tuple[int, int]] = {}

    def note(text: str, current: list[float], matrix: list[float], *_font: object) -> None:
        left, below = current[4] + matrix[4] * current[0], current[5] + matrix[5] * current[3]
        found.setdefault(text.strip(), (round(left), round(below)))

    read(pdf).pages[page].extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("language", ["en", "hu"])
@pytest.mark.parametrize("length", [60, 95, 300])
@pytest.mark.parametrize("tail", ["plan_final-version/for.the-board", "y"])
def test_address_of_any_length_leaves_room_for_the_other_columns(language: str, length: int, tail: str) -> None:
    address = ("https://www.example.invalid/" + tail * 300)[:length]
    columns = (GridColumn("Evidence"), GridColumn("Where it lies", share=0), GridColumn("Address", share=0))
    rows = [("Minutes of the general assembly", "On the public web", Link(address, address))]

    pdf = pdf_of(paper(Grid((*columns,), rows), language=language))

    places = places_of(pdf, 1)
    heads = [places[head][0] for head in ("Evidence", "Where it lies", "Address")]
    cells = [places[cell][0] for cell in ("Minutes of the general assembly", "On the public web")]
    assert cells == heads[:2]
    assert heads[1] - heads[0] > 120
    assert heads[2] - heads[1] > 70
    assert text_of(pdf).replace(" ", "").replace("\u200b", "").count(address) == 1
