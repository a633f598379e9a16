"""Loading the listings that ship with the product."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.listings.models import LabelRecord, Listing
from excellence.listings.shipped import shipped_listings


def load_listings(*, by: User | None, at: datetime) -> int:
    """Store the shipped listings and label records that are not known yet; return how many listings were added.

    Known ones stay as they are, so no correction, link or removal is ever undone. `by` is None when the instance
    loads what it ships with; `at` is kept by the audit trail.
    """
    rows = list(shipped_listings())
    known = set(Listing.objects.values_list("key", flat=True))
    recorded = set(LabelRecord.objects.values_list("key", flat=True))
    missing = [listing for listing, _ in rows if listing.key not in known]
    untold = [told for _, told in rows if told is not None and told.key not in recorded]
    if not missing and not untold:
        return 0
    with transaction.atomic():
        Listing.objects.bulk_create(missing, ignore_conflicts=True)
        stored = Listing.objects.in_bulk([told.listing.key for told in untold], field_name="key")
        for told in untold:
            told.listing = stored[told.listing.key]
        LabelRecord.objects.bulk_create(untold, ignore_conflicts=True)
        if missing:
            first = Listing.objects.get(key=missing[0].key)
            record("listings.loaded", by=by, subject=first, at=at, after={"listings": len(missing)})
    return len(missing)
