"""What a file is by its content, and whether it may be kept.

The content decides, the ending must agree, and what could harm whoever opens the file is refused. Each kind has
its examiner: `papers` PDF, `pictures` images, `archives` and `office` what is packed, `texts` the rest.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

import puremagic

from excellence.files import office, papers, pictures, texts
from excellence.files.kinds import CSV, KINDS, TXT, Kind
from excellence.files.names import suffix_of
from excellence.files.refusals import (
    ArchiveGiven,
    ArchiveHidden,
    EmptyFile,
    Encrypted,
    MacrosInside,
    NotAccepted,
    SuffixDisagrees,
    WebPageGiven,
)

MACRO_SUFFIXES = frozenset({".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".xlam", ".pptm", ".potm", ".ppsm", ".ppam"})
ARCHIVE_SUFFIXES = frozenset({".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".zst", ".cab", ".iso"})
# The container of old office formats, and of new ones behind a password (MS-CFB, MS-OFFCRYPTO 2.3).
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
LONGEST_HEAD = 4096


def examine(content: bytes, *, name: str) -> Kind:
    """Return the kind of a file called `name`, or raise the refusal that says why it is not accepted.

    Raises `EmptyFile`, `NotAccepted`, `SuffixDisagrees`, `Encrypted`, `Malformed`, `MacrosInside`, `ScriptInside`,
    `ArchiveGiven`, `ArchiveHidden`, `ExpandsTooFar`, `WebPageGiven` or `NotText`.
    """
    if not content:
        raise EmptyFile
    suffix = suffix_of(name)
    if suffix in MACRO_SUFFIXES:
        raise MacrosInside
    named = next((kind for kind in KINDS if suffix in kind.suffixes), None)
    found = _recognised(content) or _kind_of_text(content, named, suffix)
    if named is not found:
        raise SuffixDisagrees(suffix=suffix or "?", kind=found.name)
    return found


def _recognised(content: bytes) -> Kind | None:
    """Return the kind of a file that has a signature, examined; None when there is none of ours."""
    if content.startswith(b"PK"):
        return office.examine(content)
    if content.startswith(COMPOUND_FILE):
        raise Encrypted if ENCRYPTED_PACKAGE in content else NotAccepted(kind=_described(content))
    kind = papers.examine(content) or pictures.examine(content)
    if kind is not None and zipfile.is_zipfile(BytesIO(content)):
        raise ArchiveHidden(kind=kind.name)
    return kind


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
    raise NotAccepted(kind=described or "?")


def _described(content: bytes) -> str:
    """Return the ending that files of this content usually have, "" when nobody knows."""
    try:
        return puremagic.from_string(content[:LONGEST_HEAD])
    except (puremagic.PureError, ValueError):
        return ""
