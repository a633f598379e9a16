"""Settings from outside: a word that means nothing stops the start instead of meaning something."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from excellence.config.environment import env

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("word", "meant"), [("true", True), ("YES", True), ("1", True), ("off", False), ("0", False)])
def test_switch_takes_words_that_mean_yes_or_no(monkeypatch: pytest.MonkeyPatch, word: str, *, meant: bool) -> None:
    monkeypatch.setenv("SWITCH", word)

    assert env.bool("SWITCH", default=not meant) is meant


@pytest.mark.parametrize("word", ["", "yess", "2", "truest", "nein"])
def test_switch_refuses_any_other_word(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv("SWITCH", word)

    with pytest.raises(ImproperlyConfigured, match=f"The setting SWITCH is “{word}”. It must be one of these words"):
        env.bool("SWITCH", default=False)


@pytest.mark.parametrize("word", ["", "two", "-1", "1.5", "²"])
def test_number_refuses_what_is_none(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv("NUMBER", word)

    with pytest.raises(ImproperlyConfigured, match=f"The setting NUMBER is “{word}”. It must be a whole number"):
        env.int("NUMBER", default=3)


def test_setting_left_out_has_its_default() -> None:
    found = (env.bool("NOT_SET", default=True), env.int("NOT_SET", default=3), env.choice("NOT_SET", ("A", "B"), "B"))

    assert found == (True, 3, "B")


def start(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Start the command of the site with some settings."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "DATA_DIR": str(folder), **settings}
    command = [sys.executable, "-m", "excellence.config.main", "check"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("DEMO", ""),
        ("DEMO", "no"),
        ("BEHIND_TLS", "yess"),
        ("DEBUG", ""),
        ("EMAIL_USE_TLS", "starttls"),
        ("PROXIES", "one"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_instance_does_not_start_with_a_wrong_word(tmp_path: Path, name: str, word: str) -> None:
    ended = start(tmp_path, **{name: word})

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"The setting {name} is “{word}”. It must be ")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("demo", ["story", "STORY", "none"])
def test_instance_starts_with_a_word_there_is(tmp_path: Path, demo: str) -> None:
    assert start(tmp_path / "new", DEMO=demo).returncode == 0
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
