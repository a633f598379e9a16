"""Details as plain values: of JSON and back, and as columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from excellence.method.lists import Project
from excellence.participants.reading.details import Details
from excellence.participants.reading.folding import fold


def as_json(details: Details) -> dict[str, Any]:
    """Everything that is said, without what is empty."""
    return {field: value for field, value in asdict(details).items() if value}


def from_json(stored: Mapping[str, Any]) -> Details:
    """The details stored by `as_json`."""
    projects = tuple(Project(**project) for project in stored.get("projects", ()))
    return Details(**{**stored, "met_on": tuple(stored.get("met_on", ())), "projects": projects})


def columns_of(details: Details) -> dict[str, Any]:
    """What is said of a participant as the columns of its row."""
    columns = asdict(details)
    return columns | {
        "folded": details.folded,
        "town_folded": fold(details.town),
        "met_on": list(details.met_on),
        "projects": [asdict(project) for project in details.projects],
        "distance_km": Decimal(details.distance_km) if details.distance_km else None,
    }
