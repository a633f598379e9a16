"""A self-assessment as one canonical document, and that document as stored rows again.

The document holds texts, true and false only, so that its RFC 8785 form is the same on every machine; what is
unknown or empty is left out. It names the organisation and no person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from excellence.assessment.models import Assessment, EarlierLabel, Improvement
from excellence.assessment.queries import ExhibitRow
from excellence.assessment.values import SHOWN, Figure, Values, measured_value, values_of
from excellence.evidence.models import Item
from excellence.frameworks.queries import framework_by_hash
from excellence.method.frameworks import Framework, FrameworkTexts, canonical, decimal_text, read_document
from excellence.method.labels import ConditionResult, HeldLabel, History, ImprovementArea, LevelReadiness
from excellence.method.scoring import Answer, IndicatorScore

FORMAT = "excellence-submission-1"
Document = dict[str, Any]


def frozen_content(
    assessment: Assessment,
    values: Values,
    *,
    evidence: Sequence[tuple[str, Item]],
    labels: Iterable[EarlierLabel],
    improvements: Iterable[Improvement],
    words: FrameworkTexts,
    on: date,
) -> bytes:
    """The canonical bytes of an assessment handed in on the legal day `on`; `evidence` is by indicator key."""
    framework = values.framework
    return canonical(
        {
            "format": FORMAT,
            "framework": {
                "id": framework.id,
                "version": framework.version,
                "semantics": str(framework.semantics),
                "rules_hash": framework.rules_hash,
            },
            "texts": {"language": words.language, "hash": words.texts_hash},
            "organisation": {"id": assessment.organisation.public_id, "name": assessment.organisation.name},
            "assessment": assessment.public_id,
            "year": str(assessment.year),
            "handed_in_on": on.isoformat(),
            "answers": [
                _answer(indicator.key, indicator.number, values.answers[indicator.key], evidence)
                for indicator in framework.indicators
            ],
            "figures": {
                str(year): {key: _figure(row) for key, row in rows.items() if key in framework.metrics}
                for year, rows in values.figures.items()
            },
            "earlier_labels": [_label(label) for label in labels],
            "improvements": [_improvement(improvement) for improvement in improvements],
            "result": result_document(values, on),
        }
    )


def result_document(values: Values, on: date) -> Document:
    """The result in exact texts, without sentences: it reads the same in every language."""
    score = values.score
    return {
        "points": decimal_text(score.points),
        "maximum": decimal_text(score.maximum),
        "ratio": decimal_text(score.ratio),
        "claimed_points": decimal_text(score.claimed_points),
        "dimensions": [
            {"key": each.key, "points": decimal_text(each.points), "maximum": decimal_text(each.maximum)}
            for each in score.dimensions
        ],
        "indicators": [_scored(each) for each in score.indicators],
        "levels": {level.level: _level(level) for level in values.readiness(on)},
        "checks": [
            _without_blanks({"id": check.id, "indicator": check.indicator, "metric": check.metric})
            for check in values.checks()
        ],
    }


def values_from(content: bytes) -> Values:
    """What was handed in, scored; who saved an answer and when stands in the trail, not here."""
    document = read_document(content)
    framework = framework_by_hash(document["framework"]["rules_hash"])
    figures = {
        int(year): {key: Figure(row["value"], row.get("source", "")) for key, row in rows.items()}
        for year, rows in document["figures"].items()
    }
    history = History(
        prior_labels=tuple(
            HeldLabel(each["level"], date.fromisoformat(each["assessed_on"]), _day(each.get("valid_until")))
            for each in document["earlier_labels"]
        ),
        improvements=tuple(_improvement_from(framework, each) for each in document["improvements"]),
    )
    answers = {each["indicator"]: _answer_from(each) for each in document["answers"]}
    return values_of(framework, int(document["year"]), answers, figures, history)


def evidence_from(content: bytes) -> dict[str, list[ExhibitRow]]:
    """The evidence that was shown for each indicator, by its key."""
    return {
        each["indicator"]: [
            ExhibitRow(
                title=paper["title"],
                lane=paper["lane"],
                address=paper.get("address", ""),
                file=paper.get("file", ""),
                sha256=paper.get("sha256", ""),
            )
            for paper in each["evidence"]
        ]
        for each in read_document(content)["answers"]
    }


def day_of(content: bytes) -> date:
    """The legal day on which it was handed in."""
    return date.fromisoformat(read_document(content)["handed_in_on"])


def _answer(key: str, number: str, row: Answer, evidence: Sequence[tuple[str, Item]]) -> Document:
    said: Document = {"indicator": key, "number": number, "justification": row.justification}
    if row.level is not None:
        said["level"] = decimal_text(row.level)
    if row.not_applicable is not None:
        said["not_applicable"] = row.not_applicable
    return {**said, "evidence": [_paper(item) for indicator, item in evidence if indicator == key]}


def _paper(item: Item) -> Document:
    shown: Document = {"lane": str(item.lane), "title": item.title}
    if item.address:
        shown["address"] = item.address
    if item.file is not None:
        shown |= {"file": item.file.name, "size": str(item.file.size), "sha256": item.file.sha256}
    return shown


def _figure(row: Figure) -> Document:
    return {"value": row.value, "source": row.source}


def _label(label: EarlierLabel) -> Document:
    return _without_blanks(
        {
            "level": label.level,
            "issuer": label.issuer,
            "number": label.number,
            "assessed_on": label.assessed_on.isoformat(),
            "valid_until": label.valid_until.isoformat() if label.valid_until else None,
            "evidence": label.evidence,
        }
    )


def _improvement(entry: Improvement) -> Document:
    return _without_blanks(
        {
            "area": entry.area,
            "indicator": entry.indicator_id,
            "metric": entry.metric_id,
            "then": entry.then,
            "now": entry.now,
            "effect": entry.effect,
            "evidence_then": entry.evidence_then,
            "evidence_now": entry.evidence_now,
        }
    )


def _scored(scored: IndicatorScore) -> Document:
    return _without_blanks(
        {
            "key": scored.key,
            "level_claimed": _exact(scored.claimed),
            "level_from_figures": _exact(scored.proposed),
            "level_counted": decimal_text(scored.counted),
            "points": decimal_text(scored.points),
            "maximum": decimal_text(scored.maximum),
            "applicable": scored.applicable,
            "proposal": scored.proposal,
            "reasons": [reason.id for reason in scored.reasons],
        }
    )


def _level(level: LevelReadiness) -> Document:
    return {"reached": _met(level.reached), "conditions": [_condition(each) for each in level.conditions]}


def _condition(condition: ConditionResult) -> Document:
    return _without_blanks(
        {
            "id": condition.id,
            "met": _met(condition.met),
            "needed": _exact(condition.needed),
            "found": _exact(condition.found),
            "missing": [
                _without_blanks({"kind": each.kind, "key": each.key, "needed": _exact(each.needed)})
                for each in condition.missing
            ],
            "parts": [_condition(part) for part in condition.parts],
        }
    )


def _met(met: bool | None) -> str:  # noqa: FBT001 - it is a value to write down, not a switch
    return {True: "yes", False: "no", None: "unknown"}[met]


def _exact(value: object) -> str | None:
    """A number or a name as text; nothing for what is unknown."""
    if isinstance(value, Fraction):
        return decimal_text(value)
    return value if isinstance(value, str) else None


def _without_blanks(fields: Mapping[str, object]) -> Document:
    return {name: value for name, value in fields.items() if value not in (None, "")}


def _answer_from(said: Mapping[str, Any]) -> Answer:
    lanes = [shown["lane"] for shown in said["evidence"]]
    notes = lanes.count(Item.Lane.INTERVIEW)
    level = Fraction(said["level"]) if "level" in said else None
    return Answer(level, said["justification"], len(lanes) - notes, notes, said.get("not_applicable"))


def _improvement_from(framework: Framework, said: Mapping[str, str]) -> ImprovementArea:
    metric = said.get("metric")
    return ImprovementArea(
        area=said["area"],
        then=measured_value(framework, metric, said["then"]),
        now=measured_value(framework, metric, said["now"]),
        indicator=said.get("indicator"),
        metric=metric,
        evidence_then=SHOWN if "evidence_then" in said else (),
        evidence_now=SHOWN if "evidence_now" in said else (),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
