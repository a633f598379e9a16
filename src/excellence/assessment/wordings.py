"""What a person says of one indicator, and where it is read from."""

from __future__ import annotations

from dataclasses import dataclass

from excellence.assessment.models import Answer
from excellence.audit.models import Act


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person says of one indicator; `not_applicable` is None unless they claim that it does not apply."""

    level: int | None
    justification: str
    not_applicable: str | None = None


def wording_of(answer: Answer) -> Wording:
    """What a stored answer says."""
    return Wording(answer.level, answer.justification, answer.not_applicable)


def wording_saved(save: Act) -> Wording | None:
    """What a save in the trail says; None where a level was taken over from figures and the text stayed."""
    said = (save.payload.after or {}).get("after")
    return Wording(**said) if said else None
