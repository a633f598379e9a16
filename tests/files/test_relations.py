"""Office documents load nothing from elsewhere and start nothing; a link to click is fine."""

from __future__ import annotations

import pytest

from excellence.files.contents import examine
from excellence.files.refusals import (
    FileRefused,
    LoadsFromOutside,
    MacrosInside,
    Malformed,
    ObjectsInside,
    TooMuchToExamine,
)
from excellence.files.relations import reaches_out
from tests.files.samples import compound_file, office, open_document, packed, pdf, png, related

SETTINGS = "word/_rels/settings.xml.rels"
DOCUMENT = "word/_rels/document.xml.rels"
HREF = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href'


def field(text: str) -> str:
    return f'<w:p xmlns:w="w"><w:instrText xml:space="preserve">{text}</w:instrText></w:p>'


REFUSED: dict[str, tuple[str, dict[str, bytes | str], type[FileRefused]]] = {
    "a template from the web": (
        "docx",
        {SETTINGS: related("attachedTemplate", "https://example.org/a.dotm", external=True)},
        LoadsFromOutside,
    ),
    "a template from another machine": (
        "docx",
        {SETTINGS: related("attachedTemplate", "file:///\\\\server\\share\\a.dotm", external=True)},
        LoadsFromOutside,
    ),
    "a picture from the web": (
        "docx",
        {DOCUMENT: related("image", "http://e.org/p.png", external=True)},
        LoadsFromOutside,
    ),
    "a page in a frame": ("docx", {DOCUMENT: related("frame", "mhtml:http://e.org", external=True)}, LoadsFromOutside),
    "a workbook from the web": (
        "xlsx",
        {
            "xl/externalLinks/_rels/externalLink1.xml.rels": related(
                "externalLinkPath", "//server/a.xlsx", external=True
            )
        },
        LoadsFromOutside,
    ),
    "a film from the web": (
        "pptx",
        {"ppt/slides/_rels/slide1.xml.rels": related("video", "https://e.org/v", external=True)},
        LoadsFromOutside,
    ),
    "an object by its relation": ("docx", {DOCUMENT: related("oleObject", "embeddings/oleObject1.bin")}, ObjectsInside),
    "an object by its content": ("docx", {"word/media/image1.png": compound_file(encrypted=False)}, ObjectsInside),
    "a linked object": ("docx", {DOCUMENT: related("oleObject", "file:///C:/a.doc", external=True)}, ObjectsInside),
    "a program": ("docx", {"word/embeddings/setup.exe": b"MZ\x90\x00"}, ObjectsInside),
    "a PDF": ("docx", {"word/embeddings/a.bin": pdf()}, ObjectsInside),
    "an archive": ("docx", {"word/embeddings/a.zip": packed({"a.txt": "a"})}, ObjectsInside),
    "a page of HTML": ("docx", {DOCUMENT: related("aFChunk", "a.html"), "word/a.html": "<p/>"}, ObjectsInside),
    "a control": ("docx", {DOCUMENT: related("control", "activeX/activeX1.xml")}, ObjectsInside),
    "a sheet with macros": (
        "pptx",
        {"ppt/embeddings/sheet.xlsm": office("xlsx", {"xl/vbaProject.bin": b"\x00"})},
        MacrosInside,
    ),
    "a sheet that loads from the web": (
        "pptx",
        {
            "ppt/embeddings/sheet.xlsx": office(
                "xlsx", {"xl/_rels/a.rels": related("image", "http://e.org", external=True)}
            )
        },
        LoadsFromOutside,
    ),
    "documents in documents without end": (
        "docx",
        {"word/embeddings/a": office("docx", {"a": office("docx", {"a": office("docx")})})},
        TooMuchToExamine,
    ),
    "a program asked by a sheet": (
        "xlsx",
        {"xl/externalLinks/externalLink1.xml": '<x:ddeLink xmlns:x="x" ddeService="cmd"/>'},
        ObjectsInside,
    ),
    "a program asked by a field": ("docx", {"word/document.xml": field("DDEAUTO c:\\\\cmd.exe")}, ObjectsInside),
    "a program asked by a field in two pieces": (
        "docx",
        {"word/document.xml": f"<a>{field(' DDE')}{field('AUTO cmd')}</a>"},
        ObjectsInside,
    ),
    "relations that are no XML": ("docx", {DOCUMENT: "<Relationships"}, Malformed),
    "a picture from the web, open": (
        "odt",
        {"content.xml": f'<c><image {HREF}="http://e.org/p.png"/></c>'},
        LoadsFromOutside,
    ),
    "a script bound to an event, open": ("odt", {"content.xml": f'<c {HREF}="vnd.sun.star.script:a"/>'}, ObjectsInside),
    "a program asked, open": ("ods", {"content.xml": '<c><o:dde-source xmlns:o="o"/></c>'}, ObjectsInside),
}

WELCOME: dict[str, tuple[str, dict[str, bytes | str]]] = {
    "a link": ("docx", {DOCUMENT: related("hyperlink", "https://example.org", external=True)}),
    "a template on a disk": (
        "docx",
        {SETTINGS: related("attachedTemplate", "file:///C:\\Users\\a\\Report.dotx", external=True)},
    ),
    "a workbook beside it": (
        "xlsx",
        {"xl/externalLinks/_rels/a.rels": related("externalLinkPath", "b.xlsx", external=True)},
    ),
    "a picture": ("docx", {DOCUMENT: related("image", "media/image1.png"), "word/media/image1.png": png()}),
    "the sheet behind a chart": ("pptx", {"ppt/embeddings/sheet1.xlsx": office("xlsx")}),
    "a page number": ("docx", {"word/document.xml": field("PAGE")}),
    "a link, open": ("odt", {"content.xml": f'<c><t:a xmlns:t="t" {HREF}="https://example.org">here</t:a></c>'}),
    "a picture, open": ("odt", {"content.xml": f'<c><image {HREF}="Pictures/p.png"/></c>'}),
}


def document(suffix: str, parts: dict[str, bytes | str]) -> bytes:
    return open_document(suffix, parts) if suffix.startswith("od") else office(suffix, parts)


@pytest.mark.parametrize("case", REFUSED)
def test_document_that_loads_or_starts_something_is_refused(case: str) -> None:
    suffix, parts, refusal = REFUSED[case]

    with pytest.raises(FileRefused) as refused:
        examine(document(suffix, parts), name=f"a.{suffix}")

    assert type(refused.value) is refusal


@pytest.mark.parametrize("case", WELCOME)
def test_document_that_does_nothing_by_itself_is_accepted(case: str) -> None:
    suffix, parts = WELCOME[case]

    assert examine(document(suffix, parts), name=f"a.{suffix}").kind.suffixes == (f".{suffix}",)


@pytest.mark.parametrize(
    ("target", "out"),
    [
        ("https://example.org/a", True),
        ("HTTP:a", True),
        ("\\\\server\\share", True),
        ("%5c%5cserver/share", True),
        ("file://server/share", True),
        ("file:////server/share", True),
        ("file:///C:/a.dotx", False),
        ("file:///C:%5Ca.dotx", False),
        ("C:\\a.dotx", False),
        ("../a.xlsx", False),
        ("", False),
    ],
)
def test_target_reaches_out_when_the_network_is_asked(target: str, out: bool) -> None:
    assert reaches_out(target) is out
