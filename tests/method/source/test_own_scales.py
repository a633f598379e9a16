"""Indicators with grades of their own, from yes or no to as many as a scheme needs, through any kind of figure."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from excellence.method.answersfile import read_sheet, table_given
from excellence.method.scoring import score
from excellence.method.source import load
from tests.method.folders import small_copy

RULES = """
format: 1
semantics: 2
id: scales
version: "1"
languages: [en]
extends: small
indicators:
  - key: planned
    number: "2.1"
    dimension: base
    points: {value: "3", provenance: {kind: proposed}}
    measured: {levels: [has_plan is yes], provenance: {kind: proposed}}
  - key: matured
    number: "2.2"
    dimension: base
    points: {grades: ["0", "1", "4"], provenance: {kind: proposed}}
    measured: {value: maturity, cuts: ["1", "4"], provenance: {kind: proposed}}
  - key: formed
    number: "2.3"
    dimension: base
    points: {value: "1", provenance: {kind: proposed}}
    measured: {levels: [legal_form is association], provenance: {kind: proposed}}
"""
TEXTS = """
language: en
name: Own scales
indicators:
  planned: {name: Planned, short: Planned, meaning: Whether there is a plan., levels: [There is none., There is one.]}
  matured: {name: Matured, short: Matured, meaning: How mature it is., levels: [Not., Somewhat., Fully.]}
  formed: {name: Formed, short: Formed, meaning: Which form it has., levels: [Another one., An association.]}
"""


@pytest.mark.parametrize(
    ("facts", "levels", "points"),
    [
        ({"has_plan": "no", "maturity": "none", "legal_form": "company"}, (0, 0, 0), (0, 0, 0)),
        ({"has_plan": "yes", "maturity": "applied", "legal_form": "company"}, (1, 1, 0), (3, 1, 0)),
        ({"has_plan": "yes", "maturity": "reviewed", "legal_form": "association"}, (1, 2, 1), (3, 4, 1)),
    ],
)
def test_figure_of_any_kind_reaches_every_grade_and_each_grade_has_its_points(
    tmp_path: Path, facts: dict[str, str], levels: tuple[int, ...], points: tuple[int, ...]
) -> None:
    folder = small_copy(tmp_path) / "scales"
    (folder / "texts").mkdir(parents=True)
    (folder / "framework.yaml").write_text(RULES, encoding="utf-8")
    (folder / "texts" / "en.yaml").write_text(TEXTS, encoding="utf-8")
    framework = load(folder).framework
    answers = {number: {"evidence": "A document"} for number in ("2.1", "2.2", "2.3")}
    sheet = read_sheet(
        table_given({"framework": "scales", "period": 2025, "facts": facts, "answers": answers}), framework
    )

    found = [score(framework, sheet.answers, sheet.facts).indicator(key) for key in ("planned", "matured", "formed")]

    assert [each.counted for each in found] == [Fraction(level) for level in levels]
    assert [each.points for each in found] == [Fraction(each) for each in points]
    assert [each.highest for each in found] == [1, 2, 1]
