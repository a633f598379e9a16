"""The page on which an assessment is submitted: what to do first, what to look at, what is frozen."""

from __future__ import annotations

from dataclasses import dataclass

from excellence.assessment.reports.left import ToDo, gravity, to_do
from excellence.assessment.reports.sheet import Sheet


@dataclass(frozen=True, slots=True)
class HandInPage:
    """Everything the page shows; `seen` is the fingerprint of what the person has before them."""

    mend: tuple[ToDo, ...]
    look: tuple[ToDo, ...]
    proposed: int
    seen: str


def hand_in_page(sheet: Sheet) -> HandInPage:
    """Prepare the page of a draft."""
    mend = sheet.values.must_be_mended()
    return HandInPage(
        mend=tuple(to_do(sheet, mend)),
        look=tuple(sorted(to_do(sheet, sheet.values.should_be_looked_at()), key=gravity)),
        proposed=sum(check.id == "not_accepted" for check in mend),
        seen=sheet.values.fingerprint,
    )
