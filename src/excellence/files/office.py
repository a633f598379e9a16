"""Examining office documents: the kind by what is packed; no macros, no password, nothing inside that acts or loads."""

from __future__ import annotations

import re

from excellence.files import archives, relations
from excellence.files.archives import Archive
from excellence.files.kinds import DOCX, ODS, ODT, PPTX, XLSX, Kind
from excellence.files.refusals import (
    ArchiveGiven,
    Encrypted,
    MacrosInside,
    NotATable,
    ObjectsInside,
    TooMuchToExamine,
)

# The content type of the main part (ECMA-376 part 1, sections 11.3, 12.3 and 13.3).
OOXML = {f"{kind.media_type}.main+xml".encode(): kind for kind in (DOCX, XLSX, PPTX)}
ODF = {kind.media_type.encode(): kind for kind in (ODT, ODS)}
CONTENT_TYPES = "[Content_Types].xml"
MACRO_TYPES = (b"macroenabled", b"vbaproject")
MACRO_NAMES = ("vbaproject.bin", "vbadata.xml")
MACRO_FOLDERS = ("xl/macrosheets/", "basic/", "scripts/")
# OLE objects (MS-CFB), programs of Windows and Linux, scripts, PDF; what begins like that is no part of a document.
OBJECTS = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"MZ", b"\x7fELF", b"#!", b"%PDF-", b"{\\rtf", b"Rar!", b"7z\xbc\xaf")
PACKED = b"PK\x03\x04"
DEEPEST = 2
# A row or cell of a sheet, empty ones too, whatever prefix its namespace has.
CELL = re.compile(rb"<(?:[\w.-]+:)?(?:row|c)[\s/>]")
MOST_CELLS = 1_000_000


def examine(content: bytes, *, depth: int = 0) -> Kind:
    """Return the kind of a packed document; what is packed inside it is examined like itself.

    Raises `ArchiveGiven` for any other archive, `MacrosInside`, `ObjectsInside`, what `relations` raises about
    content from elsewhere, and what `archives.opened` raises.
    """
    archive = archives.opened(content, kind="ZIP")
    _require_no_macros(archive)
    kind = _kind_of_ooxml(archive) or _kind_of_odf(archive)
    if kind is None:
        raise ArchiveGiven
    relations.require_nothing_from_outside(archive)
    _require_no_objects(archive, depth)
    return kind


def require_table(content: bytes) -> None:
    """Let a workbook pass whose rows and cells, empty ones too, can be read in a moment.

    Raises `NotATable`, `TooMuchToExamine`, and what `archives.opened` raises.
    """
    archive = archives.opened(content, kind=XLSX.name)
    if _kind_of_ooxml(archive) is not XLSX:
        raise NotATable
    cells = 0
    for name in archive.names:
        for piece in archive.pieces(name) if name.lower().startswith("xl/") else ():
            cells += len(CELL.findall(piece.replace(b"\x00", b"")))
            if cells > MOST_CELLS:
                raise TooMuchToExamine


def _kind_of_ooxml(archive: Archive) -> Kind | None:
    types = archive.part(CONTENT_TYPES)
    return next((kind for media_type, kind in OOXML.items() if media_type in types), None)


def _kind_of_odf(archive: Archive) -> Kind | None:
    """Read the part `mimetype` (OpenDocument 1.3 part 2, section 3.3); a password shows in the manifest."""
    kind = ODF.get(archive.part("mimetype").strip())
    if kind is not None and b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise Encrypted
    return kind


def _require_no_macros(archive: Archive) -> None:
    names = [name.lower() for name in archive.names]
    types = archive.part(CONTENT_TYPES).lower()
    if any(word in types for word in MACRO_TYPES) or any(map(_is_macro, names)):
        raise MacrosInside


def _is_macro(name: str) -> bool:
    return name.endswith(MACRO_NAMES) or (name.startswith(MACRO_FOLDERS) and not name.endswith("/"))


def _require_no_objects(archive: Archive, depth: int) -> None:
    """Refuse objects of other programs; the sheet behind a chart is packed as a document and examined as one."""
    for name in archive.names:
        head = next(archive.pieces(name), b"")
        if head.startswith(OBJECTS):
            raise ObjectsInside
        if head.startswith(PACKED):
            if depth == DEEPEST:
                raise TooMuchToExamine
            try:
                examine(archive.packed.read(name), depth=depth + 1)
            except ArchiveGiven as hidden:
                raise ObjectsInside from hidden
