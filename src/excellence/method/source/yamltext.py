"""YAML read as text only: `2.10` stays `2.10`, `no` stays `no`, and every node knows its file and line.

Built from parser events rather than by a constructor: nothing is resolved to a type, and anchors, tags and several
documents in one file are refused, so that a file cannot be larger in memory than it is on disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from excellence.kernel.words import N_
from excellence.method.errors import ContentError, Sentence

MAX_BYTES = 2_000_000
MAX_DEPTH = 20

_Loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file; lines count from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, exactly as written."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    items: list[Node]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping; `places` tells where each key stands."""

    entries: dict[str, Node]
    place: Place
    places: dict[str, Place] = field(default_factory=dict)


Node = Text | Items | Table


def read_yaml(path: Path, *, name: str) -> Table:
    """The mapping a YAML file holds; raises `ContentError`, in which the file is called `name`."""
    return parse_yaml(_text_of(path, name), name=name)


def parse_yaml(text: str, *, name: str) -> Table:
    """The mapping a YAML text holds; raises `ContentError`, in which the file is called `name`."""
    try:
        root = _Builder(name).built(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _malformed(name, mark.line + 1 if mark else 1, str(error.problem or error.context)) from error
    except yaml.YAMLError as error:
        raise _malformed(name, 1, str(error).splitlines()[0]) from error
    if isinstance(root, Table):
        return root
    raise ContentError(
        name,
        root.place.line if root else 1,
        Sentence(N_("the file holds no mapping")),
        Sentence(N_("start with lines of the form key: value")),
    )


def _text_of(path: Path, name: str) -> str:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        problem = Sentence(N_("the file cannot be read (%(reason)s)"), {"reason": error.strerror})
        raise ContentError(name, 1, problem, Sentence(N_("create it or allow reading it"))) from error
    if size > MAX_BYTES:
        problem = Sentence(N_("the file is larger than %(limit)s bytes"), {"limit": MAX_BYTES})
        raise ContentError(name, 1, problem, Sentence(N_("shorten it")))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ContentError(
            name, line, Sentence(N_("the text is not UTF-8")), Sentence(N_("save the file as UTF-8"))
        ) from error


def _malformed(name: str, line: int, reason: str) -> ContentError:
    problem = Sentence(N_("this is not YAML (%(reason)s)"), {"reason": reason})
    return ContentError(name, line, problem, Sentence(N_("check indentation, quotes and colons around this line")))


class _Builder:
    """Puts the events of one document together, with a stack instead of recursion."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.stack: list[Items | Table] = []
        self.keys: list[Text | None] = []
        self.root: Node | None = None

    def built(self, events: Iterator[yaml.Event]) -> Node | None:
        for event in events:
            place = Place(self.name, event.start_mark.line + 1 if event.start_mark else 1)
            if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                raise self.refused(place, N_("a second document starts here"), N_("keep one document in a file"))
            if isinstance(event, yaml.NodeEvent):
                self.require_plain(event, place)
            if isinstance(event, yaml.ScalarEvent):
                self.add(Text(event.value, place))
            elif isinstance(event, yaml.SequenceStartEvent):
                self.open(Items([], place))
            elif isinstance(event, yaml.MappingStartEvent):
                self.open(Table({}, place))
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
                self.keys.pop()
        return self.root

    def require_plain(self, event: yaml.NodeEvent, place: Place) -> None:
        if event.anchor is not None:
            raise self.refused(place, N_("anchors and aliases are not read"), N_("write the content out here"))
        if getattr(event, "tag", None) is not None:
            raise self.refused(place, N_("tags are not read"), N_("write the value without “!”"))

    def open(self, node: Items | Table) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise self.refused(node.place, N_("the content is nested too deeply"), N_("keep to the documented format"))
        self.add(node)
        self.stack.append(node)
        self.keys.append(None)

    def add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        holder = self.stack[-1]
        if isinstance(holder, Items):
            holder.items.append(node)
            return
        key = self.keys[-1]
        if key is None:
            self.keys[-1] = self.key(node, holder)
        else:
            holder.entries[key.value] = node
            holder.places[key.value] = key.place
            self.keys[-1] = None

    def key(self, node: Node, holder: Table) -> Text:
        if not isinstance(node, Text):
            raise self.refused(node.place, N_("a key is a list or a mapping"), N_("use a word as the key"))
        if node.value in holder.entries:
            params = {"key": node.value, "line": holder.places[node.value].line}
            raise self.refused(
                node.place, N_("%(key)s stands here a second time"), N_("keep it here or in line %(line)s"), params
            )
        return node

    def refused(
        self, place: Place, problem: str, remedy: str, params: Mapping[str, object] | None = None
    ) -> ContentError:
        return ContentError(place.file, place.line, Sentence(problem, params or {}), Sentence(remedy, params or {}))
