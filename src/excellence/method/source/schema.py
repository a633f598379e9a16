"""Shapes of content: what a node of a file must look like, and the plain value read from it.

A shape takes a node and a `Reading`, which collects every defect instead of stopping at the first and remembers
where each value stands. After a defect it returns a stand-in: what was read counts only when there are no defects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from excellence.kernel.words import N_
from excellence.method.errors import MOST_SHOWN, ContentError, ContentErrors, Sentence, nearest
from excellence.method.expressions import ExpressionError, parse
from excellence.method.source.yamltext import Items, Node, Place, Table, Text

Path = tuple[str | int, ...]
Plain = Any  # str, bool, or lists and dictionaries of such: what a canonical document is made of

_DECIMAL = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
_WHOLE = re.compile(r"[0-9]{1,6}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass
class Reading:
    """The defects found so far and the place of every value read."""

    defects: list[ContentError] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)

    @property
    def has_enough(self) -> bool:
        """Whether there are more defects than anybody is shown, so that further ones need no advice."""
        return len(self.defects) > MOST_SHOWN

    def refuse(self, place: Place, problem: str, remedy: str, **params: object) -> None:
        """Note a defect; both sentences are marked and share the parameters."""
        self.defects.append(ContentError(place.file, place.line, Sentence(problem, params), Sentence(remedy, params)))

    def refuse_at(self, path: Path, problem: str, remedy: str, **params: object) -> None:
        """Note a defect at the place of a value, or of the nearest one around it."""
        while path and path not in self.places:
            path = path[:-1]
        self.refuse(self.places[path], problem, remedy, **params)

    def settle(self) -> None:
        """Raise `ContentErrors` if there are defects."""
        if self.defects:
            raise ContentErrors(self.defects)


Shape = Callable[[Node, Reading, Path], Plain]


def text(node: Node, reading: Reading, path: Path) -> str:
    """Words that are not empty, with outer white space taken off."""
    reading.places[path] = node.place
    if isinstance(node, Text) and node.value.strip():
        return node.value.strip()
    if isinstance(node, Text):
        reading.refuse(node.place, N_("the text is empty"), N_("write it"))
    else:
        reading.refuse(node.place, N_("a list or mapping stands where a text should"), N_("write one text"))
    return ""


def matching(pattern: re.Pattern[str], problem: str, remedy: str, stand_in: str) -> Shape:
    """Text of a certain form; the problem's sentence may use `given`."""

    def shape(node: Node, reading: Reading, path: Path) -> str:
        reading.places[path] = node.place
        if isinstance(node, Text) and pattern.fullmatch(node.value):
            return node.value
        given = node.value if isinstance(node, Text) else "…"
        reading.refuse(node.place, problem, remedy, given=given)
        return stand_in

    return shape


decimal = matching(
    _DECIMAL, N_("“%(given)s” is not a number"), N_("write digits with a decimal point, such as 0.5"), "0"
)
whole = matching(_WHOLE, N_("“%(given)s” is not a whole number"), N_("write digits only, such as 24"), "0")
key = matching(
    _KEY, N_("“%(given)s” is no key"), N_("use small letters, digits and _, starting with a letter"), "unreadable"
)


def flag(node: Node, reading: Reading, path: Path) -> bool:
    """`yes` or `no`."""
    return bool(one_of("yes", "no")(node, reading, path) == "yes")


def one_of(*options: str) -> Shape:
    """One of a few words."""

    def shape(node: Node, reading: Reading, path: Path) -> str:
        reading.places[path] = node.place
        if isinstance(node, Text) and node.value in options:
            return node.value
        given = node.value if isinstance(node, Text) else "…"
        listed = ", ".join(options)
        reading.refuse(
            node.place, N_("“%(given)s” is not known here"), N_("use %(options)s"), given=given, options=listed
        )
        return options[0]

    return shape


def expression(node: Node, reading: Reading, path: Path) -> str:
    """A condition or derivation, normalised; what it names is checked later."""
    written = text(node, reading, path)
    if not written:
        return "0"
    try:
        return parse(written).text
    except ExpressionError as error:
        reading.refuse(
            node.place,
            N_("%(reason)s, at character %(position)s of “%(written)s”"),
            N_("see the grammar in the format’s reference"),
            reason=error.message,
            position=error.position + 1,
            written=written,
        )
        return "0"


def several(item: Shape, *, count: int | None = None, least: int = 0) -> Shape:
    """A list, of exactly `count` items if given."""

    def shape(node: Node, reading: Reading, path: Path) -> list[Plain]:
        reading.places[path] = node.place
        if not isinstance(node, Items):
            reading.refuse(
                node.place, N_("a list is missing here"), N_("write [first, second] or lines that start with “-”")
            )
            return []
        found = [item(child, reading, (*path, index)) for index, child in enumerate(node.items)]
        if count is not None and len(found) != count:
            reading.refuse(
                node.place,
                N_("the number of entries is %(found)s"),
                N_("write exactly %(count)s"),
                found=len(found),
                count=count,
            )
        elif len(found) < least:
            reading.refuse(node.place, N_("the list is too short"), N_("write %(least)s or more"), least=least)
        return found

    return shape


def one_or_several(item: Shape) -> Shape:
    """A list, or a single item that stands for a list of one."""
    listed = several(item, least=1)

    def shape(node: Node, reading: Reading, path: Path) -> list[Plain]:
        if isinstance(node, Items):
            return list(listed(node, reading, path))
        return [item(node, reading, path)]

    return shape


def by_key(item: Shape, *, keys: Shape = key) -> Shape:
    """A mapping from keys of the author's choice."""

    def shape(node: Node, reading: Reading, path: Path) -> dict[str, Plain]:
        reading.places[path] = node.place
        if not isinstance(node, Table):
            _refuse_no_mapping(node, reading)
            return {}
        for name, place in node.places.items():
            keys(Text(name, place), reading, (*path, name))
        return {name: item(child, reading, (*path, name)) for name, child in node.entries.items()}

    return shape


@dataclass(frozen=True)
class Record:
    """A mapping with these keys and no others."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)

    def __call__(self, node: Node, reading: Reading, path: Path) -> dict[str, Plain]:
        """The plain values by key."""
        shapes = {**self.required, **self.optional}
        reading.places[path] = node.place
        if not isinstance(node, Table):
            _refuse_no_mapping(node, reading)
            return {}
        refuse_other_keys(node, list(shapes), reading)
        _refuse_missing_keys(node, list(self.required), reading)
        return {
            name: shapes[name](child, reading, (*path, name)) for name, child in node.entries.items() if name in shapes
        }


def record(required: Mapping[str, Shape], optional: Mapping[str, Shape] | None = None) -> Record:
    """A mapping with these keys and no others."""
    return Record(required, optional or {})


def refuse_other_keys(node: Table, known: Sequence[str], reading: Reading) -> None:
    """Note each key that does not belong, with the nearest one that does."""
    for name in node.entries:
        if name in known:
            continue
        near = None if reading.has_enough else nearest(name, known)
        if near:
            reading.refuse(
                node.places[name], N_("the key %(key)s is unknown"), N_("write %(near)s"), key=name, near=near
            )
        else:
            reading.refuse(
                node.places[name],
                N_("the key %(key)s is unknown"),
                N_("use one of %(known)s"),
                key=name,
                known=", ".join(known),
            )


def _refuse_missing_keys(node: Table, required: Sequence[str], reading: Reading) -> None:
    for name in required:
        if name not in node.entries:
            reading.refuse(node.place, N_("%(key)s is missing"), N_("add %(key)s here"), key=name)


def _refuse_no_mapping(node: Node, reading: Reading) -> None:
    reading.refuse(node.place, N_("a mapping is missing here"), N_("write lines of the form key: value"))
