"""YAML read as text only: `2.10` stays `2.10`, `no` stays `no`, and every node knows its file and line.

Built from parser events rather than by a constructor: nothing is resolved to a type, and anchors, tags and several
documents in one file are refused, so that a file cannot be larger in memory than it is on disk.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from excellence.kernel.words import N_
from excellence.method.errors import ContentError, Sentence

MAX_BYTES = 2_000_000
MAX_DEPTH = 20

_LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

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
    return parse_yaml(text_of(path, name=name), name=name)


def parse_yaml(text: str, *, name: str) -> Table:
    """The mapping a YAML text holds; raises `ContentError`, in which the file is called `name`."""
    try:
        root = _Builder(name).built(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        raise _refused_by_yaml(name, text, error) from error
    except yaml.YAMLError as error:
        raise _with_control_character(name, text) from error
    if isinstance(root, Table):
        return root
    raise ContentError(
        name,
        root.place.line if root else 1,
        Sentence(N_("the file holds no mapping")),
        Sentence(N_("start with lines of the form key: value")),
    )


def is_there(path: Path) -> bool:
    """Whether a file is there; one whose name is too long, or that may not be looked at, is not."""
    try:
        return path.is_file()
    except OSError:
        return False


def text_of(path: Path, *, name: str) -> str:
    """The text of a file of at most `MAX_BYTES`; raises `ContentError`, in which the file is called `name`."""
    try:
        status = path.stat()
        readable = status.st_size <= MAX_BYTES and not stat.S_ISFIFO(status.st_mode)
        content = path.read_bytes() if readable else b""
    except OSError as error:
        problem = Sentence(N_("the file cannot be read (%(reason)s)"), {"reason": error.strerror})
        raise ContentError(name, 1, problem, Sentence(N_("create it or allow reading it"))) from error
    if stat.S_ISFIFO(status.st_mode):
        raise ContentError(name, 1, Sentence(N_("this is a pipe, not a file")), Sentence(N_("name a file instead")))
    size = status.st_size
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


def _refused_by_yaml(name: str, text: str, error: yaml.MarkedYAMLError) -> ContentError:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = _LINE_BREAK.split(text)
    if line < len(lines) and lines[line][column : column + 1] == "\t":
        return ContentError(name, line + 1, Sentence(N_("a tab stands here")), Sentence(N_("indent with spaces")))
    problem = Sentence(N_("this is not YAML (%(reason)s)"), {"reason": str(error.problem or error.context)})
    remedy = Sentence(N_("check indentation, quotes and colons around this line"))
    return ContentError(name, line + 1, problem, remedy)


def _with_control_character(name: str, text: str) -> ContentError:
    found = _UNREADABLE.search(text)
    line = len(_LINE_BREAK.split(text[: found.start()])) if found else 1
    sign = f"U+{ord(found.group()):04X}" if found else ""
    problem = Sentence(N_("a character stands here that text cannot have (%(sign)s)"), {"sign": sign})
    return ContentError(name, line, problem, Sentence(N_("take it out of the text")))


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
