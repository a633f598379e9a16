"""Whether every metric an expression names exists and stands where its kind fits.

Numbers go into arithmetic and comparisons, yes/no metrics stand as tests, dates only in `years()`, sets only in
`size()`; a choice says which of several things is so: `form is association`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from excellence.kernel.words import N_
from excellence.method.errors import Sentence, nearest
from excellence.method.expressions import ARITHMETIC, And, Call, Expression, ExpressionError, Is, Name, Node, Or, parts
from excellence.method.frameworks import Document, MetricKind

Place = Literal["number", "condition", "date", "set", "choice", "option"]

_YES_NO = ("yes", "no")
_PLACES: dict[MetricKind, Place] = {
    "count": "number",
    "decimal": "number",
    "months": "number",
    "money": "number",
    "percent": "number",
    "scale": "number",
    "flag": "condition",
    "date": "date",
    "set": "set",
    "choice": "choice",
}
_WHERE_IT_FITS: Mapping[str, str] = {
    "number": N_("%(name)s is a number: compare it or calculate with it"),
    "condition": N_("%(name)s is yes or no: use it alone as a condition"),
    "date": N_("%(name)s is a date: use years(%(name)s)"),
    "set": N_("%(name)s is a set: use size(%(name)s) or %(name)s has OPTION"),
    "choice": N_("%(name)s is a choice: use %(name)s is OPTION"),
}


def misuses(
    expression: Expression, entries: Mapping[str, Document], *, wanted: Literal["number", "condition"]
) -> Iterator[ExpressionError]:
    """Everything wrong with an expression that should be a number or a condition, as errors not yet raised.

    `entries` are the metrics of the vocabulary by key.
    """
    tree = expression.tree
    if wanted == "condition" and isinstance(tree, ARITHMETIC):
        yield ExpressionError(Sentence(N_("a number stands where a condition should: compare it with >= or <=")), 0)
    elif wanted == "number" and not isinstance(tree, (*ARITHMETIC, Name)):
        yield ExpressionError(Sentence(N_("a condition stands where a number should")), 0)
    yield from _misuses(tree, entries, wanted)


def _misuses(node: Node, entries: Mapping[str, Document], place: Place) -> Iterator[ExpressionError]:
    if isinstance(node, Is):
        yield from _no_option(node, entries)
        return
    if isinstance(node, Name):
        yield from _misuse(node, entries, place)
    for part in parts(node):
        yield from _misuses(part, entries, _place_below(node))


def _no_option(node: Is, entries: Mapping[str, Document]) -> Iterator[ExpressionError]:
    """A choice and a set have their options, a yes/no metric yes and no; nothing else goes with these words."""
    entry = entries.get(node.metric.name)
    kinds = ("choice", "flag") if node.word == "is" else ("set",)
    place: Place = "choice" if node.word == "is" else "option"
    if entry is None or entry["kind"] not in kinds:
        yield from _misuse(node.metric, entries, place)
        return
    options = entry.get("options", _YES_NO)
    if node.option not in options:
        params = {"name": node.metric.name, "option": node.option, "options": ", ".join(options)}
        message = Sentence(N_("%(name)s has no option %(option)s, but %(options)s"), params)
        yield ExpressionError(message, node.metric.position)


def _place_below(node: Node) -> Place:
    if isinstance(node, And | Or):
        return "condition"
    if isinstance(node, Call) and node.function == "size":
        return "set"
    if isinstance(node, Call) and node.function in ("years", "months_since"):
        return "date"
    return "number"


def _misuse(name: Name, entries: Mapping[str, Document], place: Place) -> Iterator[ExpressionError]:
    if name.name not in entries:
        yield ExpressionError(unknown_metric(name.name, entries), name.position)
        return
    fits = _PLACES[entries[name.name]["kind"]]
    if fits != place:
        yield ExpressionError(Sentence(_WHERE_IT_FITS[fits], {"name": name.name}), name.position)


def unknown_metric(key: str, known: Mapping[str, object]) -> Sentence:
    """The sentence about a key the vocabulary does not have, with the nearest one it has."""
    near = nearest(key, known)
    if near:
        return Sentence(N_("there is no metric %(key)s, perhaps %(near)s is meant"), {"key": key, "near": near})
    return Sentence(N_("there is no metric %(key)s in the vocabulary"), {"key": key})
