"""What every verb does alike."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
