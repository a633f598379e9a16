"""The kinds of files that are accepted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name among people, its media type, and the endings it may have."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"

PDF = Kind("PDF", "application/pdf", (".pdf",))
PNG = Kind("PNG", "image/png", (".png",))
JPEG = Kind("JPEG", "image/jpeg", (".jpg", ".jpeg"))
WEBP = Kind("WebP", "image/webp", (".webp",))
DOCX = Kind("DOCX", f"{_OOXML}.wordprocessingml.document", (".docx",))
XLSX = Kind("XLSX", f"{_OOXML}.spreadsheetml.sheet", (".xlsx",))
PPTX = Kind("PPTX", f"{_OOXML}.presentationml.presentation", (".pptx",))
ODT = Kind("ODT", f"{_ODF}.text", (".odt",))
ODS = Kind("ODS", f"{_ODF}.spreadsheet", (".ods",))
CSV = Kind("CSV", "text/csv", (".csv",))
TXT = Kind("TXT", "text/plain", (".txt",))

KINDS = (PDF, PNG, JPEG, WEBP, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT)
ACCEPTED = ",".join(suffix for kind in KINDS for suffix in kind.suffixes)
