"""What anybody may ask about a listing, and what those who run the instance do about it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.db import transaction

from excellence.accounts.limits import Limit
from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_
from excellence.listings import emails
from excellence.listings.models import LONGEST_TEXT, Correction, LabelRecord, Listing
from excellence.listings.operations.claims import link_listing
from excellence.listings.operations.showing import take_away
from excellence.listings.states import LIFE, RECEIVED

REQUESTS: Final = Limit("requests about listings", most=10, per=timedelta(hours=1))


class TooManyRequests(Refusal):
    """Somebody, or something, asks again and again."""

    sentence: ClassVar[str] = N_(
        "You have sent %(most)s requests within the hour, which is all we take from one place. "
        "Nothing is lost: try again in an hour, your words are still below."
    )


class TextTooLong(Refusal):
    """A request is a few sentences."""

    sentence: ClassVar[str] = N_("A request has at most %(most)s characters; this one has %(length)s.")
    field = "text"


class ReasonMissing(Refusal):
    """Somebody waits for the answer to a claim, and somebody else may ask about it later."""

    sentence: ClassVar[str] = N_("Write the reason. The person who asked will read it.")


def request_change(
    listing: Listing,
    *,
    kind: str,
    by: User | None,
    at: datetime,
    text: str = "",
    label_record: LabelRecord | None = None,
    address: str = "",
) -> Correction:
    """Take in a correction or a removal somebody asks for, of a listing or of one label record of it.

    `by` is None for strangers. The same asked for twice in the same words, or without any, is one request. Counts
    requests by network `address`, of which only a hash is kept for an hour. Raises `TextTooLong`, `TooManyRequests`.
    """
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(most=LONGEST_TEXT, length=len(text))
    _count(address, at)
    subject = {"listing": listing, "kind": kind, "label_record": label_record}
    with transaction.atomic():
        Listing.objects.select_for_update().filter(pk=listing.pk).order_by().values_list("pk", flat=True).first()
        waiting = Correction.objects.filter(**subject, state=RECEIVED, text=text).first()
        if waiting is not None:
            return waiting
        asked = Correction.objects.create(**subject, text=text, asked_by=by, asked_at=at, state_since=at)
        about = label_record or listing
        record("listings.asked", by=by, subject=about, at=at, after={"kind": kind, "text": text})
    return asked


def _count(address: str, at: datetime) -> None:
    if address and not REQUESTS.use(address, at=at):
        raise TooManyRequests(most=REQUESTS.most)


def settle_request(asked: Correction, *, by: User, at: datetime, reason: str = "") -> None:
    """Do what was asked: remove the listing or label record, or link it; of a correction, say that it is made.

    A claim needs a `reason`, which the claimant gets by e-mail. Raises `AlreadyMoved`, `NotAllowed`, `AlreadyLinked`
    and `ReasonMissing`.
    """
    with transaction.atomic():
        _decide(asked, "settle", reason, by=by, at=at)
        record("listings.settled", by=by, subject=asked, at=at, after={"kind": asked.kind, "reason": asked.reason})
        if asked.organisation is not None:
            link_listing(asked.listing, organisation=asked.organisation, proof="looked at", by=by, at=at)
            emails.claim_answered(asked, accepted=True, by=by, at=at)
        elif asked.kind == Correction.Kind.REMOVE:
            take_away(asked.label_record or asked.listing, by=by, at=at)


def decline_request(asked: Correction, *, by: User, at: datetime, reason: str = "") -> None:
    """Leave the listing as it is; a claim needs a `reason`. Raises `AlreadyMoved`, `NotAllowed`, `ReasonMissing`."""
    with transaction.atomic():
        _decide(asked, "decline", reason, by=by, at=at)
        record("listings.declined", by=by, subject=asked, at=at, after={"kind": asked.kind, "reason": asked.reason})
        if asked.organisation is not None:
            emails.claim_answered(asked, accepted=False, by=by, at=at)


def _decide(asked: Correction, move: str, reason: str, *, by: User, at: datetime) -> None:
    reason = reason.strip()[:LONGEST_TEXT]
    if asked.kind == Correction.Kind.CLAIM and not reason:
        raise ReasonMissing
    LIFE.move(asked, move, by=by, at=at, changes={"reason": reason})
