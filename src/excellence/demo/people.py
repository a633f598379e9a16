"""Who can sign in to a demonstration. Nobody here is real."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class DemoPerson:
    """One fictional person: what they sign in with, and who they are in the story."""

    key: str
    name: str
    email: str
    password: str
    language: str
    who: Any


PEOPLE = (
    DemoPerson(
        "reka",
        "Réka Példa",
        "reka@pannon-example.invalid",
        "pannon-example-1",
        "hu",
        _("manages the mobility cluster near Győr (fictional)"),
    ),
    DemoPerson(
        "bence",
        "Bence Minta",
        "bence@pannon-example.invalid",
        "pannon-example-2",
        "hu",
        _("works with Réka as an editor"),
    ),
    DemoPerson(
        "judit",
        "Judit Olvasó",
        "judit@pannon-example.invalid",
        "pannon-example-3",
        "en",
        _("sits on the board of the same cluster and only reads"),
    ),
    DemoPerson(
        "nuria",
        "Núria Exemple",
        "nuria@emporda-example.invalid",
        "emporda-example-1",
        "ca",
        _("manages the water network near Girona (fictional)"),
    ),
)


def demo_people() -> tuple[DemoPerson, ...]:
    """The people a visitor may sign in as; none unless this instance is a demonstration."""
    return () if settings.DEMO == "NONE" else PEOPLE
