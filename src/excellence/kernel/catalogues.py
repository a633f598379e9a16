"""The catalogues of words: each module has its own, one for each language; compiled at set-up and before tests."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent.parent


def catalogue_files() -> list[Path]:
    """Every catalogue of the package, module by module."""
    return sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po"))


def compile_catalogues(files: Iterable[Path]) -> int:
    """Compile the catalogues that changed since they were last compiled, and return how many those were."""
    return sum(_compiled(file) for file in files)


def _compiled(catalogue: Path) -> bool:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - slow, and needed only while setting up
    from babel.messages.pofile import read_po  # noqa: PLC0415 - the same

    target = catalogue.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= catalogue.stat().st_mtime:
        return False
    draft = target.with_suffix(f".{os.getpid()}.tmp")
    with catalogue.open("rb") as source, draft.open("wb") as compiled:
        write_mo(compiled, read_po(source, abort_invalid=True))
    draft.replace(target)
    return True
