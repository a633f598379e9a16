"""A real instance for tests that kill workers."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.processes.instance import Instance, started_instance


@pytest.fixture
def instance(tmp_path: Path, transactional_db: None) -> Generator[Instance]:
    """An instance with an empty database and no worker yet."""
    with started_instance(tmp_path) as started:
        yield started
