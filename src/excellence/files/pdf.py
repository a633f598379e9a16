"""Examining PDF: readable, without a password, without anything that acts by itself and without other files inside.

Every object of the file is looked at once, wherever it hangs. A list of places to look would never be complete,
and a list that all pages share costs no more than one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from excellence.files.kinds import PDF
from excellence.files.refusals import Encrypted, FileRefused, FilesInside, Malformed, ScriptInside, TooMuchToExamine

MOST_PAGES = 5_000
MOST_OBJECTS = 300_000
MOST_PARTS = 3_000_000
MOST_ACTIONS_IN_A_ROW = 50
# Actions that run a script or reach outside the document (ISO 32000-2, table 201).
HARMFUL_ACTIONS = frozenset(
    {
        *("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/GoToR", "/GoToE"),
        *("/Movie", "/Sound", "/RichMediaExecute"),
    }
)
# A script, names of scripts, and a form in XML (XFA), which brings a language of its own.
HARMFUL_KEYS = frozenset({"/JS", "/JavaScript", "/XFA"})
# Behind these an action waits for a click; anywhere else it runs by itself (ISO 32000-2, section 12.6).
ON_CLICK = frozenset({"/A", "/PA"})
# Annotations that hold a file of their own (ISO 32000-2, table 171).
FILE_ANNOTATIONS = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})


def require_harmless(content: bytes) -> None:
    """Let a PDF pass. Raises `Encrypted`, `Malformed`, `ScriptInside`, `FilesInside` and `TooMuchToExamine`."""
    try:
        _require_harmless(PdfReader(BytesIO(content), strict=False))
    except (FileRefused, MemoryError):
        raise
    except DependencyError as needs_cipher:
        raise Encrypted from needs_cipher
    except Exception as broken:  # pypdf documents that a broken PDF may raise anything
        raise Malformed(kind=PDF.name) from broken


def _require_harmless(reader: PdfReader) -> None:
    if reader.is_encrypted:
        raise Encrypted
    if "/Collection" in reader.root_object:
        raise FilesInside
    pages = 0
    for part in _parts(reader):
        if isinstance(part, ArrayObject):
            if _opens_an_address(part):
                raise ScriptInside
            continue
        if _acts(part):
            raise ScriptInside
        if _carries_a_file(part):
            raise FilesInside
        pages += _resolved(part.get("/Type")) == "/Page"
    if pages > MOST_PAGES:
        raise TooMuchToExamine
    if not pages or not isinstance(reader.root_object["/Pages"], DictionaryObject):
        raise Malformed(kind=PDF.name)


def _acts(part: DictionaryObject) -> bool:
    """Say whether a part runs a script, reaches outside, or opens an address without a click."""
    return (
        _resolved(part.get("/S")) in HARMFUL_ACTIONS
        or not HARMFUL_KEYS.isdisjoint(part)
        or (isinstance(part, StreamObject) and "/F" in part)
        or _opens_an_address(value for key, value in part.items() if key not in ON_CLICK)
        or ("/S" in part and _has_a_long_row_behind(part))
    )


def _opens_an_address(values: Iterable[object]) -> bool:
    found = map(_resolved, values)
    return any(isinstance(each, DictionaryObject) and _resolved(each.get("/S")) == "/URI" for each in found)


def _has_a_long_row_behind(action: DictionaryObject) -> bool:
    """Say whether more actions follow than anybody means, for instance in a ring (ISO 32000-2, section 12.6.2)."""
    waiting, done = [action.get("/Next")], 0
    while waiting and done <= MOST_ACTIONS_IN_A_ROW:
        done += 1
        found = _resolved(waiting.pop())
        if isinstance(found, ArrayObject):
            waiting.extend(found)
        elif isinstance(found, DictionaryObject):
            waiting.append(found.get("/Next"))
    return done > MOST_ACTIONS_IN_A_ROW


def _carries_a_file(part: DictionaryObject) -> bool:
    return (
        isinstance(_resolved(part.get("/EF")), DictionaryObject)
        or _resolved(part.get("/Type")) == "/EmbeddedFile"
        or _resolved(part.get("/Subtype")) in FILE_ANNOTATIONS
    )


def _parts(reader: PdfReader) -> Iterator[DictionaryObject | ArrayObject]:
    """Yield each dictionary and array of the file once, those inside others too. Raises `TooMuchToExamine`."""
    waiting = list(_objects(reader))
    seen = 0
    while waiting:
        seen += 1
        if seen > MOST_PARTS:
            raise TooMuchToExamine
        part = waiting.pop()
        if isinstance(part, DictionaryObject):
            waiting.extend(part.values())
            yield part
        elif isinstance(part, ArrayObject):
            waiting.extend(part)
            yield part


def _objects(reader: PdfReader) -> Iterator[object]:
    """Yield every numbered object and the trailer; references between them are not followed."""
    numbers = {(number, generation) for generation, entries in reader.xref.items() for number in entries}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MOST_OBJECTS:
        raise TooMuchToExamine
    for number, generation in sorted(numbers):
        yield reader.get_object(IndirectObject(number, generation, reader))
    yield reader.trailer


def _resolved(value: object) -> object:
    return value.get_object() if isinstance(value, IndirectObject) else value
