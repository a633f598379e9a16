"""Which keys there are and what stands under them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from excellence.method.source.library import load
from tests.method.folders import change, small_copy, told, written_defects


@written_defects("shapes")
def test_defect_of_shapes_is_told_with_file_line_and_remedy(tmp_path: Path, defect: dict[str, Any]) -> None:
    assert told(tmp_path, defect) == defect["told"]


def test_unit_that_is_not_written_has_an_empty_text(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / "metrics/texts/en.yaml", "organisations: organisations", 'organisations: ""')

    assert load(own / "small").words("en").metrics["members"].unit == ""
