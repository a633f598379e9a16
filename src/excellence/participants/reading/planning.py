"""What a list would change: whom it adds, whom it changes in what, and who is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from excellence.participants.reading.details import FIELDS, Details, Vocabulary, contradictions, merged
from excellence.participants.reading.lists import ReadRow, RefusedRow


@dataclass(frozen=True, slots=True)
class Change:
    """A participant of whom the file says something new; `fields` names what."""

    number: int
    before: Details
    after: Details
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What confirming would do, in the order of the file; `absent` are on the list but not in the file, and stay."""

    added: tuple[ReadRow, ...]
    changed: tuple[Change, ...]
    refused: tuple[RefusedRow, ...]
    same: int
    absent: int

    @property
    def fingerprint(self) -> str:
        """By what two plans are told apart: who is added, and what changes from what into what."""
        said = repr([self.added, [(change.before, change.after) for change in self.changed]])
        return sha256(said.encode()).hexdigest()


def plan(stored: Mapping[str, Details], rows: Iterable[ReadRow], words: Vocabulary) -> Plan:
    """What the rows of a file would change on a list, whose participants are given by folded name.

    A row that says something that cannot be, alone or together with what is stored, is refused.
    """
    added: list[ReadRow] = []
    changed: list[Change] = []
    refused: list[RefusedRow] = []
    named: set[str] = set()
    same = 0
    for row in rows:
        named.add(row.details.folded)
        before = stored.get(row.details.folded)
        after = merged(before, row.details) if before else _at_home(row.details, words)
        fields = tuple(field for field in FIELDS if before and getattr(after, field) != getattr(before, field))
        if wrong := contradictions(after, words):
            refused.append(RefusedRow(row.number, after.name, next(iter(wrong.values()))))
        elif before is None:
            added.append(ReadRow(row.number, after))
        elif fields:
            changed.append(Change(row.number, before, after, fields))
        else:
            same += 1
    return Plan(tuple(added), tuple(changed), tuple(refused), same, len(stored.keys() - named))


def _at_home(details: Details, words: Vocabulary) -> Details:
    return details if details.country else replace(details, country=words.home_country)
