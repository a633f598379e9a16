"""What a list would change: whom it adds, whom it changes in what, and who is not in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from excellence.documents.tables.reading import Reading, Refused
from excellence.kernel.texts import fold
from excellence.participants.details import FIELDS, Details, contradictions, details_from, merged
from excellence.participants.refusals import NamedTwice


@dataclass(frozen=True, slots=True)
class Change:
    """A participant of whom a row says something new; `fields` names what, `before` is None for one that is added."""

    number: int
    before: Details | None
    after: Details
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What confirming would do, in the order of the file; `absent` are on the list but not in the file, and stay."""

    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    refused: tuple[Refused, ...]
    same: int
    absent: int

    @property
    def fingerprint(self) -> str:
        """By what two plans are told apart: who is added, and what changes from what into what."""
        return sha256(repr([self.added, self.changed]).encode()).hexdigest()


def plan(stored: Mapping[str, Details], reading: Reading, for_all: Mapping[str, str], *, home_country: str) -> Plan:
    """What the rows of a file would change on a list, whose participants are given by folded name.

    A row that says something that cannot be, alone or together with what is stored, is refused. A participant without
    a country is at home; one whose country nobody knows is not.
    """
    changes: list[Change] = []
    refused = list(reading.refused)
    first: dict[str, int] = {}
    elsewhere = {cell.number for cell in reading.unread if cell.key == "country"}
    for row in reading.rows:
        given = details_from(row.values, for_all)
        known = stored.get(fold(given.name))
        at_home = "" if row.number in elsewhere else home_country
        after = merged(known, given) if known else replace(given, country=given.country or at_home)
        wrong = next(iter(contradictions(after).values()), None)
        if (earlier := first.setdefault(fold(given.name), row.number)) != row.number:
            wrong = NamedTwice(first=earlier)
        if wrong:
            refused.append(Refused(row.number, given.name, wrong))
        else:
            different = tuple(field for field in FIELDS if known and getattr(after, field) != getattr(known, field))
            changes.append(Change(row.number, known, after, different))
    return Plan(
        added=tuple(change for change in changes if change.before is None),
        changed=tuple(change for change in changes if change.fields),
        refused=tuple(sorted(refused, key=lambda row: row.number)),
        same=sum(change.before is not None and not change.fields for change in changes),
        absent=len(stored.keys() - first.keys()),
    )
