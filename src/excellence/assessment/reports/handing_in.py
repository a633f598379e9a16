"""The page on which an assessment is handed in: what stands against it, what will be asked, what is frozen."""

from __future__ import annotations

from dataclasses import dataclass

from excellence.assessment.reports.left import ToDo, to_do
from excellence.assessment.reports.sheet import Sheet


@dataclass(frozen=True, slots=True)
class HandInPage:
    """Everything the page shows; `seen` is the fingerprint of what the person has before them."""

    mend: tuple[ToDo, ...]
    asked: tuple[ToDo, ...]
    hints: tuple[ToDo, ...]
    proposed: int
    seen: str


def hand_in_page(sheet: Sheet) -> HandInPage:
    """Prepare the page of a draft."""
    mend = sheet.values.must_be_mended()
    rest = [check for check in sheet.values.checks() if check not in mend]
    return HandInPage(
        mend=tuple(to_do(sheet, mend)),
        asked=tuple(to_do(sheet, (check for check in rest if check.severity == "warning"))),
        hints=tuple(to_do(sheet, (check for check in rest if check.severity == "hint"))),
        proposed=sum(check.id == "not_accepted" for check in mend),
        seen=sheet.values.fingerprint,
    )
