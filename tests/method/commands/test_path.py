"""`excellence path`: text, JSON, and refusals."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from excellence.method.commands import main
from tests.method.commands.folders import strict_framework

EXAMPLE = str(Path(__file__).parents[3] / "examples" / "self-assessment.yaml")
AT = ["--at", "2026-03-10"]

Captured = pytest.CaptureFixture[str]


def path_json(capsys: Captured, *arguments: str) -> dict[str, Any]:
    assert main(["path", *arguments, *AT, "--json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def path_text(capsys: Captured, *arguments: str) -> list[str]:
    assert main(["path", *arguments, *AT]) == 0
    return capsys.readouterr().out.splitlines()


def sheet(folder: Path, content: str) -> str:
    path = folder / "answers.yaml"
    path.write_text(dedent(content), encoding="utf-8")
    return str(path)


def test_path_example_to_gold_is_two_steps(capsys: Captured) -> None:
    document = path_json(capsys, EXAMPLE, "--to", "gold")

    assert (document["to"], document["days"], document["reachable"], document["apart"]) == ("gold", "4", True, [])
    assert [(step["number"], step["kind"], step["from"], step["to"], step["days"]) for step in document["steps"]] == [
        ("2.5", "raise", "1", "2", "3"),
        ("4.1.5", "raise", "1", "2", "1"),
    ]


def test_path_steps_tell_practice_figure_and_earliest_day(capsys: Captured) -> None:
    step = path_json(capsys, EXAMPLE, "--to", "gold")["steps"][0]

    assert step["figures"] == [
        {
            "subject": "met_share",
            "sign": ">=",
            "needed": "30",
            "found": "800/37",
            "sentence": f"{step['figures'][0]['sentence'].split(':')[0]}: now 21.62, needed ≥ 30.",
        }
    ]
    assert step["earliest"] >= "2026-03-10"
    assert len(step["practice"]) > 20


def test_path_of_a_level_reached_has_nothing_left(capsys: Captured) -> None:
    lines = path_text(capsys, EXAMPLE, "--to", "bronze")

    assert lines[-1] == "Nothing is left to do for Bronze."


def test_path_as_text_numbers_its_steps(capsys: Captured) -> None:
    lines = path_text(capsys, EXAMPLE, "--to", "gold")

    assert "The least work to Gold: steps 2, one for each indicator." in lines
    assert "About 4 person-days." in lines
    assert [line[:9] for line in lines if line[:2] in ("1.", "2.")] == ["1. Raise ", "2. Raise "]
    assert "   About 3 person-days." in lines


EMPTY = """\
    framework: ecei-2013
    period: 2025
    facts: {management_since: 2025-06-15, fte: 0.1}
    answers:
      "2.1": {level: 1, evidence: Founding act}
      "2.4": {level: 4, justification: Rules and minutes are there.}
    """


def test_path_as_text_tells_evidence_waits_and_conditions_apart(capsys: Captured, tmp_path: Path) -> None:
    lines = path_text(capsys, sheet(tmp_path, EMPTY), "--to", "silver")

    evidence = next(index for index, line in enumerate(lines) if "Supply evidence for 2.4 " in line)
    assert lines[evidence + 1] == "   About 0.5 person-days."
    assert [line for line in lines if "comes by time alone, on 2026-06-14" in line] != []
    assert lines.index("These conditions are open, and no work on a level brings them:") < evidence
    assert "  - No earlier assessment for Bronze is known." in lines


def test_path_with_open_criteria_alone_speaks_of_no_least_work(capsys: Captured, tmp_path: Path) -> None:
    lines = path_text(capsys, sheet(tmp_path, EMPTY), "--to", "bronze")

    assert [line for line in lines if line.endswith(": now 0.1, needed ≥ 0.5.")] != []
    assert [line for line in lines if "least work" in line] == []


def test_path_json_tells_waits_and_conditions_apart(capsys: Captured, tmp_path: Path) -> None:
    document = path_json(capsys, sheet(tmp_path, EMPTY), "--to", "silver")

    assert [(wait["number"], wait["to"], wait["on"]) for wait in document["waits"]] == [("2.1", "2", "2026-06-14")]
    assert [condition["id"] for condition in document["apart"]] == ["eligible", "prior_label", "improvement"]


def test_path_without_the_date_of_a_wait_has_no_earliest_day(capsys: Captured, tmp_path: Path) -> None:
    document = path_json(capsys, sheet(tmp_path, "framework: ecei-2013\nperiod: 2025\n"), "--to", "gold")

    assert (document["waits"][0]["on"], document["earliest"]) == (None, None)


def test_path_to_an_unknown_level_is_used_wrongly(capsys: Captured) -> None:
    assert main(["path", EXAMPLE, "--to", "platinum"]) == 2

    assert capsys.readouterr().err == (
        "There is no label level “platinum”: write --to with one of bronze, silver, gold.\n"
    )


def test_path_without_a_goal_is_used_wrongly(capsys: Captured) -> None:
    assert main(["path", EXAMPLE]) == 2

    assert "--to" in capsys.readouterr().err


def test_path_refuses_content_with_file_and_line(capsys: Captured, tmp_path: Path) -> None:
    path = sheet(tmp_path, "framework: ecei-2013\nperiod: 2025\nfacts: {fte: -1}\n")

    assert main(["path", path, "--to", "gold"]) == 1

    assert capsys.readouterr().err == (
        f"{path}:3: fte cannot be read; “-1” is not a number: write digits with at most one decimal point or comma, "
        "0 or more.\n"
    )


def test_path_out_of_reach_says_so(capsys: Captured, tmp_path: Path) -> None:
    """In a framework that asks for all points, a young management cannot have them, whatever it does."""
    answers = sheet(tmp_path, "framework: strict\nperiod: 2025\n")

    lines = path_text(capsys, answers, "--to", "gold", "--framework", str(strict_framework(tmp_path)))

    assert "Even with every level raised as far as possible, not all conditions for Gold hold." in lines
    assert "  - You have 0 of 150 points; needed: 150." in lines


def test_path_that_only_accepts_what_figures_give_needs_no_work(capsys: Captured, tmp_path: Path) -> None:
    answers = Path(EXAMPLE).read_text(encoding="utf-8")
    low = re.sub(r'(?m)^( *"1\.1\.2":\n +level: )\d', r"\g<1>1", answers)

    document = path_json(capsys, sheet(tmp_path, low), "--to", "gold")
    lines = path_text(capsys, sheet(tmp_path, low), "--to", "gold")

    accepted = next(step for step in document["steps"] if step["number"] == "1.1.2")
    assert (accepted["kind"], accepted["days"], accepted["practice"]) == ("accept", "0", "")
    at = next(number for number, line in enumerate(lines) if "1.1.2" in line and line[0].isdigit())
    assert [line for line in lines[at + 1 : at + 2] if line] == []
