"""Framework folders for tests: the small one with a vocabulary of its own, copied and changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from excellence.method.errors import ContentErrors
from excellence.method.source.loading import load_folder

FRAMEWORKS = Path(__file__).parent / "written"


def small_copy(tmp_path: Path) -> Path:
    """A copy of the folder that holds `small` and its `metrics`."""
    copy = tmp_path / "own"
    shutil.copytree(FRAMEWORKS / "own-metrics", copy)
    return copy


def change(file: Path, old: str, new: str) -> None:
    """Replace a passage that stands in a file exactly once."""
    content = file.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {file}"
    file.write_text(content.replace(old, new), encoding="utf-8")


def defects(folder: Path) -> list[str]:
    """What the loader says about a folder, file names relative to the folder above it; fails when nothing."""
    with pytest.raises(ContentErrors) as refusal:
        load_folder(folder)
    return [str(error).removeprefix(f"{folder.parent}/") for error in refusal.value.errors]


def written_defects(stage: str) -> pytest.MarkDecorator:
    """Runs a test with each defect of one stage of reading: a passage, what is put in its place, and what is told."""
    defects = yaml.safe_load((FRAMEWORKS / "defects" / f"{stage}.yaml").read_text(encoding="utf-8"))
    return pytest.mark.parametrize("defect", defects, ids=lambda defect: f"{defect['file']}-{defect['new'][:30]}")


def told(tmp_path: Path, defect: dict[str, Any]) -> list[str]:
    """What the loader says about the small framework with this defect."""
    own = small_copy(tmp_path)
    change(own / defect["file"], defect["old"], defect["new"])
    return defects(own / "small")
