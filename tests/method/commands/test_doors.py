"""What every verb does alike."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from excellence.method.commands import main

Captured = pytest.CaptureFixture[str]
EXAMPLE = str(Path(__file__).parents[3] / "examples" / "self-assessment.yaml")


def test_reader_that_has_seen_enough_ends_the_verb_without_complaint() -> None:
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [sys.executable, "-m", "excellence.config.main", "score", EXAMPLE],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")


LONG = "x" * 300


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["score", LONG], 2),
        (["path", LONG, "--to", "gold"], 2),
        (["score", EXAMPLE, "--framework", LONG], 1),
        (["framework", "check", LONG], 1),
        (["framework", "diff", "ecei-2013", LONG], 1),
    ],
)
def test_name_too_long_for_a_file_is_refused(capsys: Captured, arguments: list[str], code: int) -> None:
    assert main(arguments) == code

    assert capsys.readouterr().err != ""


def test_base_with_a_name_too_long_is_refused(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "framework.yaml").write_text(f"extends: {LONG}\n", encoding="utf-8")

    assert main(["framework", "check", str(tmp_path)]) == 1

    assert "there is no framework xxx" in capsys.readouterr().err
