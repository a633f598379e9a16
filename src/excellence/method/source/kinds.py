"""Whether every metric an expression names exists and stands where its kind fits.

Numbers go into arithmetic and comparisons, yes/no metrics stand as tests, dates only in `years()`, sets only in
`size()`; a choice says which of several things is so and has no place in an expression.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from excellence.kernel.words import N_
from excellence.method.errors import Sentence, nearest
from excellence.method.expressions import ARITHMETIC, And, Call, Expression, ExpressionError, Name, Node, Or, parts
from excellence.method.frameworks import MetricKind

Place = Literal["number", "condition", "date", "set"]

_PLACES: dict[MetricKind, Place | None] = {
    "count": "number",
    "decimal": "number",
    "months": "number",
    "money": "number",
    "percent": "number",
    "scale": "number",
    "flag": "condition",
    "date": "date",
    "set": "set",
    "choice": None,
}
_WHERE_IT_FITS: dict[Place | None, str] = {
    "number": N_("%(name)s is a number: compare it or calculate with it"),
    "condition": N_("%(name)s is yes or no: use it alone as a condition"),
    "date": N_("%(name)s is a date: use years(%(name)s)"),
    "set": N_("%(name)s is a set: use size(%(name)s)"),
    None: N_("%(name)s is a choice: it cannot stand in an expression"),
}


def misuses(
    expression: Expression, kinds: Mapping[str, MetricKind], *, wanted: Literal["number", "condition"]
) -> Iterator[ExpressionError]:
    """Everything wrong with an expression that should be a number or a condition, as errors not yet raised."""
    tree = expression.tree
    if wanted == "condition" and isinstance(tree, ARITHMETIC):
        yield ExpressionError(Sentence(N_("a number stands where a condition should: compare it with >= or <=")), 0)
    elif wanted == "number" and not isinstance(tree, (*ARITHMETIC, Name)):
        yield ExpressionError(Sentence(N_("a condition stands where a number should")), 0)
    yield from _misuses(tree, kinds, wanted)


def _misuses(node: Node, kinds: Mapping[str, MetricKind], place: Place) -> Iterator[ExpressionError]:
    if isinstance(node, Name):
        yield from _misuse(node, kinds, place)
    for part in parts(node):
        yield from _misuses(part, kinds, _place_below(node))


def _place_below(node: Node) -> Place:
    if isinstance(node, And | Or):
        return "condition"
    if isinstance(node, Call) and node.function == "size":
        return "set"
    if isinstance(node, Call) and node.function == "years":
        return "date"
    return "number"


def _misuse(name: Name, kinds: Mapping[str, MetricKind], place: Place) -> Iterator[ExpressionError]:
    if name.name not in kinds:
        yield ExpressionError(unknown_metric(name.name, kinds), name.position)
        return
    fits = _PLACES[kinds[name.name]]
    if fits != place:
        yield ExpressionError(Sentence(_WHERE_IT_FITS[fits], {"name": name.name}), name.position)


def unknown_metric(key: str, known: Mapping[str, object]) -> Sentence:
    """The sentence about a key the vocabulary does not have, with the nearest one it has."""
    near = nearest(key, known)
    if near:
        return Sentence(N_("there is no metric %(key)s, perhaps %(near)s is meant"), {"key": key, "near": near})
    return Sentence(N_("there is no metric %(key)s in the vocabulary"), {"key": key})
