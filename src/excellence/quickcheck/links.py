"""The private link: a check's answers, signed and dated, so that nothing about it has to be stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.core import signing

from excellence.kernel.clock import legal_day, now
from excellence.method.quickcheck import Check

DAYS_KEPT = 30
_NOTHING = "-"
_SALT = "excellence.quickcheck"


class LinkOver(Exception):
    """The link was good once; its thirty days are over."""


class LinkUnknown(Exception):
    """Not a link of ours, or one that somebody changed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a link holds: places of answers by question key, and the last day it opens."""

    choices: Mapping[str, int]
    until: date


def link_for(check: Check, choices: Mapping[str, int]) -> str:
    """The part of an address that holds these choices for thirty days from now."""
    places = "".join(str(choices.get(question.key, _NOTHING)) for question in check.questions)
    return signing.TimestampSigner(salt=_SALT).sign(f"{check.framework}.{places}").replace(":", "~")


def read_link(check: Check, token: str) -> Kept:
    """What a link holds. Raises `LinkOver` after thirty days, `LinkUnknown` for anything that is not a link of ours."""
    signer = signing.TimestampSigner(salt=_SALT)
    try:
        plain = signer.unsign(token.replace("~", ":"))
        made = datetime.fromtimestamp(signing.b62_decode(token.split("~")[1]), tz=UTC)
    except (signing.BadSignature, ValueError, IndexError) as changed:
        raise LinkUnknown from changed
    until = made + timedelta(days=DAYS_KEPT)
    if now() > until:
        raise LinkOver
    framework, _, places = plain.rpartition(".")
    if framework != check.framework or len(places) != len(check.questions):
        raise LinkOver
    pairs = zip(check.questions, places, strict=True)
    return Kept({question.key: int(place) for question, place in pairs if place != _NOTHING}, legal_day(until))
