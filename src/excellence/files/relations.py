"""What an office document loads from elsewhere or starts in other programs, read from its relations and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import iterparse

from excellence.files.archives import Archive
from excellence.files.refusals import LoadsFromOutside, Malformed, ObjectsInside

# Kinds of relation (ECMA-376 part 1, section 8.3 and 11.3) whose target is a program's object, a control or a page.
OBJECTS = frozenset({"oleobject", "control", "activexcontrolbinary", "afchunk", "vbaproject", "attachedtoolbars"})
ON_CLICK = frozenset({"hyperlink"})
# Programs that are asked for data when the document is opened: in a sheet, and in the fields of a text.
ASKS_A_PROGRAM = re.compile(rb"<(?:[\w.-]+:)?(?:ddeLink|dde-source|dde-connection-decl)[\s/>]")
FIELD = re.compile(rb"<(?:[\w.-]+:)?instrText[^>]*>([^<]*)|<(?:[\w.-]+:)?fldSimple[^>]*instr=\"([^\"]*)")
ASKED_IN_A_FIELD = re.compile(rb"\bDDE(?:AUTO)?\b", re.IGNORECASE)
# Scripts bound to events of an open document (OpenDocument 1.3 part 3, section 3.19).
SCRIPTS = (b"vnd.sun.star.script:", b"script:event-listener")
XLINK = "{http://www.w3.org/1999/xlink}href"
LOCAL_FILE = re.compile(r"(?:file:/{0,3})?[a-z][:|]/", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def require_nothing_from_outside(archive: Archive) -> None:
    """Refuse content that is loaded from elsewhere, and objects and controls of other programs.

    A link that waits for a click is fine. So is a template or workbook on a disk of whoever wrote the document:
    office programs note where it lay, and on another computer there is nothing. Raises `LoadsFromOutside`,
    `ObjectsInside` and `Malformed`.
    """
    for name in archive.names:
        lowered = name.lower()
        if lowered.endswith(".rels"):
            _require_harmless_relations(archive, name)
        elif lowered.endswith(".xml"):
            _require_quiet(b"".join(archive.pieces(name)))
        if lowered in {"content.xml", "styles.xml"}:
            _require_no_links(archive, name)


def reaches_out(target: str) -> bool:
    """Say whether opening a target asks the network; a path on a disk or inside the document does not."""
    path = unquote(target).strip().replace("\\", "/")
    if LOCAL_FILE.match(path):
        return False
    return path.startswith("//") or bool(SCHEME.match(path))


def _require_harmless_relations(archive: Archive, name: str) -> None:
    for relation in _elements(archive, name):
        kind = relation.get("Type", "").rpartition("/")[2].lower()
        if kind in OBJECTS:
            raise ObjectsInside
        external = relation.get("TargetMode", "").lower() == "external"
        if external and kind not in ON_CLICK and reaches_out(relation.get("Target", "")):
            raise LoadsFromOutside


def _require_quiet(xml: bytes) -> None:
    text = xml.replace(b"\x00", b"")
    fields = b"".join(b"".join(found) for found in FIELD.findall(text))
    if ASKS_A_PROGRAM.search(text) or ASKED_IN_A_FIELD.search(fields) or any(word in text for word in SCRIPTS):
        raise ObjectsInside


def _require_no_links(archive: Archive, name: str) -> None:
    """Refuse pictures and sections of an open document that lie elsewhere; `a` is a link to click."""
    for element in _elements(archive, name):
        is_link = element.tag.rpartition("}")[2] == "a"
        if not is_link and reaches_out(element.get(XLINK, "")):
            raise LoadsFromOutside


def _elements(archive: Archive, name: str) -> Iterator[Element]:
    try:
        for _event, element in iterparse(BytesIO(b"".join(archive.pieces(name)))):
            yield element
            element.clear()
    except (ParseError, ValueError, LookupError) as broken:
        raise Malformed(kind=archive.kind) from broken
