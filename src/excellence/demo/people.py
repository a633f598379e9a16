"""Who can sign in to a demonstration. Nobody here is real."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class DemoPerson:
    """One fictional person: what they sign in with, and who they are in the story.

    Without a password they sign in by the press of a button only.
    """

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
        _("manages the mobility cluster near Győr (fictional), in the middle of its self-assessment"),
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
        _("manages the water network near Girona (fictional), which has just begun"),
    ),
    DemoPerson(
        "claire",
        "Claire Exemple",
        "office@rhone-example.invalid",
        "",
        "fr",
        _("manages a materials cluster in Lyon (fictional), whose self-assessment is answered"),
    ),
    DemoPerson(
        "jonas",
        "Jonas Beispiel",
        "office@neckar-example.invalid",
        "",
        "de",
        _("manages a machinery network in Stuttgart (fictional), whose self-assessment is answered"),
    ),
    DemoPerson(
        "lucia",
        "Lucía Ejemplo",
        "office@ebro-example.invalid",
        "",
        "es",
        _("manages a food cluster in Zaragoza (fictional), half-way through its self-assessment"),
    ),
)


def demo_people() -> tuple[DemoPerson, ...]:
    """The people a visitor may sign in as; none unless this instance is a demonstration."""
    return PEOPLE if settings.DEMO == "STORY" else ()
