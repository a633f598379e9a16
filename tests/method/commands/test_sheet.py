"""What `score` and `path` share: the file they open, the day and the heading."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from excellence.method.commands import main

Captured = pytest.CaptureFixture[str]
EXAMPLE = str(Path(__file__).parents[3] / "examples" / "self-assessment.yaml")


@pytest.mark.parametrize("day", ["31.01.2026", "20260131", "2026-02-30", "0001-01-01", "9999-12-31", "today"])
def test_day_in_another_form_or_beyond_says_what_to_write(capsys: Captured, day: str) -> None:
    for verb in (["score", EXAMPLE], ["path", EXAMPLE, "--to", "gold"]):
        assert main([*verb, "--at", day]) == 2

    assert f"“{day}” is no day from 1990 to 2100: write year-month-day, such as 2026-01-31" in capsys.readouterr().err


def test_day_before_the_end_of_the_period_is_noted(capsys: Captured) -> None:
    assert main(["score", EXAMPLE, "--at", "2025-06-01"]) == 0

    assert capsys.readouterr().err == (
        "The day of the assessment, 2025-06-01, lies before the end of the period, 2025-12-31.\n"
    )


def test_pipe_instead_of_a_file_is_refused(capsys: Captured, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "answers.yaml")

    assert main(["score", str(tmp_path / "answers.yaml")]) == 2

    assert "there is no file" in capsys.readouterr().err


def test_framework_that_does_not_ship_is_refused_with_those_that_do(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text("period: 2025\nframework: elsewhere\n", encoding="utf-8")

    assert main(["score", str(tmp_path / "answers.yaml")]) == 1

    assert capsys.readouterr().err == (
        f"{tmp_path}/answers.yaml:2: there is no shipped framework elsewhere; "
        "write one of ecei-2013@1, ecei-2013@2, or give --framework FOLDER\n"
    )


def test_heading_names_framework_organisation_and_what_thresholds_are_worth(capsys: Captured) -> None:
    assert main(["score", EXAMPLE, "--at", "2026-03-10"]) == 0

    assert capsys.readouterr().out.splitlines()[1:3] == [
        "Demo: Example Valley Timber Cluster",
        "Thresholds are proposed, not official: this is a self-assessment, not a label.",
    ]
