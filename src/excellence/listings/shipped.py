"""The rows the product ships: organisations from public pages, assembled once; what they are worth is in the docs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from excellence.listings.models import LabelRecord, Listing
from excellence.organisations.names import folded

FILE = Path(__file__).parent / "data" / "clusters.csv"
ENDS = LabelRecord.DateKind.VALID_UNTIL


def shipped_listings() -> Iterator[tuple[Listing, LabelRecord | None]]:
    """Each listing, not stored yet, with the label record its source reports, if any."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            listing = _listing(row)
            yield listing, _record(row, listing) if row["label"] else None


def _listing(row: dict[str, str]) -> Listing:
    plain = folded(row["name"])
    return Listing(
        key=f"{row['country'].lower()}-{plain.replace(' ', '-')}"[:120],
        name=row["name"],
        name_folded=plain,
        country=row["country"],
        region_code=row["nuts"],
        region=row["region"],
        region_basis=row["nuts_basis"],
        city=row["city"],
        latitude=_number(row["lat"]),
        longitude=_number(row["lon"]),
        geo_precision=row["geo_precision"],
        sector=row["sector_source"],
        ecosystem=row["ecosystem_proposed"],
        programme=row["programme"],
        source=row["source"],
    )


def _record(row: dict[str, str], listing: Listing) -> LabelRecord:
    kind = row["label_date_kind"]
    return LabelRecord(
        key=f"{listing.key}-{row['label']}",
        listing=listing,
        level=row["label"],
        dated=row["label_date"],
        date_kind=kind,
        valid_until=date.fromisoformat(row["label_date"]) if kind == ENDS else None,
        source=row["source"],
    )


def _number(text: str) -> float | None:
    return float(text) if text else None
