"""What can be done with listings: `loading`, `requests`, `claims`, `showing`, `correcting`."""

from excellence.listings.operations.claims import (
    AlreadyLinked,
    NotLinked,
    TooManyClaims,
    claim_listing,
    note_not_ours,
    unlink_listing,
    withdraw_claim,
)
from excellence.listings.operations.correcting import (
    CorrectedMeanwhile,
    NothingToTakeBack,
    correct_entry,
    take_back_correction,
)
from excellence.listings.operations.loading import load_listings
from excellence.listings.operations.requests import (
    ReasonMissing,
    TextTooLong,
    TooManyRequests,
    decline_request,
    request_change,
    settle_request,
)
from excellence.listings.operations.showing import AlreadyRemoved, NotRemoved, remove_entry, restore_entry

__all__ = [
    "AlreadyLinked",
    "AlreadyRemoved",
    "CorrectedMeanwhile",
    "NotLinked",
    "NotRemoved",
    "NothingToTakeBack",
    "ReasonMissing",
    "TextTooLong",
    "TooManyClaims",
    "TooManyRequests",
    "claim_listing",
    "correct_entry",
    "decline_request",
    "load_listings",
    "note_not_ours",
    "remove_entry",
    "request_change",
    "restore_entry",
    "settle_request",
    "take_back_correction",
    "unlink_listing",
    "withdraw_claim",
]
