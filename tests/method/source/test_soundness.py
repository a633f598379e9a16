"""Frameworks that read well and make no sense."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.method.folders import told, written_defects


@written_defects("soundness")
def test_defect_of_soundness_is_told_with_file_line_and_remedy(tmp_path: Path, defect: dict[str, Any]) -> None:
    assert told(tmp_path, defect) == defect["told"]
