"""A score as one JSON object: what is frozen of a result, in the same words, with names and sentences added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from excellence.method.commands.sheet import Opened
from excellence.method.frameworks import decimal_text
from excellence.method.labels import (
    Check,
    ConditionResult,
    LevelReadiness,
    Missing,
    condition_document,
    exact,
    result_document,
    without_blanks,
    without_points,
)
from excellence.method.scoring import DimensionScore, IndicatorScore

Document = dict[str, Any]


def score_document(case: Opened, found: Iterable[Check]) -> Document:
    """Everything a score says, with the sentences in the reader's language."""
    score, levels, checks = case.score, case.readiness(), tuple(found)
    result = result_document(score, levels, checks)
    for level in levels:
        conditions = [spoken_condition(case, condition) for condition in level.conditions]
        result["levels"][level.level] |= {
            "rests_on": list(level.rests_on),
            **_holds(level),
            "conditions": conditions,
        }
    document = {
        **about(case),
        **result,
        "answered_points": decimal_text(score.answered_points),
        "points_with_missing": decimal_text(score.points_with_missing),
        "full_maximum": decimal_text(score.full_maximum),
        "dimensions": [
            written | _of_dimension(case, each)
            for written, each in zip(result["dimensions"], score.dimensions, strict=True)
        ],
        "indicators": [
            written | _of_indicator(case, each)
            for written, each in zip(result["indicators"], score.indicators, strict=True)
        ],
        "checks": [
            written | {"severity": each.severity, "sentence": case.said(each.reason)}
            for written, each in zip(result["checks"], checks, strict=True)
        ],
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
        "framework": {
            "id": framework.id,
            "version": framework.version,
            "semantics": str(framework.semantics),
            "rules_hash": framework.rules_hash,
        },
        "thresholds": "proposed" if framework.has_proposed_thresholds else "sourced",
        "organisation": {"name": case.sheet.organisation},
        "period_end": case.sheet.period_end.isoformat(),
        "day": case.at.isoformat(),
    }


def spoken_condition(case: Opened, condition: ConditionResult) -> Document:
    """A condition's result; `sentence` is the first of its sentences."""
    sentences = [case.said(reason) for reason in condition.reasons]
    return {
        **condition_document(condition),
        "warning": condition.warning,
        "sentence": sentences[0],
        "reasons": [reason.id for reason in condition.reasons],
        "sentences": sentences,
        "missing": [_missing(missing) for missing in condition.missing],
        "parts": [spoken_condition(case, part) for part in condition.parts],
    }


def _of_dimension(case: Opened, dimension: DimensionScore) -> Document:
    name = case.voice.name("dimension", dimension.key)
    return {"number": dimension.number, "name": name, "ratio": decimal_text(dimension.ratio)}


def _of_indicator(case: Opened, indicator: IndicatorScore) -> Document:
    return {
        "number": indicator.number,
        "name": case.voice.words.indicators[indicator.key].name,
        "answered_points": decimal_text(indicator.answered_points),
        "sentences": [case.said(reason) for reason in indicator.reasons],
    }


def _missing(missing: Missing) -> Document:
    """What is missing; a criterion has the numbers of the one comparison that decides it."""
    numbered = [figure for figure in missing.figures if figure.needed is not None]
    numbers = numbered[0] if len(numbered) == 1 else missing
    needed, found = exact(numbers.needed), exact(numbers.found)
    return without_blanks({"kind": missing.kind, "key": missing.key, "needed": needed, "found": found})
