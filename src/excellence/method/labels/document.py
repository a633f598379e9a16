"""A result as one document of exact texts, without sentences: it reads the same in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from excellence.method.frameworks import decimal_text
from excellence.method.labels.before_submission import Check
from excellence.method.labels.readiness import LevelReadiness
from excellence.method.labels.results import ConditionResult, Met
from excellence.method.scoring import IndicatorScore, Score

Document = dict[str, Any]

OF_POINTS = ("maximum", "full_maximum", "ratio")  # and every name with the word itself


def result_document(score: Score, levels: Iterable[LevelReadiness], checks: Iterable[Check]) -> Document:
    """Points, dimensions, indicators, levels of the label and open checks; what is unknown or empty is left out."""
    document = {
        "points": decimal_text(score.points),
        "maximum": decimal_text(score.maximum),
        "ratio": decimal_text(score.ratio),
        "claimed_points": decimal_text(score.claimed_points),
        "dimensions": [
            {"key": each.key, "points": decimal_text(each.points), "maximum": decimal_text(each.maximum)}
            for each in score.dimensions
        ],
        "indicators": [indicator_document(each) for each in score.indicators],
        "levels": {level.level: level_document(level) for level in levels},
        "checks": [
            without_blanks({"id": check.id, "indicator": check.indicator, "metric": check.metric}) for check in checks
        ],
    }
    return document if score.has_points else without_points(document)


def without_points(result: Any) -> Any:
    """A document of a score without everything that speaks of points, for a scheme that has none."""
    if isinstance(result, list):
        return [without_points(part) for part in result]
    if isinstance(result, dict):
        said = {name: part for name, part in result.items() if name not in OF_POINTS and "points" not in name}
        return {name: without_points(part) for name, part in said.items()}
    return result


def indicator_document(scored: IndicatorScore) -> Document:
    """How one indicator counts, with the ids of the reasons."""
    return without_blanks(
        {
            "key": scored.key,
            "level_claimed": exact(scored.claimed),
            "level_from_figures": exact(scored.proposed),
            "level_counted": decimal_text(scored.counted),
            "points": decimal_text(scored.points),
            "maximum": decimal_text(scored.maximum),
            "applicable": scored.applicable,
            "proposal": scored.proposal,
            "reasons": [reason.id for reason in scored.reasons],
        }
    )


def level_document(level: LevelReadiness) -> Document:
    """Readiness for one level of the label."""
    return {"reached": met_text(level.reached), "conditions": [condition_document(each) for each in level.conditions]}


def condition_document(condition: ConditionResult) -> Document:
    """The result of one condition, with what is missing and the parts it is made of."""
    return without_blanks(
        {
            "id": condition.id,
            "met": met_text(condition.met),
            "needed": exact(condition.needed),
            "found": exact(condition.found),
            "missing": [
                without_blanks({"kind": each.kind, "key": each.key, "needed": exact(each.needed)})
                for each in condition.missing
            ],
            "parts": [condition_document(part) for part in condition.parts],
        }
    )


def met_text(met: Met) -> str:
    """Whether something holds, as one of three words."""
    return {True: "yes", False: "no", None: "unknown"}[met]


def exact(value: object) -> str | None:
    """A number or a name as text that loses nothing; nothing for what is unknown."""
    if isinstance(value, Fraction):
        return decimal_text(value)
    return value if isinstance(value, str) else None


def without_blanks(fields: Mapping[str, object]) -> Document:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "")}
