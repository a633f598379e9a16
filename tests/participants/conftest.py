"""Worker processes that load places."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.processes.instance import Instance, started_instance


@pytest.fixture
def instance(tmp_path: Path, transactional_db: None) -> Generator[Instance]:
    """An instance on the database of the test."""
    with started_instance(tmp_path) as running:
        yield running
