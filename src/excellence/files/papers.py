"""Examining PDF: readable to the last page, without password, without scripts and without other files inside."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject

from excellence.files.kinds import PDF, Kind
from excellence.files.refusals import Encrypted, ExpandsTooFar, FileRefused, FilesInside, Malformed, ScriptInside

MOST_PAGES = 5_000
# Actions that run a script or reach outside the document (ISO 32000-2, table 201).
HARMFUL_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm"})
MOST_ACTIONS_IN_A_ROW = 50
MOST_ENTRIES = 50_000
# Annotations that hold a file of their own (ISO 32000-2, table 171).
FILE_ANNOTATIONS = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})


def examine(content: bytes) -> Kind | None:
    """Return the kind of a PDF, None for anything else.

    Raises `Encrypted`, `Malformed`, `ScriptInside`, `FilesInside` and `ExpandsTooFar`.
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
    if _carries_files(reader):
        raise FilesInside


def _runs_named_scripts(reader: PdfReader) -> bool:
    """Say whether the document has scripts that run when it is opened (ISO 32000-2, section 12.6.4.17)."""
    forms = _dictionaries(reader.root_object.get("/AcroForm"))
    names = _dictionaries(reader.root_object.get("/Names"))
    # A form in XML (XFA) brings a language of its own, which readers run.
    return any("/JavaScript" in each for each in names) or any("/XFA" in each for each in forms)


def _carries_files(reader: PdfReader) -> bool:
    """Say whether files lie inside: listed by name, as a portfolio, tied to a page, or behind a mark on one."""
    root = reader.root_object
    names = (tree for each in _dictionaries(root.get("/Names")) for tree in _dictionaries(each.get("/EmbeddedFiles")))
    if "/Collection" in root or any(_resolved(tree.get(key)) for tree in names for key in ("/Names", "/Kids")):
        return True
    return any(
        _ties_files(owner) or any(_ties_files(mark, FILE_ANNOTATIONS) for mark in _dictionaries(owner.get("/Annots")))
        for owner in (root, *reader.pages)
    )


def _ties_files(owner: DictionaryObject, kinds: frozenset[str] = frozenset()) -> bool:
    tied = _dictionaries(owner.get("/AF"))
    return owner.get("/Subtype") in kinds or any("/EF" in each for each in tied)


def _actions(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield the actions of the document, of its bookmarks and fields, of its pages and of what stands on them."""
    root = reader.root_object
    yield from _in_a_row(root.get("/OpenAction"))
    yield from _of_events(root)
    for form in _dictionaries(root.get("/AcroForm")):
        for entry in _below(form.get("/Fields"), ("/Kids",)):
            yield from _in_a_row(entry.get("/A"))
            yield from _of_events(entry)
    for entry in _below(root.get("/Outlines"), ("/First", "/Next")):
        yield from _in_a_row(entry.get("/A"))
    for page in reader.pages:
        yield from _of_events(page)
        for annotation in _dictionaries(page.get("/Annots")):
            yield from _in_a_row(annotation.get("/A"))
            yield from _of_events(annotation)


def _of_events(owner: DictionaryObject) -> Iterator[DictionaryObject]:
    for events in _dictionaries(owner.get("/AA")):
        for action in events.values():
            yield from _in_a_row(action)


def _below(top: object, ways: tuple[str, ...]) -> Iterator[DictionaryObject]:
    """Yield the entries of a tree, found by these ways down. Raises `ExpandsTooFar` for one without end."""
    waiting, done = list(_dictionaries(top)), 0
    while waiting:
        done += 1
        if done > MOST_ENTRIES:
            raise ExpandsTooFar
        entry = waiting.pop()
        yield entry
        for way in ways:
            waiting.extend(_dictionaries(entry.get(way)))


def _in_a_row(first: object) -> Iterator[DictionaryObject]:
    """Yield an action and those that follow (ISO 32000-2, section 12.6.2). Raises `ScriptInside` for endless ones."""
    waiting, done = list(_dictionaries(first)), 0
    while waiting:
        done += 1
        if done > MOST_ACTIONS_IN_A_ROW:
            raise ScriptInside
        action = waiting.pop()
        yield action
        waiting.extend(_dictionaries(action.get("/Next")))


def _dictionaries(value: object) -> Iterator[DictionaryObject]:
    """Yield the value itself when it is a dictionary, else those in it when it is an array."""
    found = _resolved(value)
    if isinstance(found, DictionaryObject):
        yield found
    elif isinstance(found, ArrayObject):
        yield from (item for item in map(_resolved, found) if isinstance(item, DictionaryObject))


def _resolved(value: object) -> object:
    return value.get_object() if hasattr(value, "get_object") else value
