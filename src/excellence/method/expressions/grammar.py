"""The small language of conditions and derived metrics: text in, tree out.

The grammar stands in `docs/reference/framework-format.md`. Text comes from outside, so its length, depth and
numbers are bounded; nothing is ever passed to `eval`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from excellence.kernel.words import N_
from excellence.method.errors import Sentence
from excellence.method.expressions.syntax import (
    ARITHMETIC,
    TESTS,
    And,
    Call,
    Comparison,
    ExpressionError,
    Is,
    Name,
    Node,
    Number,
    Or,
    Product,
    Sum,
)

MAX_LENGTH = 1000
MAX_DEPTH = 10
MAX_DIGITS = 20
FUNCTIONS = ("count_positive", "size", "years", "months_since", "min", "max")
OF_ONE_METRIC = ("size", "years", "months_since")
COMPARISONS = (">=", ">", "<=", "<")

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<word>[A-Za-z][A-Za-z0-9_]*)|(?P<sign>>=|<=|[-+*/()<>,]))", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Token:
    """A number, word or sign; the last one of a text has kind `end`."""

    kind: str
    text: str
    position: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text` in order; raises `ExpressionError` at a character the language does not have."""
    position = 0
    end = len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            at = position + len(text[position:]) - len(text[position:].lstrip())
            raise ExpressionError(Sentence(N_("“%(sign)s” has no meaning here"), {"sign": text[at]}), at)
        kind = str(match.lastgroup)
        word = match[kind]
        if kind == "number" and len(word) > MAX_DIGITS:
            raise ExpressionError(Sentence(N_("the number is too long")), match.start(kind))
        yield Token(kind, word, match.start(kind))
        position = match.end()
    yield Token("end", "", end)


class _Parser:
    """Recursive descent over the tokens; `depth` counts the open parentheses."""

    def __init__(self, text: str) -> None:
        self.tokens = list(tokens(text))
        self.next = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.next]

    def accept(self, *texts: str) -> Token | None:
        """The next token if it is one of these, passed over; else None."""
        token = self.token
        if token.kind != "end" and token.text in texts:
            self.next += 1
            return token
        return None

    def expect(self, text: str) -> None:
        if self.accept(text) is None:
            raise self.unexpected(text)

    def unexpected(self, wanted: str) -> ExpressionError:
        token = self.token
        if token.kind == "end":
            return ExpressionError(
                Sentence(N_("“%(wanted)s” is missing at the end"), {"wanted": wanted}), token.position
            )
        params = {"found": token.text, "wanted": wanted}
        return ExpressionError(Sentence(N_("“%(found)s” stands where “%(wanted)s” should"), params), token.position)

    def whole(self) -> Node:
        node = self.condition()
        if self.token.kind != "end":
            params = {"found": self.token.text}
            raise ExpressionError(Sentence(N_("“%(found)s” does not belong here"), params), self.token.position)
        return node

    def condition(self) -> Node:
        operands = self.joined("or", self.conjunct)
        return operands[0] if len(operands) == 1 else Or(operands)

    def conjunct(self) -> Node:
        operands = self.joined("and", self.test)
        return operands[0] if len(operands) == 1 else And(operands)

    def joined(self, word: str, operand: Callable[[], Node]) -> tuple[Node, ...]:
        position = self.token.position
        found = [operand()]
        while self.accept(word):
            found.append(operand())
        if len(found) > 1:
            for node in found:
                self.require_test(node, position)
        return tuple(found)

    def test(self) -> Node:
        position = self.token.position
        left = self.sum()
        if isinstance(left, Name) and (word := self.accept("is", "has", "lacks")):
            return self.option(left, word.text)
        operator = self.accept(*COMPARISONS)
        if operator is None:
            return left
        right = self.sum()
        for node in (left, right):
            self.require_number(node, position)
        if again := self.accept(*COMPARISONS):
            raise ExpressionError(Sentence(N_("only two values can be compared at a time: use “and”")), again.position)
        return Comparison(left, operator.text, right)

    def option(self, metric: Name, word: str) -> Node:
        token = self.token
        if token.kind != "word" or token.text in ("and", "or"):
            raise ExpressionError(Sentence(N_("an option is missing after “%(word)s”"), {"word": word}), token.position)
        self.next += 1
        return Is(metric, token.text, word)

    def sum(self) -> Node:
        return self.chain(("+", "-"), self.product, Sum)

    def product(self) -> Node:
        return self.chain(("*", "/"), self.factor, Product)

    def chain(self, signs: tuple[str, ...], operand: Callable[[], Node], made: type[Sum | Product]) -> Node:
        position = self.token.position
        first = operand()
        rest: list[tuple[str, Node]] = []
        while sign := self.accept(*signs):
            rest.append((sign.text, operand()))
        if not rest:
            return first
        for node in (first, *(node for _, node in rest)):
            self.require_number(node, position)
        return made(first, tuple(rest))

    def factor(self) -> Node:
        token = self.token
        if self.accept("("):
            return self.inside(token)
        if token.kind == "number":
            self.next += 1
            return Number(token.text, Fraction(token.text))
        if token.text in FUNCTIONS:
            return self.call()
        if token.kind == "word" and token.text not in ("and", "or"):
            self.next += 1
            return Name(token.text, token.position)
        raise ExpressionError(Sentence(N_("a number, a metric or “(” is missing here")), token.position)

    def inside(self, opening: Token) -> Node:
        self.deeper(opening)
        node = self.condition()
        self.expect(")")
        self.depth -= 1
        return node

    def call(self) -> Node:
        token = self.token
        self.next += 1
        self.expect("(")
        self.deeper(token)
        arguments = [self.argument()]
        while self.accept(","):
            arguments.append(self.argument())
        self.expect(")")
        self.depth -= 1
        if token.text in OF_ONE_METRIC and not (len(arguments) == 1 and isinstance(arguments[0], Name)):
            message = Sentence(N_("%(function)s takes the name of one metric"), {"function": token.text})
            raise ExpressionError(message, token.position)
        return Call(token.text, tuple(arguments), token.position)

    def argument(self) -> Node:
        position = self.token.position
        node = self.sum()
        self.require_number(node, position)
        return node

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionError(Sentence(N_("parentheses are nested too deeply")), token.position)

    @staticmethod
    def require_number(node: Node, position: int) -> None:
        if isinstance(node, TESTS):
            raise ExpressionError(Sentence(N_("a condition stands where a number should")), position)

    @staticmethod
    def require_test(node: Node, position: int) -> None:
        if isinstance(node, ARITHMETIC):
            raise ExpressionError(Sentence(N_("a number stands where a condition should")), position)


def tree(text: str) -> Node:
    """The tree of an expression; raises `ExpressionError` with the position of the first thing wrong."""
    if len(text) > MAX_LENGTH:
        message = Sentence(N_("the expression is longer than %(length)s characters"), {"length": MAX_LENGTH})
        raise ExpressionError(message, MAX_LENGTH)
    return _Parser(text).whole()
