"""Names that files come with, made harmless."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

LONGEST_NAME = 150
LONGEST_SUFFIX = 10
FORBIDDEN = '<>:"|?*/\\'


def cleaned_name(name: str) -> str:
    """Return the last part of a path without signs that steer terminals, turn text around or mean something to disks.

    At most `LONGEST_NAME` signs, the ending kept; "file" when nothing is left before the ending.
    """
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    visible = "".join(" " if sign.isspace() else sign for sign in last if _is_harmless(sign))
    stem, suffix = _split(" ".join(visible.split()).strip(". "))
    return f"{stem[: LONGEST_NAME - len(suffix)].rstrip() or 'file'}{suffix}"


def suffix_of(name: str) -> str:
    """Return the ending of a name with its dot, in lower case; "" when there is none."""
    return PurePosixPath(name).suffix.lower()


def _is_harmless(sign: str) -> bool:
    return sign.isspace() or (sign not in FORBIDDEN and unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"})


def _split(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > LONGEST_SUFFIX:
        return name, ""
    return stem.rstrip(". "), f".{suffix}"
