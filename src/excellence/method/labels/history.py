"""What came before an assessment: labels held, and what was improved since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class HeldLabel:
    """A label of an earlier assessment; without `valid_until` it holds for the framework's first period.

    A label of another `scheme` names its issuer, its last day and the evidence that shows it.
    """

    level: str
    assessed_on: date
    valid_until: date | None = None
    scheme: str = ""
    issuer: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImprovementArea:
    """One thing that was made better, as the level of an indicator or the value of a metric, then and now.

    `evidence_then` and `evidence_now` name the documents that show either. Entries with the same `area` belong
    to one area.
    """

    area: str
    then: Fraction
    now: Fraction
    indicator: str | None = None
    metric: str | None = None
    evidence_then: tuple[str, ...] = ()
    evidence_now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """Everything earlier that a label level may ask for."""

    prior_labels: tuple[HeldLabel, ...] = ()
    improvements: tuple[ImprovementArea, ...] = ()
