"""What is under version control says nothing of the machine it was written on, and is current."""

from __future__ import annotations

import os
import re
import tempfile
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command

from excellence.config.main import main
from excellence.method.source.library import shipped_versions
from tests.architecture.house import ROOT, place, tracked_files

# Registries people download packages from, in two pieces so that this file does not name them either.
REGISTRIES = [
    ".".join(parts)
    for parts in (("pypi", "org"), ("files", "pythonhosted", "org"), ("registry", "npmjs", "org"), ("crates", "io"))
]
INDEXES = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX")


def _paths_of_this_machine() -> list[str]:
    """Where this working copy, its owner and temporary files live; a short path could be anybody's."""
    folders = [ROOT, ROOT.parent, Path.home(), Path(tempfile.gettempdir())]
    return [f"{folder}/" for folder in folders if folder != Path("/")]


def _hosts() -> list[str]:
    """Registries, and whatever this machine takes their place by."""
    configured = [word for name in INDEXES for word in os.environ.get(name, "").split()]
    return [*REGISTRIES, *(host for url in configured if (host := urlsplit(url).hostname))]


def test_files_name_no_path_of_this_machine_and_no_registry() -> None:
    path_here = re.compile(rf"(?<![\w.\-/}}])({'|'.join(re.escape(folder) for folder in _paths_of_this_machine())})")
    registry = re.compile("|".join(re.escape(host) for host in _hosts()))
    found = [
        f"{place(path, number)} {hit.group()}"
        for path in tracked_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (hit := path_here.search(line) or registry.search(line))
    ]

    assert found == []


@pytest.mark.django_db
def test_migrations_are_current() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_page_of_states_is_current() -> None:
    call_command("states", check=True, stdout=StringIO())


@pytest.mark.parametrize("framework", shipped_versions())
def test_shipped_framework_passes_its_own_check(framework: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["framework", "check", framework])

    assert status == 0, capsys.readouterr()
