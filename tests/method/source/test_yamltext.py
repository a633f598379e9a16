"""YAML as text with lines, and files that are refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from excellence.method.errors import ContentError
from excellence.method.source import yamltext
from excellence.method.source.yamltext import Items, Place, Table, Text, is_there, parse_yaml, read_yaml


@pytest.mark.parametrize("written", ["2.10", "1.2", "no", "yes", "~", "null", "012", "1e3", "2024-05-31", "0x10", "="])
def test_parse_yaml_scalar_stays_as_written(written: str) -> None:
    table = parse_yaml(f"key: {written}\n", name="f.yaml")

    assert table.entries == {"key": Text(written, Place("f.yaml", 1))}


def test_parse_yaml_every_node_knows_its_line() -> None:
    table = parse_yaml("a: 1\nb:\n  - x\n  - {c: 'y: z'}\n", name="f.yaml")

    second = table.entries["b"]
    assert isinstance(second, Items)
    mapping = second.items[1]
    assert isinstance(mapping, Table)
    assert (table.places["b"].line, second.items[0].place.line, mapping.entries["c"]) == (
        2,
        3,
        Text("y: z", Place("f.yaml", 4)),
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("a: 1\nb: 2\na: 3\n", "f.yaml:3: a stands here a second time; keep it here or in line 1"),
        ("a: &x [1]\nb: *x\n", "f.yaml:1: anchors and aliases are not read; write the content out here"),
        ("b: *x\n", "f.yaml:1: anchors and aliases are not read; write the content out here"),
        ("a: 1\nb: !!int 3\n", "f.yaml:2: tags are not read; write the value without “!”"),
        ("a: !!python/object:os.system x\n", "f.yaml:1: tags are not read; write the value without “!”"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2: a second document starts here; keep one document in a file"),
        ("\n[a]: 3\n", "f.yaml:2: a key is a list or a mapping; use a word as the key"),
        ("a: " + "[" * 40, "f.yaml:1: the content is nested too deeply; keep to the documented format"),
        ("- 1\n", "f.yaml:1: the file holds no mapping; start with lines of the form key: value"),
        ("", "f.yaml:1: the file holds no mapping; start with lines of the form key: value"),
        (
            "a: 1\nb: [1, 2\nc: 3\n",
            "f.yaml:3: this is not YAML (did not find expected ',' or ']'); "
            "check indentation, quotes and colons around this line",
        ),
        (
            "a: b: c\n",
            "f.yaml:1: this is not YAML (mapping values are not allowed in this context); "
            "check indentation, quotes and colons around this line",
        ),
        (
            "a: 1\nb: \x01\n",
            "f.yaml:2: a character stands here that text cannot have (U+0001); take it out of the text",
        ),
        (
            "a: 1\r\nb: \x00",
            "f.yaml:2: a character stands here that text cannot have (U+0000); take it out of the text",
        ),
        ("a:\n\tb: 1\n", "f.yaml:2: a tab stands here; indent with spaces"),
    ],
)
def test_parse_yaml_refused_content_tells_line_and_remedy(content: str, sentence: str) -> None:
    with pytest.raises(ContentError) as refusal:
        parse_yaml(content, name="f.yaml")

    assert str(refusal.value) == sentence


def test_parse_yaml_many_brackets_are_refused_before_they_are_built() -> None:
    with pytest.raises(ContentError) as refusal:
        parse_yaml("[" * 100_000, name="f.yaml")

    assert str(refusal.value) == "f.yaml:1: the content is nested too deeply; keep to the documented format"


def test_read_yaml_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refusal:
        read_yaml(tmp_path / "none.yaml", name="none.yaml")

    assert str(refusal.value) == (
        "none.yaml:1: the file cannot be read (No such file or directory); create it or allow reading it"
    )


def test_read_yaml_other_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "latin.yaml"
    file.write_bytes(b"a: 1\nb: caf\xe9\n")

    with pytest.raises(ContentError) as refusal:
        read_yaml(file, name="latin.yaml")

    assert str(refusal.value) == "latin.yaml:2: the text is not UTF-8; save the file as UTF-8"


def test_read_yaml_too_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "large.yaml"
    file.write_text("a: 1234567890\n")
    monkeypatch.setattr(yamltext, "MAX_BYTES", 10)

    with pytest.raises(ContentError) as refusal:
        read_yaml(file, name="large.yaml")

    assert str(refusal.value) == "large.yaml:1: the file is larger than 10 bytes; shorten it"


def test_read_yaml_byte_order_mark_is_no_content(tmp_path: Path) -> None:
    file = tmp_path / "bom.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\n")

    table = read_yaml(file, name="bom.yaml")

    assert list(table.entries) == ["a"]


def test_read_yaml_of_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "en.yaml"
    os.mkfifo(pipe)

    with pytest.raises(ContentError) as refusal:
        read_yaml(pipe, name="en.yaml")

    assert str(refusal.value) == "en.yaml:1: this is a pipe, not a file; name a file instead"


@pytest.mark.parametrize("name", ["x" * 300, "nothing", "\0"])
def test_is_there_says_no_to_names_no_file_can_have(tmp_path: Path, name: str) -> None:
    assert not is_there(tmp_path / name)
