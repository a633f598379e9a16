"""The `excellence` command and setting an instance up."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from excellence.config.management.commands.run import refuse_taken_port
from excellence.config.secret import kept_secret
from excellence.config.setup.steps import publish_shipped_frameworks
from excellence.frameworks.models import FrameworkVersion, TextRevision


def test_taken_port_is_refused_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=rf"make run PORT={port + 1}"):
            refuse_taken_port("127.0.0.1", port)


def test_secret_is_made_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    first, second = kept_secret(tmp_path), kept_secret(tmp_path)

    assert first == second
    assert len(first) == 64
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.django_db
def test_frameworks_published_again_stay_as_they_are() -> None:
    before = FrameworkVersion.objects.count(), TextRevision.objects.count()

    publish_shipped_frameworks()

    assert (FrameworkVersion.objects.count(), TextRevision.objects.count()) == before


def test_verbs_of_the_method_run_without_django() -> None:
    program = (
        "import sys; from excellence.config.main import main; status = main(['framework', 'hash', 'ecei-2013']);"
        "assert status == 0; assert not [name for name in sys.modules if name.split('.')[0] == 'django']"
    )

    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert (finished.returncode, finished.stderr) == (0, "")
