"""What was saved at an indicator before, newest first, as far as the trail still says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from excellence.accounts.queries import names_of
from excellence.assessment.models import Answer, Assessment
from excellence.assessment.queries import erased_saves, saves_of
from excellence.assessment.wordings import Wording, wording_of, wording_saved
from excellence.audit.models import Act

MOST_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class SaveRow:
    """One save: who, when, and what was said; `wording` is None where only a level was taken over from figures.

    It can be restored where it says all it takes to put it back, and something else is saved now.
    """

    key: int
    author: str
    at: datetime
    level: int | None
    wording: Wording | None
    is_current: bool
    can_be_restored: bool


@dataclass(frozen=True, slots=True)
class SavesPage:
    """A page of saves; `older` is the last one shown where there are more, `erased` how many say nothing any more."""

    rows: tuple[SaveRow, ...]
    seen: int
    older: int | None
    erased: int


def saves_page(assessment: Assessment, stored: Answer, *, before: int | None = None) -> SavesPage:
    """Prepare the saves of an answer, those before one of them where it is named, in three statements."""
    saves = list(saves_of(assessment, stored.indicator_id, before=before)[: MOST_SHOWN + 1])
    shown = saves[:MOST_SHOWN]
    return SavesPage(
        rows=tuple(_rows(shown, wording_of(stored), are_newest=before is None)),
        seen=stored.version,
        older=shown[-1].pk if len(saves) > MOST_SHOWN else None,
        erased=erased_saves(assessment),
    )


def _rows(saves: list[Act], now: Wording, *, are_newest: bool) -> Iterable[SaveRow]:
    names = names_of({save.actor_id for save in saves})
    for place, save in enumerate(saves):
        wording = wording_saved(save)
        yield SaveRow(
            key=save.pk,
            author=names.get(save.actor_id, ""),
            at=save.at,
            level=wording.level if wording else (save.payload.after or {}).get("level"),
            wording=wording,
            is_current=wording == now and are_newest and place == 0,
            can_be_restored=wording not in {None, now},
        )
