"""JSON Schemas of what people write accept what the reader reads, and refuse what it refuses for its shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from excellence.method.commands.beginning import SKELETON
from excellence.method.errors import ContentErrors
from excellence.method.source import Items, Node, Table
from excellence.method.source.library import load_rules
from excellence.method.source.loading import SHIPPED
from excellence.method.source.yamltext import parse_yaml
from tests.method.folders import FRAMEWORKS

ROOT = Path(__file__).parents[3]
SCHEMAS = ROOT / "docs" / "reference" / "schemas"
WRITTEN = [*SHIPPED.rglob("framework.yaml"), *FRAMEWORKS.rglob("framework.yaml"), SKELETON / "framework.yaml"]


def schema(name: str) -> Draft202012Validator:
    document = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(document)
    return Draft202012Validator(document)


def plain(node: Node) -> Any:
    """What the reader reads: every scalar is text."""
    if isinstance(node, Table):
        return {key: plain(value) for key, value in node.entries.items()}
    return [plain(item) for item in node.items] if isinstance(node, Items) else node.value


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.parent.name)
def test_schema_accepts_each_framework_as_text_and_as_yaml_types_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    given = plain(parse_yaml(text, name="f")), yaml.safe_load(text)

    assert [[error.message for error in schema("framework").iter_errors(value)] for value in given] == [[], []]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format: 1 ", "format: 3 "),
        ("semantics: 2 ", "semantics: two "),
        ("id: my-framework ", "id: My_Framework "),
        ("languages: [en]", "languages: []"),
        ("number_series: X", "number_series: xx"),
        ("RULES: https", "RULES: ftp"),
        ("  validity: {kind: fact", "  validty: {kind: fact"),
        ("{kind: fact, source: RULES}", "{kind: guess}"),
        ("{first: 24, renewal: 36}", "{renewal: 36}"),
        ("first: 24", "first: two years"),
        ("criteria:\n    team: fte >= 0.5", "criteria: []"),
        ('days: ["1",', 'days: ["1,5",'),
        ("        - gates\n", "        - gate\n"),
        ('{ratio_at_least: "0.6"}', '{ratio_at_least: "0.6", gates: 1}'),
        ('{ratio_at_least: "0.6"}', "{renewal: {lvel: label}}"),
        ('    number: "1.1"\n', ""),
        ("gate: {level: 1, provenance: {kind: proposed}}", "gate: {level: 1}"),
        ('cuts: ["1", "2", "3", "4", "5"]', "cuts: []"),
        ("effort: {use: steady}", "effort: {name: steady}"),
        ("judged: {highest: 1,", "judged: {highst: 1,"),
    ],
)
def test_shape_that_the_schema_refuses_the_reader_refuses_too(tmp_path: Path, old: str, new: str) -> None:
    text = (SKELETON / "framework.yaml").read_text(encoding="utf-8")
    assert text.count(old) >= 1
    wrong = text.replace(old, new, 1)
    (tmp_path / "framework.yaml").write_text(wrong, encoding="utf-8")

    assert list(schema("framework").iter_errors(plain(parse_yaml(wrong, name="f")))) != []
    with pytest.raises(ContentErrors):
        load_rules(tmp_path)


def test_schema_of_answers_accepts_the_example() -> None:
    example = parse_yaml((ROOT / "examples" / "self-assessment.yaml").read_text(encoding="utf-8"), name="f")

    assert [error.message for error in schema("answers").iter_errors(plain(example))] == []
