"""A score with readiness and checks as one JSON object; exact numbers are texts such as 119.5 or 119/150."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from excellence.method.commands.sheet import Opened
from excellence.method.expressions import Unknown
from excellence.method.frameworks import decimal_text
from excellence.method.labels import Check, ConditionResult, LevelReadiness, Missing, without_points
from excellence.method.scoring import DimensionScore, IndicatorScore
from excellence.method.sentences import Reason

Document = dict[str, Any]


def score_document(case: Opened, found: Iterable[Check]) -> Document:
    """Everything a score says, with the sentences in the reader's language."""
    score = case.score
    document = {
        **about(case),
        "points": decimal_text(score.points),
        "maximum": decimal_text(score.maximum),
        "ratio": decimal_text(score.ratio),
        "claimed_points": decimal_text(score.claimed_points),
        "points_with_missing": decimal_text(score.points_with_missing),
        "full_maximum": decimal_text(score.full_maximum),
        "dimensions": [_dimension(case, dimension) for dimension in score.dimensions],
        "indicators": [_indicator(case, indicator) for indicator in score.indicators],
        "levels": {
            level.level: {
                "reached": level.reached,
                "rests_on": list(level.rests_on),
                **_holds(level),
                "conditions": [condition_document(case, condition) for condition in level.conditions],
            }
            for level in case.readiness()
        },
        "checks": [_check(case, check) for check in found],
    }
    return document if score.has_points else without_points(document)


def _holds(level: LevelReadiness) -> Document:
    """How long a label awarded on this result would hold, where that can be said."""
    if level.period is None:
        return {}
    return {"holds": {"from": level.period.start.isoformat(), "until": level.period.end.isoformat()}}


def about(case: Opened) -> Document:
    """Which framework, whose answers, which period, and what the thresholds are worth."""
    framework = case.edition.framework
    return {
        "framework": {"id": framework.id, "version": framework.version, "rules_hash": framework.rules_hash},
        "thresholds": "proposed" if framework.has_proposed_thresholds else "sourced",
        "organisation": case.sheet.organisation,
        "period_end": case.sheet.period_end.isoformat(),
        "at": case.at.isoformat(),
    }


def condition_document(case: Opened, condition: ConditionResult) -> Document:
    """A condition's result; `sentence` is the first of its reasons."""
    reasons = reasons_document(case, condition.reasons)
    return {
        "id": condition.id,
        "met": condition.met,
        "warning": condition.warning,
        "needed": exact(condition.needed),
        "found": exact(condition.found),
        "sentence": reasons[0]["sentence"],
        "reasons": reasons,
        "missing": [_missing(missing) for missing in condition.missing],
        "parts": [condition_document(case, part) for part in condition.parts],
    }


def reasons_document(case: Opened, reasons: Sequence[Reason]) -> list[Document]:
    """Reasons with their sentences."""
    return [{"id": reason.id, "sentence": case.said(reason)} for reason in reasons]


def exact(value: Fraction | str | None) -> str | None:
    """A number as exact text, anything else as it is."""
    return decimal_text(value) if isinstance(value, Fraction) else value


def _dimension(case: Opened, dimension: DimensionScore) -> Document:
    return {
        "key": dimension.key,
        "number": dimension.number,
        "name": case.voice.name("dimension", dimension.key),
        "points": decimal_text(dimension.points),
        "maximum": decimal_text(dimension.maximum),
        "ratio": decimal_text(dimension.ratio),
    }


def _indicator(case: Opened, indicator: IndicatorScore) -> Document:
    return {
        "key": indicator.key,
        "number": indicator.number,
        "name": case.voice.words.indicators[indicator.key].name,
        "level_claimed": exact(indicator.claimed),
        "level_from_figures": None if isinstance(indicator.proposed, Unknown) else exact(indicator.proposed),
        "level_counted": decimal_text(indicator.counted),
        "points": decimal_text(indicator.points),
        "maximum": decimal_text(indicator.maximum),
        "applicable": indicator.applicable,
        "proposal": indicator.proposal,
        "reasons": reasons_document(case, indicator.reasons),
    }


def _missing(missing: Missing) -> Document:
    """What is missing; a criterion has the numbers of the one comparison that decides it."""
    numbered = [figure for figure in missing.figures if figure.needed is not None]
    numbers = numbered[0] if len(numbered) == 1 else missing
    return {
        "kind": missing.kind,
        "key": missing.key,
        "needed": exact(numbers.needed),
        "found": exact(numbers.found),
    }


def _check(case: Opened, check: Check) -> Document:
    return {
        "id": check.id,
        "severity": check.severity,
        "indicator": check.indicator,
        "metric": check.metric,
        "sentence": case.said(check.reason),
    }
