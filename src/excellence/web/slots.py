"""Named slots: how a page of a low module shows what high modules know, without knowing them.

A high module registers a provider when its app is ready; the page fills the slot for all its subjects at once,
so the number of statements does not grow with the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Section:
    """A part of a page: a template and what it needs."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


Provider = Callable[[HttpRequest, Sequence[Any]], Mapping[Any, Section]]

_providers: dict[str, dict[str, tuple[int, Provider]]] = {}


def register(slot: str, name: str, provider: Provider, *, position: int = 50) -> None:
    """Offer sections for a slot; `position` orders providers, a second call with the same name replaces the first."""
    _providers.setdefault(slot, {})[name] = (position, provider)


def fill(slot: str, request: HttpRequest, subjects: Iterable[Any]) -> dict[Any, list[Section]]:
    """Ask every provider once for all subjects; return each subject's sections in order, keyed by primary key."""
    subjects = list(subjects)
    sections: dict[Any, list[Section]] = {subject.pk: [] for subject in subjects}
    for _, provider in sorted(_providers.get(slot, {}).values(), key=lambda entry: entry[0]):
        for key, section in provider(request, subjects).items():
            sections[key].append(section)
    return sections
