"""The command that writes the page of all lives."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from excellence.kernel.statesdoc import document


def test_states_writes_the_page(tmp_path: Path) -> None:
    call_command("states", path=tmp_path / "states.md")

    assert (tmp_path / "states.md").read_text(encoding="utf-8") == document()


def test_states_check_is_silent_about_a_fresh_page(tmp_path: Path) -> None:
    call_command("states", path=tmp_path / "states.md")

    call_command("states", "--check", path=tmp_path / "states.md")


@pytest.mark.parametrize("content", [None, "# Yesterday"])
def test_states_check_fails_for_a_missing_or_stale_page(tmp_path: Path, content: str | None) -> None:
    page = tmp_path / "states.md"
    if content:
        page.write_text(content)

    with pytest.raises(CommandError, match="stale"):
        call_command("states", "--check", path=page)
