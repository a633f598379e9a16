"""The sections of a profile: which fields each has, and what they say as plain values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from excellence.kernel.translated import TranslatedText
from excellence.kernel.words import N_
from excellence.organisations.models import Organisation, Profile

if TYPE_CHECKING:
    Plain = Mapping[str, Any]

OF_ORGANISATION: Final = frozenset({"name", "country", "town", "website"})


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the profile that is saved alone: its key in addresses, its marked title, its fields."""

    key: str
    title: str
    fields: tuple[str, ...]

    @property
    def of_organisation(self) -> frozenset[str]:
        """The fields that are kept with the organisation itself."""
        return OF_ORGANISATION.intersection(self.fields)


SECTIONS: Final = (
    Section("identity", N_("Name and legal form"), ("country", "name", "acronym", "legal_form", "established_on")),
    Section("place", N_("Place"), ("region", "postcode", "town", "address")),
    Section("languages", N_("Website and languages"), ("website", "website_in_english", "social_links", "languages")),
    Section("words", N_("In your words"), ("short", "about")),
    Section("sectors", N_("Sectors"), ("main_ecosystem", "other_ecosystems", "nace")),
    Section("services", N_("Services"), ("services", "services_about")),
    Section("contact", N_("Contact"), ("accepts_messages",)),
    Section("collaboration", N_("Collaboration with others"), ("countries_of_interest", "looks_for", "offers")),
    Section("recognition", N_("Recognition"), ("programme", "programme_url", "public_collaboration")),
)


def section_called(key: str) -> Section | None:
    """The section with that key."""
    return next((section for section in SECTIONS if section.key == key), None)


def said_now(section: Section, organisation: Organisation, profile: Profile) -> dict[str, Any]:
    """What a section says, as values JSON knows."""
    return {
        field: _plain(getattr(organisation if field in section.of_organisation else profile, field))
        for field in section.fields
    }


def fingerprint(said: Mapping[str, Any]) -> str:
    """A short mark of what a section says; another mark means that somebody changed it."""
    written = json.dumps(said, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if isinstance(value, TranslatedText):
        return dict(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | list) else str(value or "")
