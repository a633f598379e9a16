"""Expressions written out again."""

from __future__ import annotations

import pytest

from excellence.method.expressions.evaluation import parse
from excellence.method.expressions.syntax import Name, parts, written


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("((a))+1>=2", "a + 1 >= 2"),
        ("(a + b) * c >= 1", "(a + b) * c >= 1"),
        ("(a * b) + c >= 1", "a * b + c >= 1"),
        ("a - (b - c) >= 1", "a - (b - c) >= 1"),
        ("min(a,b) > 2.50", "min(a, b) > 2.50"),
        ("(x or y) and z", "(x or y) and z"),
        ("(x and y) or z", "x and y or z"),
        ("form is company", "form is company"),
        ("offers lacks news", "offers lacks news"),
    ],
)
def test_expression_is_written_with_single_spaces_and_no_needless_parentheses(given: str, expected: str) -> None:
    tree = parse(given).tree

    assert written(tree) == expected
    assert parse(expected).tree == tree


def test_parts_are_the_nodes_directly_below() -> None:
    assert [parts(parse(text).tree) for text in ("a", "min(a, b)", "a is b")] == [
        (),
        (Name("a"), Name("b")),
        (Name("a"),),
    ]
