"""Whether the process that does a piece of work is dead."""

from __future__ import annotations

import subprocess
import sys

import pytest

from excellence.kernel.work.processes import is_gone, this_process


def test_this_process_is_not_gone_and_fits_its_column() -> None:
    name = this_process()

    assert (is_gone(name), len(name) <= 64, name) == (False, True, this_process())


def test_process_that_ended_is_gone() -> None:
    code = "from excellence.kernel.work.processes import this_process; print(this_process())"

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert is_gone(ended.stdout.strip()) is True


def test_process_that_has_the_number_of_a_dead_one_is_another() -> None:
    place, pid, started = this_process().split("-")

    assert is_gone(f"{place}-{pid}-{int(started) - 1}") is True


@pytest.mark.parametrize("name", ["", "?ab-1-2", "elsewhere-1-2", "abc", "kR3x"])
def test_process_elsewhere_or_unknown_is_not_said_to_be_gone(name: str) -> None:
    assert is_gone(name) is False
