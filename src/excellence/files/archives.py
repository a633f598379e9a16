"""Examining what is packed: no bomb, no password, nothing that unpacks outside its folder."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from excellence.files.refusals import Encrypted, Malformed, TooMuchToExamine

MOST_ENTRIES = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
STEEPEST = 200
HARMLESS = 10 * 1024 * 1024
LONGEST_PART = 4 * 1024 * 1024
PIECE = 1024 * 1024
ENCRYPTED_FLAG = 0x1
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# A document type in a packed XML part defines entities that can grow without end; no office program writes one.
DOCTYPES = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
XML_SUFFIXES = (".xml", ".rels", ".rdf")


@dataclass(frozen=True, slots=True)
class Archive:
    """A ZIP archive that was read to its end; `kind` is what it claims to be, for the sentences."""

    kind: str
    packed: zipfile.ZipFile

    @property
    def names(self) -> list[str]:
        """The names of the parts, in the order they are packed."""
        return [part.filename for part in self.packed.infolist()]

    def part(self, name: str) -> bytes:
        """Return a part, b"" when there is none. Raises `TooMuchToExamine` for one that is far too long."""
        if name not in self.names:
            return b""
        if self.packed.getinfo(name).file_size > LONGEST_PART:
            raise TooMuchToExamine
        return self.packed.read(name)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece, unpacked as it is read."""
        with self.packed.open(name) as stream:
            while piece := stream.read(PIECE):
                yield piece


def opened(content: bytes, *, kind: str) -> Archive:
    """Return an archive whose every part was unpacked once and found harmless.

    Raises `Malformed`, `Encrypted` and `TooMuchToExamine`.
    """
    try:
        archive = Archive(kind, zipfile.ZipFile(BytesIO(content)))
        _require_sound(archive, len(content))
        for part in archive.packed.infolist():
            _require_readable(archive, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, UnicodeError) as broken:
        raise Malformed(kind=kind) from broken
    return archive


def _require_sound(archive: Archive, size: int) -> None:
    parts = archive.packed.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > max(HARMLESS, STEEPEST * size):
        raise TooMuchToExamine
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise Encrypted
    if any(part.compress_type not in METHODS for part in parts) or not all(map(_stays_inside, archive.names)):
        raise Malformed(kind=archive.kind)
    if len(set(archive.names)) < len(parts) or _overlap(parts):
        raise Malformed(kind=archive.kind)


def _stays_inside(name: str) -> bool:
    return not name.startswith("/") and ".." not in name.split("/") and "\\" not in name and ":" not in name


def _overlap(parts: list[zipfile.ZipInfo]) -> bool:
    """Say whether parts share bytes, by which small archives become huge, or something comes before the first."""
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end or (end == 0 and part.header_offset > 0):
            return True
        end = part.header_offset + 30 + len(part.filename.encode()) + part.compress_size
    return False


def _require_readable(archive: Archive, part: zipfile.ZipInfo) -> None:
    is_xml = part.filename.lower().endswith(XML_SUFFIXES)
    tail = b""
    for piece in archive.pieces(part.filename):
        if is_xml and any(word in tail + piece for word in DOCTYPES):
            raise Malformed(kind=archive.kind)
        tail = piece[-32:]
