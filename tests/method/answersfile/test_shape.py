"""What stands where in an answers file."""

from __future__ import annotations

import pytest

from excellence.method.answersfile.shape import SHEET
from excellence.method.source import Reading, parse_yaml

HEAD = "framework: example\nperiod: 2025\n"


def read(text: str) -> tuple[dict[str, object], list[str]]:
    reading = Reading()
    plain = SHEET(parse_yaml(HEAD + text, name="f"), reading, ())
    return plain, [str(defect) for defect in reading.defects]


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("Minutes", ["file"]),
        ("[Minutes, {link: https://example.invalid}, {interview: The chair}]", ["file", "link", "interview"]),
        ("{file: Minutes}", ["file"]),
        ("", []),
        ("~", []),
    ],
)
def test_evidence_has_the_kind_it_is_given_as(written: str, kinds: list[str]) -> None:
    assert read(f"answers: {{a: {{evidence: {written}}}}}\n") == (
        {"framework": "example", "period": "2025", "answers": {"a": {"evidence": kinds}}},
        [],
    )


@pytest.mark.parametrize(("written", "text"), [("[a, b]", "a, b"), ("[]", "none"), ("null", ""), ("2.10", "2.10")])
def test_figure_is_one_text_also_when_it_is_a_list(written: str, text: str) -> None:
    assert read(f"facts: {{services: {written}}}\n")[0]["facts"] == {"services": text}


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("answers: {a: {levels: 3}}\n", "f:3: the key levels is unknown; write level"),
        (
            "answers: {a: {evidence: {photo: x}}}\n",
            "f:3: this is no evidence; write the title of a document, or one of file, link and interview with a title",
        ),
        ("improvements: [{area: Web, then: 1}]\n", "f:3: now is missing; add now here"),
        (
            "prior_labels: {level: gold}\n",
            "f:3: a list is missing here; write [first, second] or lines that start with “-”",
        ),
    ],
)
def test_anything_else_is_told(text: str, defect: str) -> None:
    assert read(text)[1] == [defect]
