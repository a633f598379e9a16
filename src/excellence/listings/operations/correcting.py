"""Correcting a listing or a label record, and taking the correction back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Final

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.audit.queries import acts_about
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.listings.models import LabelRecord, Listing
from excellence.listings.queries import entry_row
from excellence.organisations.names import folded

CORRECTED: Final = "listings.corrected"


class CorrectedMeanwhile(Refusal):
    """Another administrator corrected it after the page was opened."""

    sentence: ClassVar[str] = N_(
        "Somebody corrected this while you were writing. Open it again, look, and correct what is left."
    )


class NothingToTakeBack(Refusal):
    """It was never corrected, or what it said before has been erased."""

    sentence: ClassVar[str] = N_("There is no correction that can be taken back.")


def correct_entry(
    entry: Listing | LabelRecord, *, changes: Mapping[str, object], seen: int, by: User, at: datetime
) -> None:
    """Store what is right instead, by field, if nobody did since version `seen`; the trail keeps what was said before.

    Raises `CorrectedMeanwhile` and `NotAllowed`.
    """
    require("listings.settle", by, entry)
    written = dict(changes)
    if "name" in written:
        written["name_folded"] = folded(str(written["name"]))
    with transaction.atomic():
        before = entry_row(entry).values(*written).get()
        if not entry_row(entry).filter(version=seen).update(version=seen + 1, **written):
            raise CorrectedMeanwhile
        record(CORRECTED, by=by, subject=entry, at=at, before=_plain(before), after=_plain(written))


def take_back_correction(entry: Listing | LabelRecord, *, by: User, at: datetime) -> None:
    """Store again what the last correction replaced; done twice, the correction is back.

    Raises `NothingToTakeBack`, `CorrectedMeanwhile` and `NotAllowed`.
    """
    require("listings.settle", by, entry)
    before = _before_last_correction(entry)
    changes = {name: _as_stored(entry, name, text) for name, text in before.items() if name != "name_folded"}
    correct_entry(entry, changes=changes, seen=entry.version, by=by, at=at)


def _before_last_correction(entry: Listing | LabelRecord) -> dict[str, str]:
    act = acts_about(entry).filter(verb=CORRECTED).first()
    try:
        before: dict[str, str] = json.loads(act.payload.content)["before"] if act else {}
    except ObjectDoesNotExist:  # the payload was erased
        before = {}
    if not before:
        raise NothingToTakeBack
    return before


def _plain(values: Mapping[str, object]) -> dict[str, str]:
    return {field: "" if value is None else str(value) for field, value in values.items()}


def _as_stored(entry: Listing | LabelRecord, name: str, text: str) -> Any:
    field: Any = entry._meta.get_field(name)  # noqa: SLF001 - Django documents it
    return None if not text and field.null else field.to_python(text)
