"""Answers given as plain Python values."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from excellence.method.answersfile.given import table_given
from excellence.method.source.yamltext import Items, Node, Table, Text


def _plain(node: Node) -> object:
    match node:
        case Table():
            return {key: _plain(value) for key, value in node.entries.items()}
        case Items():
            return [_plain(item) for item in node.items]
        case Text():
            return node.value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (0.1, "0.1"),
        (Decimal("2.10"), "2.10"),
        (Fraction(1, 2), "0.5"),
        (True, "yes"),
        (False, "no"),
        ("x", "x"),
    ],
)
def test_value_is_read_as_the_text_a_file_would_hold(value: object, text: str) -> None:
    assert _plain(table_given({"a": value})) == {"a": text}


def test_what_is_none_is_left_out() -> None:
    assert _plain(table_given({"a": None, "b": [1, 2]})) == {"b": ["1", "2"]}


def test_answer_may_be_its_level_alone() -> None:
    assert _plain(table_given({"answers": {"4.5": 3, "5.1": {"level": 2}, "5.2": None}})) == {
        "answers": {"4.5": {"level": "3"}, "5.1": {"level": "2"}}
    }


def test_place_of_a_value_is_its_way_in_the_mapping() -> None:
    table = table_given({"facts": {"participants": 48}})

    assert table.entries["facts"].entries["participants"].place.file == "answers.facts.participants"  # type: ignore[union-attr]


def test_value_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match=r"answers\.a: object is no answer"):
        table_given({"a": object()})
