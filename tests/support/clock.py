"""A clock that stands still."""

from __future__ import annotations

from collections.abc import Generator
from datetime import UTC, datetime

import pytest
import time_machine

# A Tuesday morning; the year before is complete, the running one is not.
NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def fixed_clock() -> Generator[time_machine.Traveller]:
    """It is `NOW` and stays so; `fixed_clock.move_to(...)` and `fixed_clock.shift(...)` change that."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller
