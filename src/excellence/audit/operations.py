"""Recording acts, and erasing what they say about persons."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Model, QuerySet

from excellence.audit.models import Act, ActPayload
from excellence.audit.payloads import salted_hash, written
from excellence.audit.queries import name_of
from excellence.kernel.people import Actor, actor_id


def record(
    verb: str,
    *,
    by: Actor | None,
    subject: Model,
    at: datetime,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> Act:
    """Record that `by` (None: the platform itself) did `verb` to a stored `subject`, with what changed.

    Two INSERTs, in the caller's transaction. Names, addresses and free text belong into `before` and `after`
    only. Raises TypeError for values JSON does not know.
    """
    content, salt = written(before, after), secrets.token_hex(16)
    subject_type, subject_id = name_of(subject)
    with transaction.atomic(savepoint=False):
        act = Act.objects.create(
            actor_id=actor_id(by),
            verb=verb,
            subject_type=subject_type,
            subject_id=subject_id,
            at=at,
            payload_hash=salted_hash(salt, content),
        )
        ActPayload.objects.create(act=act, salt=salt, content=content)
    return act


def erase_payloads(acts: QuerySet[Act], *, by: Actor | None, at: datetime, reason: str) -> int:
    """Erase what changed in these acts and record each erasure with its `reason`; return how many were erased.

    The acts and their hashes stay, and without the salt the hashes confirm no guess. `reason` names no person.
    """
    with transaction.atomic():
        payloads = ActPayload.objects.filter(act__in=acts.order_by()).select_related("act")
        erased = [payload.act for payload in payloads.select_for_update(of=("self",))]
        ActPayload.objects.filter(act__in=erased).delete()
        for act in erased:
            record("audit.payload_erased", by=by, subject=act, at=at, after={"reason": reason})
    return len(erased)
