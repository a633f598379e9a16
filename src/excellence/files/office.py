"""Examining office documents: the kind by what is packed, no macros, no password."""

from __future__ import annotations

from excellence.files import archives
from excellence.files.archives import Archive
from excellence.files.kinds import DOCX, ODS, ODT, PPTX, XLSX, Kind
from excellence.files.refusals import ArchiveGiven, Encrypted, MacrosInside

# The content type of the main part (ECMA-376 part 1, sections 11.3, 12.3 and 13.3).
OOXML = {f"{kind.media_type}.main+xml".encode(): kind for kind in (DOCX, XLSX, PPTX)}
ODF = {kind.media_type.encode(): kind for kind in (ODT, ODS)}
CONTENT_TYPES = "[Content_Types].xml"
MACRO_TYPES = (b"macroenabled", b"vbaproject")
MACRO_NAMES = ("vbaproject.bin", "vbadata.xml")
MACRO_FOLDERS = ("xl/macrosheets/", "basic/", "scripts/")


def examine(content: bytes) -> Kind:
    """Return the kind of a packed document.

    Raises `ArchiveGiven` for any other archive, `MacrosInside`, and what `archives.opened` raises.
    """
    archive = archives.opened(content, kind="ZIP")
    _require_no_macros(archive)
    kind = _kind_of_ooxml(archive) or _kind_of_odf(archive)
    if kind is None:
        raise ArchiveGiven
    return kind


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
