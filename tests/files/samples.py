"""Files as people bring them and as attackers make them, built byte by byte in the tests."""

from __future__ import annotations

import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PageObject, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, TextStringObject

OOXML_MAIN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
ODF_MIME = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def pdf(*, pages: int = 1, password: str = "", writer: PdfWriter | None = None) -> bytes:
    """A PDF of blank pages."""
    writer = writer or PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    return _written(writer)


def pdf_with_script() -> bytes:
    """A PDF with a named script, which runs when it is opened."""
    writer = PdfWriter()
    scripts = DictionaryObject({NameObject("/Names"): ArrayObject()})
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): scripts})
    return pdf(writer=writer)


def pdf_with_action(kind: str, *, where: str, then: str = "") -> bytes:
    """A PDF with an action: when it is opened, a page is shown, a link, a bookmark or a field of a form is used.

    `then` is the kind of the action that follows, or "itself".
    """
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    action = DictionaryObject({NameObject("/S"): NameObject(kind), NameObject("/F"): TextStringObject("calc.exe")})
    if then == "itself":
        action[NameObject("/Next")] = writer._add_object(action)
    elif then:
        action[NameObject("/Next")] = ArrayObject([DictionaryObject({NameObject("/S"): NameObject(then)})])
    if where == "open":
        writer.root_object[NameObject("/OpenAction")] = action
    elif where == "page":
        page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    elif where == "bookmark":
        first = DictionaryObject({NameObject("/Title"): TextStringObject("One")})
        first[NameObject("/Next")] = writer._add_object(DictionaryObject({NameObject("/A"): action}))
        outlines = DictionaryObject({NameObject("/First"): writer._add_object(first)})
        writer.root_object[NameObject("/Outlines")] = writer._add_object(outlines)
    elif where == "field":
        child = writer._add_object(DictionaryObject({NameObject("/AA"): DictionaryObject({NameObject("/K"): action})}))
        parent = writer._add_object(DictionaryObject({NameObject("/Kids"): ArrayObject([child])}))
        form = DictionaryObject({NameObject("/Fields"): ArrayObject([parent])})
        writer.root_object[NameObject("/AcroForm")] = form
    else:
        link = DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): action})
        page[NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
    return _written(writer)


def pdf_with_xml_form() -> bytes:
    """A PDF with a form in XML, which brings a language of its own."""
    writer = PdfWriter()
    form = DictionaryObject({NameObject("/XFA"): TextStringObject("<xdp/>")})
    writer.root_object[NameObject("/AcroForm")] = form
    return pdf(writer=writer)


def pdf_with_file(where: str) -> bytes:
    """A PDF that carries another file: listed by name, in a tree, as a portfolio, behind a mark, tied to something."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    carried = DictionaryObject({NameObject("/EF"): DictionaryObject(), NameObject("/F"): TextStringObject("run.exe")})
    root, marks = writer.root_object, {"mark": "/FileAttachment", "film": "/RichMedia"}
    names = {"listed": "/Names", "tree": "/Kids", "none": "/Names"}
    if where in names:
        listed = [] if where == "none" else [TextStringObject("run.exe"), carried]
        tree = DictionaryObject({NameObject(names[where]): ArrayObject(listed)})
        root[NameObject("/Names")] = DictionaryObject({NameObject("/EmbeddedFiles"): tree})
    elif where in marks:
        mark = DictionaryObject({NameObject("/Subtype"): NameObject(marks[where]), NameObject("/FS"): carried})
        page[NameObject("/Annots")] = ArrayObject([writer._add_object(mark)])
    elif where == "portfolio":
        root[NameObject("/Collection")] = DictionaryObject()
    else:
        owner = root if where == "document" else page
        owner[NameObject("/AF")] = ArrayObject([writer._add_object(carried)])
    return _written(writer)


def pdf_of(build: Callable[[PdfWriter, PageObject], None]) -> bytes:
    """A PDF of one page with what a test hangs into it."""
    writer = PdfWriter()
    build(writer, writer.add_blank_page(200, 200))
    return _written(writer)


def plain(value: Any) -> PdfObject:
    """A Python value as a PDF has it: a text that begins with a slash is a name."""
    if isinstance(value, dict):
        return DictionaryObject({NameObject(key): plain(item) for key, item in value.items()})
    if isinstance(value, list):
        return ArrayObject([plain(item) for item in value])
    if isinstance(value, str):
        return NameObject(value) if value.startswith("/") else TextStringObject(value)
    return value  # type: ignore[no-any-return]  # an object of pypdf already


def pdf_with_shared_marks(*, pages: int, marks: int) -> bytes:
    """A PDF whose pages all share one list of links, written without the library, which takes long for it."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join(b"%d 0 R" % (4 + n) for n in range(pages))),
        b"[%s]" % b" ".join(b"%d 0 R" % (4 + pages + n) for n in range(marks)),
        *([b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots 3 0 R>>"] * pages),
        *([b"<</Subtype/Link/A<</S/URI/URI(https://example.org)>>>>"] * marks),
    ]
    content, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(content)


def _written(writer: PdfWriter) -> bytes:
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def png(width: int = 2, height: int = 2) -> bytes:
    """A black PNG; its data are those of two by two points whatever its head says."""
    data = zlib.compress(b"\x00\x00\x00" * 2)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG with its sum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg(width: int = 2, height: int = 2) -> bytes:
    """A JPEG of two by two points whatever its frame says."""
    content = bytearray(picture("JPEG"))
    frame = content.index(b"\xff\xc0")
    content[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(content)


def webp(kind: str = "VP8 ") -> bytes:
    """A WebP of each of its three kinds: lossy, lossless, and with a list of what is in it."""
    return {
        "VP8 ": lambda: picture("WEBP"),
        "VP8L": lambda: picture("WEBP", lossless=True),
        "VP8X": lambda: picture("WEBP", exif=photographed()),
    }[kind]()


def picture(written_as: str, *, size: tuple[int, int] = (2, 2), **extras: Any) -> bytes:
    """A red picture with what a camera or program writes into it."""
    stream = BytesIO()
    Image.new("RGB", size, "red").save(stream, written_as, **extras)
    return stream.getvalue()


def photographed(*, orientation: int = 1) -> Image.Exif:
    """What a camera notes: how it was held, and where it was."""
    noted = Image.Exif()
    noted[0x0112] = orientation
    noted[0x010E] = "taken at 47.68 N, 17.63 E"
    return noted


def packed(parts: dict[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, method)
    return stream.getvalue()


def office(suffix: str, extra: dict[str, bytes | str] | None = None, *, types: str = "") -> bytes:
    """A DOCX, XLSX or PPTX with its list of parts and what a test adds."""
    listed = f'<Types><Override PartName="/main.xml" ContentType="{OOXML_MAIN[suffix]}"/>{types}</Types>'
    return packed({"[Content_Types].xml": listed, "main.xml": "<main/>", **(extra or {})})


def open_document(suffix: str, extra: dict[str, bytes | str] | None = None) -> bytes:
    """An ODT or ODS with its type and what a test adds."""
    return packed({"mimetype": ODF_MIME[suffix], "content.xml": "<content/>", **(extra or {})})


def with_flag(archive: bytes, flag: int) -> bytes:
    """An archive whose first part claims a flag, in both of its heads."""
    changed = bytearray(archive)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[archive.index(signature) + offset] |= flag
    return bytes(changed)


def compound_file(*, encrypted: bool) -> bytes:
    """The beginning of an old office document, or of a new one behind a password."""
    name = "EncryptedPackage" if encrypted else "WordDocument"
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + name.encode("utf-16-le")


def workbook_of_empty_cells(*sheets: int) -> bytes:
    """A workbook with so many empty cells in each sheet, and noise so that it does not shrink too well."""
    cell, row = '<c r="A1"/>', 50
    parts: dict[str, bytes | str] = {
        f"xl/worksheets/sheet{number}.xml": f"<sheetData>{f'<row>{cell * row}</row>' * (cells // row)}</sheetData>"
        for number, cells in enumerate(sheets, 1)
    }
    return office("xlsx", {**parts, "xl/media/noise.bin": random.Random(7).randbytes(1_200_000)})


def related(kind: str, target: str, *, external: bool = False) -> str:
    """A part that says what a document is related to."""
    mode = ' TargetMode="External"' if external else ""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<Relationships><Relationship Id="rId1" Type="{base}/{kind}" Target="{target}"{mode}/></Relationships>'
