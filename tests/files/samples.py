"""Files as people bring them and as attackers make them, built byte by byte in the tests."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

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
    """The segments of a JPEG up to a scan without data."""
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda" + struct.pack(">HB", 8, 1) + b"\x01\x00\x00\x3f\x00" + b"\x00"
    return b"\xff\xd8" + app + frame + scan + b"\xff\xd9"


def webp(kind: str = "VP8X", width: int = 2, height: int = 2) -> bytes:
    """The head of a WebP of each of its three kinds."""
    if kind == "VP8X":
        body = b"\x00" * 4 + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif kind == "VP8L":
        body = b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + b"\x00" * 5
    else:
        body = b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", width, height)
    part = kind.ljust(4).encode() + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(part)) + b"WEBP" + part


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
