"""The parts an expression is made of, and how they are written out again."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from excellence.method.errors import Sentence


class ExpressionError(Exception):
    """The text is not an expression; `position` counts characters from 0."""

    def __init__(self, message: Sentence, position: int) -> None:
        super().__init__(message, position)
        self.message = message
        self.position = position

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number, and how it was written."""

    text: str
    value: Fraction = field(compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """The key of a metric."""

    name: str
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """One of the functions with its arguments."""

    function: str
    arguments: tuple[Node, ...]
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms added (`+`) and taken away (`-`), left to right."""

    first: Node
    rest: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class Product:
    """Factors multiplied (`*`) and divided by (`/`), left to right."""

    first: Node
    rest: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two numbers compared."""

    left: Node
    operator: str
    right: Node


@dataclass(frozen=True, slots=True)
class Is:
    """A choice or yes/no metric that `is` this option, or a set that `has` it or `lacks` it."""

    metric: Name
    option: str
    word: str = "is"


@dataclass(frozen=True, slots=True)
class And:
    """Every test holds."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one test holds."""

    operands: tuple[Node, ...]


Node = Number | Name | Call | Sum | Product | Comparison | Is | And | Or
ARITHMETIC = (Number, Call, Sum, Product)
TESTS = (Comparison, Is, And, Or)


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes directly below one, left to right."""
    match node:
        case Call(_, below) | And(below) | Or(below):
            return below
        case Comparison(left, _, right):
            return left, right
        case Is(metric):
            return (metric,)
        case Sum(first, rest) | Product(first, rest):
            return first, *(operand for _, operand in rest)
        case Number() | Name():  # pragma: no branch - every kind stands here, as mypy sees
            return ()


def written(node: Node) -> str:
    """The tree as text, with single spaces and no needless parentheses."""
    match node:
        case Number(text):
            return text
        case Name(name):
            return name
        case Call(function, arguments):
            return f"{function}({', '.join(map(written, arguments))})"
        case Comparison(left, operator, right):
            return f"{written(left)} {operator} {written(right)}"
        case Is(metric, option, word):
            return f"{written(metric)} {word} {option}"
        case Sum(first, rest):
            return _chained(first, rest, (Sum,))
        case Product(first, rest):
            return _chained(first, rest, (Sum, Product))
        case And(operands):
            return " and ".join(_wrapped(operand, (And, Or)) for operand in operands)
        case Or(operands):  # pragma: no branch - every kind stands here, as mypy sees
            return " or ".join(_wrapped(operand, (Or,)) for operand in operands)


def _chained(first: Node, rest: tuple[tuple[str, Node], ...], wrap: tuple[type, ...]) -> str:
    return _wrapped(first, wrap) + "".join(f" {sign} {_wrapped(node, wrap)}" for sign, node in rest)


def _wrapped(node: Node, wrap: tuple[type, ...]) -> str:
    return f"({written(node)})" if isinstance(node, wrap) else written(node)
