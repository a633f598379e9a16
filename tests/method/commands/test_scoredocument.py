"""A score as one JSON object."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from excellence.method.commands import main

EXAMPLE = str(Path(__file__).parents[3] / "examples" / "self-assessment.yaml")
AT = ["--at", "2026-03-10"]

Captured = pytest.CaptureFixture[str]


def scored_json(capsys: Captured, *arguments: str) -> dict[str, Any]:
    assert main(["score", *arguments, *AT, "--json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def sheet(folder: Path, content: str, name: str = "answers.yaml") -> str:
    path = folder / name
    path.write_text(dedent(content), encoding="utf-8")
    return str(path)


def test_score_tells_reasons_with_their_sentences(capsys: Captured) -> None:
    (team,) = [item for item in scored_json(capsys, EXAMPLE)["indicators"] if item["number"] == "2.2.4"]

    assert (team["level_claimed"], team["level_from_figures"], team["proposal"]) == ("4", "4", "same")
    assert team["reasons"] == ["small_team"]
    assert team["sentences"][0] == (
        "In a small team one person costs one level at most: level 4 for 2.2.4 Stability and continuity of human "
        "resources, not 3."
    )


def test_score_tells_a_fraction_that_does_not_end(capsys: Captured, tmp_path: Path) -> None:
    """One point of 145: a fraction stays one, and a level nobody knows is left out."""
    answers = """\
        framework: ecei-2013
        period: 2025
        answers:
          "1.2": {not_applicable: A European network without a region.}
          "2.4": {level: 1, evidence: Rules}
        """

    document = scored_json(capsys, sheet(tmp_path, answers))

    assert (document["points"], document["maximum"], document["ratio"]) == ("1", "145", "1/145")
    assert [item["number"] for item in document["indicators"] if "level_from_figures" in item] == []
    assert {item["number"]: item["applicable"] for item in document["indicators"]}["1.2"] is False
    assert document["levels"]["bronze"]["reached"] == "no"
    assert document["levels"]["bronze"]["conditions"][0]["met"] == "unknown"
