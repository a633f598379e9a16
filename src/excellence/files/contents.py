"""What a file is by its content, and whether it may be stored.

The content decides, the ending must agree, and what could harm whoever opens the file is refused. Each kind has
its examiner: `pdf`, `pictures`, `archives` and `office` what is packed, `texts` the rest. All of it runs in a process
of its own with bounds, see `examining`.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO

import puremagic

from excellence.files import office, texts
from excellence.files.kinds import CSV, JPEG, KINDS, PDF, PNG, TXT, WEBP, XLSX, Kind
from excellence.files.names import suffix_of
from excellence.files.refusals import (
    ArchiveGiven,
    ArchiveHidden,
    EmptyFile,
    Encrypted,
    FileRefused,
    MacrosInside,
    NotAccepted,
    NotATable,
    OldFormat,
    SuffixDisagrees,
    WebPageGiven,
)

MACRO_SUFFIXES = frozenset({".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".xlam", ".pptm", ".potm", ".ppsm", ".ppam"})
ARCHIVE_SUFFIXES = frozenset({".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".zst", ".cab", ".iso"})
# The container of old office formats, and of new ones behind a password (MS-CFB, MS-OFFCRYPTO 2.3).
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
LONGEST_HEAD = 4096
# Readers look for the signature in the first kibibyte; exports of web systems often have a blank line or a BOM there.
HEAD_OF_PDF = 1024
BLANK = b"\xef\xbb\xbf \t\r\n\f\x00"
PICTURES = {b"\x89PNG\r\n\x1a\n": PNG, b"\xff\xd8\xff": JPEG}


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file is, and the bytes to store: a picture is drawn again, everything else stays as it came."""

    kind: Kind
    content: bytes


def examine(content: bytes, *, name: str) -> Examined:
    """Return what a file called `name` is, or raise the refusal that says why it is not accepted.

    Raises the refusals of `files.refusals`.
    """
    if not content:
        raise EmptyFile
    suffix = suffix_of(name)
    if suffix in MACRO_SUFFIXES:
        raise MacrosInside
    named = next((kind for kind in KINDS if suffix in kind.suffixes), None)
    found = _recognised(content) or Examined(_kind_of_text(content, named, suffix), content)
    if named is not found.kind:
        raise SuffixDisagrees(suffix=suffix or "?", kind=found.kind.name)
    return found


def examine_table(content: bytes, *, name: str) -> Kind:
    """Return XLSX or CSV for a table that is read and not stored, whatever its name says.

    What such a file could do to whoever opens it does no harm here, so only its size and kind are asked.
    Raises `NotATable` for every other kind, `NotText`, and what concerns packed and empty files.
    """
    if not content:
        raise EmptyFile
    if content.startswith(b"PK"):
        office.require_table(content)
        return XLSX
    if content.startswith(COMPOUND_FILE) and ENCRYPTED_PACKAGE in content:
        raise Encrypted
    suffix = suffix_of(name)
    if suffix not in {*CSV.suffixes, *TXT.suffixes, *XLSX.suffixes} or texts.looks_like_web_page(content):
        raise NotATable
    if suffix in XLSX.suffixes and not _is_text(content):
        raise NotATable
    texts.require_text(content)
    return CSV


def _recognised(content: bytes) -> Examined | None:
    """Return a file that has a signature, examined; None when there is none of ours."""
    if content.startswith(b"PK"):
        return Examined(office.examine(content), content)
    if content.startswith(COMPOUND_FILE):
        raise Encrypted if ENCRYPTED_PACKAGE in content else OldFormat
    found = PDF if _is_pdf(content) else _kind_of_picture(content)
    if found is None:
        return None
    if zipfile.is_zipfile(BytesIO(content)):
        raise ArchiveHidden(kind=found.name)
    if found is PDF:
        from excellence.files import pdf  # noqa: PLC0415 - a slow library, and not for every file

        pdf.require_harmless(content)
        return Examined(PDF, content)
    from excellence.files import pictures  # noqa: PLC0415 - the same

    return Examined(found, pictures.drawn_again(content, found))


def _is_pdf(content: bytes) -> bool:
    return content[:HEAD_OF_PDF].lstrip(BLANK).startswith(b"%PDF-")


def _kind_of_picture(content: bytes) -> Kind | None:
    if content.startswith(b"RIFF"):
        return WEBP if content[8:12] == b"WEBP" else None
    return next((kind for signature, kind in PICTURES.items() if content.startswith(signature)), None)


def _kind_of_text(content: bytes, named: Kind | None, suffix: str) -> Kind:
    """Return CSV or TXT as the name says; text cannot be told from text by its content."""
    if texts.looks_like_web_page(content):
        raise WebPageGiven
    if named in {CSV, TXT}:
        texts.require_text(content)
        return TXT if named is TXT else CSV
    described = _described(content) or suffix
    if described in ARCHIVE_SUFFIXES:
        raise ArchiveGiven
    if named is not None and _is_text(content):
        return TXT
    raise NotAccepted(kind=described or "?")


def _is_text(content: bytes) -> bool:
    try:
        texts.require_text(content)
    except FileRefused:
        return False
    return True


def _described(content: bytes) -> str:
    """Return the ending that files of this content usually have, "" when nobody knows."""
    try:
        return puremagic.from_string(content[:LONGEST_HEAD])
    except (puremagic.PureError, ValueError):
        return ""
