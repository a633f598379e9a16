"""What changed many participants at once, and taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.organisations.models import Organisation
from excellence.participants.details import FIELDS, Details, as_json, columns_of, from_json
from excellence.participants.models import ListChange, Participant
from excellence.participants.queries import changes_before

BATCH = 200
COLUMNS = (*FIELDS, "folded", "town_folded", "version", "changed_by", "changed_at")


class UndoneAlready(Refusal):
    """Somebody undid it before."""

    sentence = N_("This was undone already, or can no longer be undone.")


class CannotUndo(Refusal):
    """The list has another participant of a name that would come back."""

    sentence = N_(
        "This cannot be undone: an earlier name stands on the list again. Change the participants one by one."
    )


@dataclass(frozen=True, slots=True)
class Undone:
    """How many participants are as they were before, and how many stay because somebody changed them since."""

    back: int
    stay: int


def remember(
    organisation: Organisation,
    *,
    added: Iterable[Participant] = (),
    changed: Iterable[tuple[Participant, Details]] = (),
    kind: str,
    about: str,
    by: User,
    at: datetime,
) -> None:
    """Keep what was before a change of many participants; whoever changes them asks the rule and records the act."""
    before: dict[str, object] = {one.public_id: [one.version, None] for one in added}
    before |= {one.public_id: [one.version, as_json(details)] for one, details in changed}
    ListChange.objects.create(organisation=organisation, kind=kind, about=about, before=before, by=by, at=at)


def undo_change(change: ListChange, *, by: User, at: datetime) -> Undone:
    """Take back a change of many participants, but for those that somebody changed since. Raises `UndoneAlready`."""
    require("participants.keep", by, change.organisation)
    try:
        with transaction.atomic():
            if not ListChange.objects.filter(pk=change.pk).delete()[0]:
                raise UndoneAlready
            same = _unchanged_since(change)
            gone = [one.pk for one in same if change.before[one.public_id][1] is None]
            Participant.objects.filter(pk__in=gone).delete()
            before = [(one, change.before[one.public_id][1]) for one in same]
            rewrite([(one, from_json(said)) for one, said in before if said is not None], by=by, at=at)
            _carry_on(change, [one for one, said in before if said is not None])
            undone = Undone(len(same), len(change.before) - len(same))
            after = {"about": change.about, "back": undone.back, "stay": undone.stay}
            record("participants.undone", by=by, subject=change.organisation, at=at, after=after)
    except IntegrityError as taken:
        raise CannotUndo from taken
    return undone


def forget_changes(*, before: datetime, by: User | None, at: datetime) -> int:
    """Forget what need not be undone any more; the acts themselves stay in the audit trail."""
    del by, at  # nothing is recorded: no participant changes
    return changes_before(before).delete()[0]


def rewrite(rows: Sequence[tuple[Participant, Details]], *, by: User, at: datetime) -> None:
    """Save what participants say now, as the next version of each; whoever calls asks the rule and records the act."""
    for participant, details in rows:
        for name, value in columns_of(details).items():
            setattr(participant, name, value)
        participant.version += 1
        participant.changed_by, participant.changed_at = by, at
    if rows:
        Participant.objects.bulk_update([one for one, _details in rows], COLUMNS, batch_size=BATCH)


def _carry_on(change: ListChange, restored: Sequence[Participant]) -> None:
    """What was changed and changed back counts as unchanged for changes before, which name the version they made."""
    others = list(ListChange.objects.select_for_update().filter(organisation=change.organisation))
    for earlier in others:
        for one in restored:
            if _led_to(earlier, one, change):
                earlier.before[one.public_id][0] = one.version
    ListChange.objects.bulk_update(others, ["before"])


def _led_to(earlier: ListChange, one: Participant, change: ListChange) -> bool:
    """Whether a participant was, before a change, as an earlier one had left it."""
    left_at = earlier.before.get(one.public_id, [None])[0]
    return bool(left_at == change.before[one.public_id][0] - 1)


def _unchanged_since(change: ListChange) -> list[Participant]:
    locked = Participant.objects.select_for_update().filter(organisation=change.organisation).order_by("pk")
    return [one for one in locked if change.before.get(one.public_id, [0])[0] == one.version]
