"""Examining PDF: readable to the last page, without password and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject

from excellence.files.kinds import PDF, Kind
from excellence.files.refusals import Encrypted, ExpandsTooFar, FileRefused, Malformed, ScriptInside

MOST_PAGES = 5_000
# Actions that run a script or reach outside the document (ISO 32000-2, table 201).
HARMFUL_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm"})


def examine(content: bytes) -> Kind | None:
    """Return the kind of a PDF, None for anything else.

    Raises `Encrypted`, `Malformed`, `ScriptInside` and `ExpandsTooFar`.
    """
    if not content.startswith(b"%PDF-"):
        return None
    try:
        _require_readable(PdfReader(BytesIO(content), strict=False))
    except FileRefused:
        raise
    except DependencyError as needs_cipher:
        raise Encrypted from needs_cipher
    except Exception as broken:  # pypdf documents that a broken PDF may raise anything
        raise Malformed(kind=PDF.name) from broken
    return PDF


def _require_readable(reader: PdfReader) -> None:
    if reader.is_encrypted:
        raise Encrypted
    count = len(reader.pages)
    if not count:
        raise Malformed(kind=PDF.name)
    if count > MOST_PAGES:
        raise ExpandsTooFar
    if _runs_named_scripts(reader) or any(action.get("/S") in HARMFUL_ACTIONS for action in _actions(reader)):
        raise ScriptInside


def _runs_named_scripts(reader: PdfReader) -> bool:
    """Say whether the document has scripts that run when it is opened (ISO 32000-2, section 12.6.4.17)."""
    return any("/JavaScript" in names for names in _dictionaries(reader.root_object.get("/Names")))


def _actions(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield the actions of the document, of its pages and of what stands on them."""
    root = reader.root_object
    yield from _dictionaries(root.get("/OpenAction"))
    yield from _of_events(root)
    for page in reader.pages:
        yield from _of_events(page)
        for annotation in _dictionaries(page.get("/Annots")):
            yield from _dictionaries(annotation.get("/A"))
            yield from _of_events(annotation)


def _of_events(owner: DictionaryObject) -> Iterator[DictionaryObject]:
    for events in _dictionaries(owner.get("/AA")):
        for action in events.values():
            yield from _dictionaries(action)


def _dictionaries(value: object) -> Iterator[DictionaryObject]:
    """Yield the value itself when it is a dictionary, else those in it when it is an array."""
    found = _resolved(value)
    if isinstance(found, DictionaryObject):
        yield found
    elif isinstance(found, ArrayObject):
        yield from (item for item in map(_resolved, found) if isinstance(item, DictionaryObject))


def _resolved(value: object) -> object:
    return value.get_object() if hasattr(value, "get_object") else value
