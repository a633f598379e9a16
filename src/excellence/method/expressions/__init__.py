"""The language of conditions and measures: one line of text read, checked and computed exactly."""

from excellence.method.expressions.evaluation import (
    Expression,
    ExpressionError,
    Unknown,
    Value,
    Values,
    evaluate,
    names,
    parse,
)
from excellence.method.expressions.syntax import (
    ARITHMETIC,
    And,
    Call,
    Comparison,
    Name,
    Node,
    Number,
    Or,
    Product,
    Sum,
    parts,
    written,
)

__all__ = [
    "ARITHMETIC",
    "And",
    "Call",
    "Comparison",
    "Expression",
    "ExpressionError",
    "Name",
    "Node",
    "Number",
    "Or",
    "Product",
    "Sum",
    "Unknown",
    "Value",
    "Values",
    "evaluate",
    "names",
    "parse",
    "parts",
    "written",
]
