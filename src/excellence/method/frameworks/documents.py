"""Canonical documents of a framework and the values read from them.

A document is RFC 8785 JSON whose only scalars are strings and booleans. A version is identified by the SHA-256 of
its stored bytes, so these are hashed as they are and never written anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from typing import Any

import rfc8785

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_
from excellence.method.expressions import names, parse
from excellence.method.frameworks.conditions import condition_from
from excellence.method.frameworks.values import (
    HIGHEST_LEVEL,
    Check,
    Criterion,
    Dimension,
    Eligibility,
    Framework,
    Indicator,
    Judged,
    LabelLevel,
    Measured,
    Metric,
    NotApplicable,
    Provenance,
    Seat,
    SmallTeam,
    Span,
    Validity,
)

FORMATS = ("1",)
SEMANTICS = ("1", "2")

# Semantics 1 knew no direction: these two figures were better when they fell, every other when it rose.
_FALLING_IN_SEMANTICS_1 = ("staff_turnover_24m", "participant_turnover_12m")

DEFAULT_SERIES = "X"
JUDGES = ("expert", "peer")  # kinds of seats whose levels count

Document = dict[str, Any]
Ranges = Mapping[str, tuple[Fraction, Fraction]]


class UnknownFormat(Refusal):
    """A document is written in a form that this release cannot read."""

    sentence = N_("This framework is written in format %(format)s, which this release does not read: use a newer one.")


class UnknownSemantics(Refusal):
    """A framework asks for arithmetic that this release does not have."""

    sentence = N_(
        "This framework counts by rules of version %(semantics)s, which this release does not know: use a newer one."
    )


class DamagedDocument(Refusal):
    """Stored bytes are not the canonical document they should be."""

    sentence = N_("This is not a framework’s document (%(reason)s): publish the framework again from its source.")


def canonical(value: Document) -> bytes:
    """The RFC 8785 form of a document; raises `TypeError` for a scalar other than text, true and false."""
    _require_plain(value)
    return rfc8785.dumps(value)


def hash_of(document: bytes) -> str:
    """The SHA-256 of stored bytes, in hexadecimal."""
    return sha256(document).hexdigest()


def read_document(document: bytes) -> Document:
    """The document in stored bytes; raises `DamagedDocument`."""
    try:
        value = json.loads(document)
    except ValueError as error:
        raise DamagedDocument(reason=str(error)) from error
    if not isinstance(value, dict):
        raise DamagedDocument(reason="no object")
    return value


@lru_cache(maxsize=64)
def framework_from_rules(rules: bytes) -> Framework:
    """The framework that canonical rules describe, identified by the hash of exactly these bytes.

    Raises `UnknownFormat`, `UnknownSemantics` or `DamagedDocument`.
    """
    document = read_document(rules)
    if document.get("format") not in FORMATS:
        raise UnknownFormat(format=document.get("format"))
    if document.get("semantics") not in SEMANTICS:
        raise UnknownSemantics(semantics=document.get("semantics"))
    try:
        return _framework(document, hash_of(rules))
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedDocument(reason=f"{type(error).__name__}: {error}") from error


def with_plausible_ranges(framework: Framework, ranges: Ranges) -> Framework:
    """The same framework whose metrics carry what the vocabulary of today holds plausible."""
    metrics = {
        key: replace(metric, low=ranges[key][0], high=ranges[key][1]) if key in ranges else metric
        for key, metric in framework.metrics.items()
    }
    return replace(framework, metrics=metrics)


def _require_plain(value: object) -> None:
    if isinstance(value, dict):
        for key, part in value.items():
            _require_plain(key)
            _require_plain(part)
    elif isinstance(value, list):
        for part in value:
            _require_plain(part)
    elif not isinstance(value, str | bool):
        raise TypeError(f"{value!r} is neither text nor true or false")


def _framework(document: Document, rules_hash: str) -> Framework:
    source = _sources(document.get("sources", {}))
    levels = [entry["key"] for entry in document["levels"]]
    indicators = tuple(_indicator(entry, levels, source) for entry in document.get("indicators", ()))
    semantics = int(document["semantics"])
    return Framework(
        id=document["id"],
        version=document["version"],
        semantics=semantics,
        issuer=document.get("issuer", ""),
        number_series=document.get("number_series", DEFAULT_SERIES),
        rules_hash=rules_hash,
        dimensions=tuple(_dimension(entry, indicators) for entry in document.get("dimensions", ())),
        indicators=indicators,
        metrics={entry["key"]: metric_from(entry, semantics=semantics) for entry in document["metrics"]},
        eligibility=_eligibility(document.get("eligibility", {})),
        levels=tuple(_label_level(entry, source) for entry in document["levels"]),
        validity=_validity(document.get("validity")),
        max_not_applicable=int(document.get("max_not_applicable", 0)),
        evidence_days=Fraction(document.get("evidence_days", 0)),
        extends=document.get("extends"),
        provenance={key: source(entry) for key, entry in document.get("provenance", {}).items()},
        checks=tuple(check_from(entry) for entry in document.get("checks", ())),
        not_yet={key: parse(entry["when"]) for key, entry in document.get("not_yet", {}).items()},
    )


_Source = Callable[[Document], Provenance]


def _sources(addresses: Mapping[str, str]) -> _Source:
    def provenance(entry: Document) -> Provenance:
        return Provenance(entry["kind"], tuple(addresses.get(key, key) for key in entry.get("sources", [])))

    return provenance


def metric_from(entry: Document, *, semantics: int = 2) -> Metric:
    """One metric of a document or of the vocabulary, as the way of computing takes it."""
    falls = semantics == 1 and entry["key"] in _FALLING_IN_SEMANTICS_1
    low, high = entry.get("plausible", (None, None))
    return Metric(
        key=entry["key"],
        kind=entry["kind"],
        unit=entry["unit"],
        period=entry["period"],
        group=entry["group"],
        options=tuple(entry.get("options", ())),
        low=None if low is None else Fraction(low),
        high=None if high is None else Fraction(high),
        derived=parse(entry["derived"]) if "derived" in entry else None,
        benchmarked=entry.get("benchmarked", False),
        direction="less" if falls else entry.get("direction", "more"),
        bounded=semantics > 1 and entry["kind"] == "percent",
    )


def check_from(entry: Document) -> Check:
    """One condition that figures together must fulfil."""
    return Check(entry["key"], parse(entry["holds"]), entry["severity"])


def _dimension(entry: Document, indicators: tuple[Indicator, ...]) -> Dimension:
    members = tuple(indicator.key for indicator in indicators if indicator.dimension == entry["key"])
    return Dimension(entry["key"], entry["number"], members)


def _eligibility(entry: Document) -> Eligibility:
    criteria = tuple(Criterion(part["key"], parse(part["condition"])) for part in entry.get("criteria", ()))
    return Eligibility(criteria, parse(entry["waiver"]) if "waiver" in entry else None)


def _label_level(entry: Document, source: _Source) -> LabelLevel:
    panel = tuple(_seat(seat) for seat in entry["panel"]["seats"]) if "panel" in entry else ()
    judging = sum(seat.count for seat in panel if seat.kind in JUDGES)
    return LabelLevel(
        key=entry["key"],
        requires=condition_from(entry["requires"]),
        assessors=int(entry.get("assessors", judging or 1)),
        provenance=source(entry["provenance"]),
        panel=panel,
        tolerance=Fraction(entry["tolerance"]["levels"]) if "tolerance" in entry else None,
        validity=_validity(entry.get("validity")),
    )


def _seat(entry: Document) -> Seat:
    foreign, national = int(entry.get("foreign", 0)), int(entry.get("national", 0))
    return Seat(entry["kind"], int(entry["count"]), entry.get("licence", ""), foreign, national)


def _validity(entry: Document | None) -> Validity | None:
    """Months; a renewal counts as long as a first award where nothing else is said."""
    if entry is None:
        return None
    if "until" in entry:
        return Validity(0, 0, until=date.fromisoformat(entry["until"]))
    before, after = int(entry.get("renew_before", "0")), int(entry.get("renew_after", "0"))
    spans = tuple(Span(condition_from(part["when"]), *_spans(part)) for part in entry.get("by_result", ()))
    return Validity(*_spans(entry), before, after, entry.get("day_rule", "exact_day"), spans)


def _spans(entry: Document) -> tuple[int, int]:
    return int(entry["first"]), int(entry["renewal"] if "renewal" in entry else entry["first"])


def _indicator(entry: Document, levels: Sequence[str], source: _Source) -> Indicator:
    measure = _measured(entry["measured"]) if "measured" in entry else _judged(entry["judged"])
    effort = entry.get("effort", {})
    grades = tuple(Fraction(grade) for grade in entry.get("points", {}).get("grades", ()))
    highest = measure.highest if isinstance(measure, Judged) else len(measure.conditions)
    sourced = {name: part for name, part in entry.items() if isinstance(part, dict) and "provenance" in part}
    return Indicator(
        key=entry["key"],
        number=entry["number"],
        dimension=entry["dimension"],
        points=grades[-1] if grades else Fraction(entry.get("points", {}).get("value", 0)),
        measure=measure,
        audited_for=tuple(entry["audited_for"]["levels"] if "audited_for" in entry else levels),
        days=tuple(Fraction(days) for days in effort.get("days", ["0"] * highest)),
        months=tuple(int(months) for months in effort.get("months", ["0"] * highest)),
        gate=_level(entry.get("gate")),
        minimum=_level(entry.get("minimum")),
        raisable=effort.get("raisable", True),
        not_applicable=_not_applicable(entry.get("not_applicable")),
        metrics=_figures_beside(entry, measure),
        provenance={name: source(part["provenance"]) for name, part in sourced.items()},
        grades=grades,
    )


def _level(entry: Document | None) -> int | None:
    return None if entry is None else int(entry["level"])


def _not_applicable(entry: Document | None) -> NotApplicable | None:
    if entry is None:
        return None
    return NotApplicable(parse(entry["when"]) if "when" in entry else None)


def _measured(entry: Document) -> Measured:
    team = entry.get("small_team")
    small_team = SmallTeam(team["heads"], team["counted"], Fraction(team["below"])) if team else None
    if "levels" in entry:
        return Measured(tuple(parse(level) for level in entry["levels"]), small_team=small_team)
    value = parse(entry["value"])
    conditions = tuple(parse(f"{value.text} >= {cut}") for cut in entry["cuts"])
    return Measured(conditions, value, tuple(Fraction(cut) for cut in entry["cuts"]), small_team)


def _judged(entry: Document) -> Judged:
    return Judged(tuple(parse(level) for level in entry.get("ceiling", ())), int(entry.get("highest", HIGHEST_LEVEL)))


def _figures_beside(entry: Document, measure: Measured | Judged) -> tuple[str, ...]:
    """The figures an indicator's conditions name, in order, then those shown besides."""
    shown: dict[str, None] = {}
    conditions = measure.conditions if isinstance(measure, Measured) else measure.ceiling
    for condition in conditions:
        shown.update(dict.fromkeys(name.name for name in names(condition.tree)))
    part = entry.get("measured") or entry["judged"]
    return tuple(shown | dict.fromkeys(part.get("metrics", ())))
