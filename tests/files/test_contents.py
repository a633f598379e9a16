"""The content decides what a file is; what could do harm is refused with a sentence of its own."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excellence.files import archives, kinds, pdf, refusals
from excellence.files.contents import examine
from excellence.files.refusals import FileRefused
from tests.files import samples

GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\x00" * 40
EXECUTABLE = b"MZ\x90\x00\x03" + b"\x00" * 200

WELCOME = {
    "report.pdf": (samples.pdf(), kinds.PDF),
    "REPORT.PDF": (samples.pdf(pages=3), kinds.PDF),
    "linked.pdf": (samples.pdf_with_action("/URI", where="click", then="/GoTo"), kinds.PDF),
    "bookmarks.pdf": (samples.pdf_with_action("/GoTo", where="bookmark"), kinds.PDF),
    "form.pdf": (samples.pdf_with_action("/ResetForm", where="field"), kinds.PDF),
    "attachments-removed.pdf": (samples.pdf_with_file("none"), kinds.PDF),
    "blank-line.pdf": (b"\n\n" + samples.pdf(), kinds.PDF),
    "byte-order-mark.pdf": (b"\xef\xbb\xbf" + samples.pdf(), kinds.PDF),
    "wall.png": (samples.png(), kinds.PNG),
    "wall.jpg": (samples.jpeg(), kinds.JPEG),
    "wall.jpeg": (samples.jpeg(), kinds.JPEG),
    "wall.webp": (samples.webp("VP8X"), kinds.WEBP),
    "lossless.webp": (samples.webp("VP8L"), kinds.WEBP),
    "lossy.webp": (samples.webp("VP8 "), kinds.WEBP),
    "plan.docx": (samples.office("docx"), kinds.DOCX),
    "members.xlsx": (samples.office("xlsx"), kinds.XLSX),
    "talk.pptx": (samples.office("pptx"), kinds.PPTX),
    "plan.odt": (samples.open_document("odt"), kinds.ODT),
    "members.ods": (samples.open_document("ods"), kinds.ODS),
    "members.csv": ("Name;Town\nMüller;Győr\n".encode(), kinds.CSV),
    "excel.csv": ("Name;Town\nMüller;Győr\n".encode("cp1250"), kinds.CSV),
    "unicode.csv": ("Name;Town\nMüller;Győr\n".encode("utf-16"), kinds.CSV),
    "notes.txt": (b"\xef\xbb\xbf1 < 2, and a & b > c\r\n\tend\x0c", kinds.TXT),
}

REFUSED: dict[str, tuple[str, bytes, type[FileRefused]]] = {
    "text called sheet": ("members.xlsx", b"Name;Kind\nExample Alpha Ltd;SME\n", refusals.SuffixDisagrees),
    "text called PDF": ("report.pdf", b"Minutes of the board\n", refusals.SuffixDisagrees),
    "an old sheet": ("members.xls", samples.compound_file(encrypted=False), refusals.OldFormat),
    "nothing": ("report.pdf", b"", refusals.EmptyFile),
    "a picture in no accepted format": ("wall.gif", GIF, refusals.NotAccepted),
    "a program": ("setup.exe", EXECUTABLE, refusals.NotAccepted),
    "a program called PDF": ("report.pdf", EXECUTABLE, refusals.NotAccepted),
    "a program called text": ("notes.txt", EXECUTABLE, refusals.NotText),
    "a program behind two endings": ("report.pdf.exe", samples.pdf(), refusals.SuffixDisagrees),
    "no ending": ("report", samples.pdf(), refusals.SuffixDisagrees),
    "a picture called PDF": ("report.pdf", samples.png(), refusals.SuffixDisagrees),
    "a PDF called picture": ("wall.png", samples.pdf(), refusals.SuffixDisagrees),
    "a sheet called text document": ("plan.docx", samples.office("xlsx"), refusals.SuffixDisagrees),
    "a PDF called text": ("notes.txt", samples.pdf(), refusals.SuffixDisagrees),
    "a PDF behind a password": ("report.pdf", samples.pdf(password="secret"), refusals.Encrypted),
    "a PDF without pages": ("report.pdf", samples.pdf(pages=0), refusals.Malformed),
    "a PDF cut off": ("report.pdf", samples.pdf()[:60], refusals.Malformed),
    "a PDF of nothing but its head": ("report.pdf", b"%PDF-1.7\n" + b"\x00" * 500, refusals.Malformed),
    "a PDF with a script": ("report.pdf", samples.pdf_with_script(), refusals.ScriptInside),
    "a PDF that starts a program": (
        "report.pdf",
        samples.pdf_with_action("/Launch", where="open"),
        refusals.ScriptInside,
    ),
    "a PDF with a script on a page": (
        "report.pdf",
        samples.pdf_with_action("/JavaScript", where="page"),
        refusals.ScriptInside,
    ),
    "a PDF with a script behind a link": (
        "report.pdf",
        samples.pdf_with_action("/JavaScript", where="click"),
        refusals.ScriptInside,
    ),
    "a PDF with a script behind a bookmark": (
        "report.pdf",
        samples.pdf_with_action("/JavaScript", where="bookmark"),
        refusals.ScriptInside,
    ),
    "a PDF with a script in a field of a form": (
        "report.pdf",
        samples.pdf_with_action("/JavaScript", where="field"),
        refusals.ScriptInside,
    ),
    "a PDF with a script after a harmless action": (
        "report.pdf",
        samples.pdf_with_action("/GoTo", where="click", then="/JavaScript"),
        refusals.ScriptInside,
    ),
    "a PDF whose actions go round in a ring": (
        "report.pdf",
        samples.pdf_with_action("/GoTo", where="open", then="itself"),
        refusals.ScriptInside,
    ),
    "a PDF with a form in XML": ("report.pdf", samples.pdf_with_xml_form(), refusals.ScriptInside),
    "a PDF with an attachment": ("report.pdf", samples.pdf_with_file("listed"), refusals.FilesInside),
    "a PDF with attachments in a tree": ("report.pdf", samples.pdf_with_file("tree"), refusals.FilesInside),
    "a PDF that is a portfolio": ("report.pdf", samples.pdf_with_file("portfolio"), refusals.FilesInside),
    "a PDF with a file behind a mark": ("report.pdf", samples.pdf_with_file("mark"), refusals.FilesInside),
    "a PDF with a film": ("report.pdf", samples.pdf_with_file("film"), refusals.FilesInside),
    "a PDF with a file tied to it": ("report.pdf", samples.pdf_with_file("document"), refusals.FilesInside),
    "a PDF with a file tied to a page": ("report.pdf", samples.pdf_with_file("page"), refusals.FilesInside),
    "a PDF that is an archive too": (
        "report.pdf",
        samples.pdf() + samples.packed({"a.txt": "a"}),
        refusals.ArchiveHidden,
    ),
    "a picture that is an archive too": (
        "wall.png",
        samples.png() + samples.packed({"a.txt": "a"}),
        refusals.ArchiveHidden,
    ),
    "a picture cut off": ("wall.png", samples.png()[:-8], refusals.Malformed),
    "a picture with a wrong sum": ("wall.png", samples.png().replace(b"IDAT", b"IDAX"), refusals.Malformed),
    "a picture without data": (
        "wall.png",
        samples.png()[:33] + samples.chunk(b"IEND", b""),
        refusals.Malformed,
    ),
    "a picture that unfolds to a wall": ("wall.png", samples.png(60_000, 60_000), refusals.TooMuchToExamine),
    "a picture without width": ("wall.jpg", samples.jpeg(0, 2), refusals.Malformed),
    "a photograph without frame": ("wall.jpg", b"\xff\xd8\xff\xda\x00\x02\xff\xd9", refusals.Malformed),
    "a photograph without end": ("wall.jpg", samples.jpeg()[:-2], refusals.Malformed),
    "a photograph of noise": ("wall.jpg", b"\xff\xd8\xff\xe0\x00\x02noise\xff\xd9", refusals.Malformed),
    "a photograph that unfolds to a wall": ("wall.jpg", samples.jpeg(60_000, 60_000), refusals.TooMuchToExamine),
    "a WebP cut off": ("wall.webp", samples.webp()[:-4], refusals.Malformed),
    "a WebP of an unknown kind": ("wall.webp", samples.webp().replace(b"VP8 ", b"ABCD"), refusals.Malformed),
    "a document with macros": (
        "plan.docx",
        samples.office("docx", {"word/vbaProject.bin": b"\x00"}),
        refusals.MacrosInside,
    ),
    "a document that says it has macros": (
        "plan.docx",
        samples.office("docx", types='<Default ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
        refusals.MacrosInside,
    ),
    "a sheet with old macros": (
        "members.xlsx",
        samples.office("xlsx", {"xl/macrosheets/sheet1.xml": "<sheet/>"}),
        refusals.MacrosInside,
    ),
    "a document called one with macros": ("plan.docm", samples.office("docx"), refusals.MacrosInside),
    "an open document with macros": (
        "plan.odt",
        samples.open_document("odt", {"Basic/Standard/Module1.xml": "<module/>"}),
        refusals.MacrosInside,
    ),
    "an open document behind a password": (
        "plan.odt",
        samples.open_document("odt", {"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        refusals.Encrypted,
    ),
    "a document behind a password": ("plan.docx", samples.compound_file(encrypted=True), refusals.Encrypted),
    "an old document": ("plan.doc", samples.compound_file(encrypted=False), refusals.OldFormat),
    "an archive": ("all.zip", samples.packed({"a.pdf": samples.pdf()}), refusals.ArchiveGiven),
    "an archive called document": ("plan.docx", samples.packed({"a.txt": "a"}), refusals.ArchiveGiven),
    "an archive of another make": ("all.7z", SEVEN_ZIP, refusals.ArchiveGiven),
    "an archive behind a password": (
        "plan.docx",
        samples.with_flag(samples.office("docx"), archives.ENCRYPTED_FLAG),
        refusals.Encrypted,
    ),
    "a document cut off": ("plan.docx", samples.office("docx")[:-30], refusals.Malformed),
    "a document with changed bytes": (
        "plan.docx",
        samples.packed({"a.xml": "<a>unchanged</a>"}, method=zipfile.ZIP_STORED).replace(b"<a>unch", b"<a>xxxx"),
        refusals.Malformed,
    ),
    "a document packed in a rare way": (
        "plan.docx",
        samples.packed({"a.xml": "<a/>"}, method=zipfile.ZIP_LZMA),
        refusals.Malformed,
    ),
    "a document that unpacks outside its folder": (
        "plan.docx",
        samples.office("docx", {"../../evil.xml": "<a/>"}),
        refusals.Malformed,
    ),
    "a document with something before it": (
        "plan.docx",
        b"PK\x03\x04junk" + samples.office("docx"),
        refusals.Malformed,
    ),
    "a document with endless entities": (
        "plan.docx",
        samples.office("docx", {"word/a.xml": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'}),
        refusals.Malformed,
    ),
    "a document with endless entities in UTF-16": (
        "plan.docx",
        samples.office("docx", {"word/a.xml": '<!DOCTYPE a [<!ENTITY b "b">]><a/>'.encode("utf-16-le")}),
        refusals.Malformed,
    ),
    "a bomb": ("plan.docx", samples.office("docx", {"a.bin": b"\x00" * 30_000_000}), refusals.TooMuchToExamine),
    "a bomb of many parts": (
        "plan.docx",
        samples.office("docx", {f"{number}.bin": b"" for number in range(5_001)}),
        refusals.TooMuchToExamine,
    ),
    "a list of parts without end": (
        "plan.docx",
        samples.packed({"[Content_Types].xml": b" " * 5_000_000}),
        refusals.TooMuchToExamine,
    ),
    "a web page": ("page.html", b"<!DOCTYPE html><html></html>", refusals.WebPageGiven),
    "a web page called text": ("notes.txt", b"\n\n  <HTML><body>", refusals.WebPageGiven),
    "a web page behind a mark": ("notes.txt", b"\xef\xbb\xbf<script>alert(1)</script>", refusals.WebPageGiven),
    "a web page in UTF-16": ("notes.txt", "<script>alert(1)</script>".encode("utf-16"), refusals.WebPageGiven),
    "a web page in a sheet": ("members.csv", b"Name\n<img src=x onerror=alert(1)>\n", refusals.WebPageGiven),
    "a web page called picture": ("wall.png", b"<html><script>alert(1)</script>", refusals.WebPageGiven),
    "a drawing": ("wall.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', refusals.WebPageGiven),
    "a drawing called picture": ("wall.png", b'<?xml version="1.0"?><svg/>', refusals.WebPageGiven),
    "a script": ("notes.txt", b"#!/bin/sh\nrm -rf /\n", refusals.WebPageGiven),
    "text with bytes that text never has": ("notes.txt", b"a\x00b", refusals.NotText),
    "text in half an encoding": ("notes.txt", b"\xff\xfea", refusals.NotText),
    "text with signs that text never has": ("notes.txt", "a\x01b".encode("utf-16"), refusals.NotText),
}


@pytest.mark.parametrize("name", WELCOME)
def test_file_is_known_by_its_content(name: str) -> None:
    content, kind = WELCOME[name]

    assert examine(content, name=name).kind == kind


@pytest.mark.parametrize("case", REFUSED)
def test_file_is_refused(case: str) -> None:
    name, content, refusal = REFUSED[case]

    with pytest.raises(FileRefused) as refused:
        examine(content, name=name)

    assert type(refused.value) is refusal


def test_each_refusal_says_something_of_its_own() -> None:
    said = [refusal.sentence for refusal in FileRefused.__subclasses__()]

    assert len(set(said)) == len(said) == 20


def test_refusal_of_another_kind_names_it() -> None:
    with pytest.raises(refusals.NotAccepted, match=r"Files of this kind \(\.gif\) are not accepted"):
        examine(GIF, name="wall.gif")


def test_refusal_of_a_wrong_ending_names_both() -> None:
    with pytest.raises(refusals.SuffixDisagrees, match=r"ends in \.pdf, but the content is that of a PNG file"):
        examine(samples.png(), name="report.pdf")


def test_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)

    with pytest.raises(refusals.TooMuchToExamine):
        examine(samples.pdf(pages=3), name="report.pdf")


@pytest.mark.parametrize("bound", ["MOST_OBJECTS", "MOST_PARTS"])
def test_pdf_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    monkeypatch.setattr(pdf, bound, 3)

    with pytest.raises(refusals.TooMuchToExamine):
        examine(samples.pdf(), name="report.pdf")


def test_archive_whose_parts_share_bytes_is_refused() -> None:
    archive = bytearray(samples.packed({"a.xml": "<a/>", "b.xml": "<a/>"}, method=zipfile.ZIP_STORED))
    second = archive.rindex(b"PK\x01\x02")
    archive[second + 42 : second + 46] = b"\x00" * 4

    with pytest.raises(refusals.Malformed):
        examine(bytes(archive), name="plan.docx")


def test_archive_with_two_parts_of_one_name_is_refused() -> None:
    archive = samples.packed({"a.xml": "<a/>", "b.xml": "<b/>"}).replace(b"b.xml", b"a.xml")

    with pytest.raises(refusals.Malformed):
        examine(archive, name="plan.docx")


def test_accepted_endings_are_those_of_all_kinds() -> None:
    assert kinds.ACCEPTED == ".pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.odt,.ods,.csv,.txt"


def name_or_sentence(content: bytes, name: str) -> str:
    """Return the name of the kind, or why the file is refused."""
    try:
        return examine(content, name=name).kind.name
    except FileRefused as refusal:
        return str(refusal)


SIGNATURES = [b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\x10\x00\x00\x00WEBP", b"PK\x03\x04"]


@given(
    signature=st.sampled_from(SIGNATURES),
    rest=st.binary(max_size=300),
    suffix=st.sampled_from(kinds.ACCEPTED.split(",")),
)
def test_any_bytes_are_known_or_refused_in_words(signature: bytes, rest: bytes, suffix: str) -> None:
    outcome = name_or_sentence(signature + rest, f"file{suffix}")

    assert outcome in {kind.name for kind in kinds.KINDS if suffix in kind.suffixes} or " " in outcome


@given(place=st.integers(min_value=0), value=st.integers(min_value=0, max_value=255))
def test_a_document_with_one_byte_changed_is_known_or_refused_in_words(place: int, value: int) -> None:
    document = bytearray(samples.office("docx"))
    document[place % len(document)] = value

    outcome = name_or_sentence(bytes(document), "plan.docx")

    assert outcome == "DOCX" or " " in outcome
