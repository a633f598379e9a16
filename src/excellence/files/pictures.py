"""Examining images: PNG, JPEG and WebP, whole, and not larger than anybody can look at."""

from __future__ import annotations

import struct
import zlib

from excellence.files.kinds import JPEG, PNG, WEBP, Kind
from excellence.files.refusals import ExpandsTooFar, Malformed

MOST_PIXELS = 100_000_000
MOST_CHUNKS = 100_000
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Start-of-frame markers of ITU-T T.81, table B.1: all of C0-CF but DHT, JPG and DAC.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
MARKER, SCAN = 0xFF, 0xDA
BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})


def examine(content: bytes) -> Kind | None:
    """Return the kind of an image, None for anything else. Raises `Malformed` and `ExpandsTooFar`."""
    if content.startswith(PNG_SIGNATURE):
        return _examined(PNG, content)
    if content.startswith(b"\xff\xd8\xff"):
        return _examined(JPEG, content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _examined(WEBP, content)
    return None


def _examined(kind: Kind, content: bytes) -> Kind:
    measure = {PNG: _size_of_png, JPEG: _size_of_jpeg, WEBP: _size_of_webp}[kind]
    try:
        width, height = measure(content)
    except (struct.error, IndexError, ValueError) as broken:
        raise Malformed(kind=kind.name) from broken
    if not width or not height:
        raise Malformed(kind=kind.name)
    if width * height > MOST_PIXELS:
        raise ExpandsTooFar
    return kind


def _size_of_png(content: bytes) -> tuple[int, int]:
    """Walk all chunks, checking each sum (PNG, third edition, section 5). Raises ValueError when one is wrong."""
    place, seen = len(PNG_SIGNATURE), list[bytes]()
    while len(seen) < MOST_CHUNKS:
        length, name = struct.unpack_from(">I4s", content, place)
        (checksum,) = struct.unpack_from(">I", content, place + 8 + length)
        if checksum != zlib.crc32(content[place + 4 : place + 8 + length]):
            raise ValueError("a chunk has another sum than it says")
        seen.append(name)
        place += 12 + length
        if name == b"IEND":
            break
    if seen[0] != b"IHDR" or seen[-1] != b"IEND" or b"IDAT" not in seen:
        raise ValueError("a chunk is missing")
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _size_of_jpeg(content: bytes) -> tuple[int, int]:
    """Walk the segments up to the frame (ITU-T T.81, annex B). Raises ValueError when there is none or no end."""
    if b"\xff\xd9" not in content:
        raise ValueError("the image has no end")
    place = 2
    while True:
        if content[place] != MARKER:
            raise ValueError("no marker where one should be")
        marker = content[place + 1]
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            return width, height
        if marker == SCAN:
            raise ValueError("the scan comes before the frame")
        if marker == MARKER:
            place += 1
        elif marker in BARE_MARKERS:
            place += 2
        else:
            (length,) = struct.unpack_from(">H", content, place + 2)
            place += 2 + length


def _size_of_webp(content: bytes) -> tuple[int, int]:
    """Read the first chunk (WebP container specification, RFC 9649). Raises ValueError when it is no WebP's."""
    (length,) = struct.unpack_from("<I", content, 4)
    if length + 8 > len(content):
        raise ValueError("the image is cut off")
    first = content[12:16]
    if first == b"VP8X":
        return _from_24_bits(content, 24) + 1, _from_24_bits(content, 27) + 1
    if first == b"VP8L" and content[20:21] == b"\x2f":
        (bits,) = struct.unpack_from("<I", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if first == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError("no known first chunk")


def _from_24_bits(content: bytes, place: int) -> int:
    return int.from_bytes(content[place : place + 3], "little")
