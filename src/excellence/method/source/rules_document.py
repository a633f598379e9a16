"""The canonical rules of a framework: everything that counts, nothing that is prose, each number as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from excellence.method.expressions import parse
from excellence.method.frameworks import Document
from excellence.method.source.schema import Plain
from excellence.method.source.vocabulary import Vocabulary

ALWAYS = ("format", "semantics", "id", "version")
IF_WRITTEN = ("extends", "issuer", "number_series", "max_not_applicable", "evidence_days", "sources", "validity")
OF_METRIC = ("key", "kind", "unit", "period", "group", "options", "derived")
FIRST_SEMANTICS = "1"  # carried no direction of a metric


def rules_document(plain: Document, vocabulary: Vocabulary) -> Document:
    """The rules of a framework whose references have been checked, with the metrics they need.

    Shorthands are resolved: named efforts become their days, `benchmarked` the metrics that are so, and the key of a
    check what it says. What is not written is left out.
    """
    rules: Document = {
        **{name: plain[name] for name in ALWAYS},
        **{name: plain[name] for name in IF_WRITTEN if name in plain},
        "provenance": {name: _provenance(entry) for name, entry in plain.get("provenance", {}).items()},
        "dimensions": plain.get("dimensions", []),
        "indicators": [_indicator(entry, plain.get("efforts", {})) for entry in plain.get("indicators", ())],
        "levels": [_level(entry, vocabulary) for entry in plain["levels"]],
    }
    if "eligibility" in plain:
        rules["eligibility"] = _eligibility(plain["eligibility"])
    if "checks" in plain:
        rules["checks"] = [vocabulary.checks[entry] if isinstance(entry, str) else entry for entry in plain["checks"]]
    if "not_yet" in plain:
        rules["not_yet"] = {key: _sourced(entry) for key, entry in plain["not_yet"].items()}
    needed = vocabulary.needed(list(dict.fromkeys(_metrics_named(rules))))
    with_direction = plain["semantics"] != FIRST_SEMANTICS
    metrics = [_metric(vocabulary.entries[key], with_direction=with_direction) for key in needed]
    return {**rules, "metrics": metrics}


def _provenance(entry: Document) -> Document:
    return {"kind": entry["kind"], **({"sources": entry["source"]} if "source" in entry else {})}


def _sourced(entry: Document) -> Document:
    return {**entry, "provenance": _provenance(entry["provenance"])}


def _indicator(entry: Document, efforts: Document) -> Document:
    parts = {
        name: _sourced(part) if isinstance(part, dict) else part for name, part in entry.items() if name != "effort"
    }
    return {**parts, "effort": _effort(entry["effort"], efforts)} if "effort" in entry else parts


def _effort(entry: Document, efforts: Document) -> Document:
    """Months without a provenance of their own have that of the days."""
    named = efforts.get(entry.get("use", ""), {})
    days = entry.get("days") or named["days"]
    return {
        "days": days,
        "months": entry.get("months", ["0"] * len(days)),
        "raisable": entry.get("raisable", True),
        "provenance": _provenance(entry.get("provenance") or named["provenance"]),
    }


def _level(entry: Document, vocabulary: Vocabulary) -> Document:
    parts = {name: _sourced(part) if name in ("panel", "tolerance") else part for name, part in entry.items()}
    return {**_sourced(parts), "requires": _requirement(entry["requires"], vocabulary)}


def _requirement(entry: Plain, vocabulary: Vocabulary) -> Plain:
    if isinstance(entry, str):
        return entry
    ((name, content),) = entry.items()
    if name in ("all", "any"):
        return {name: [_requirement(part, vocabulary) for part in content]}
    if content == "benchmarked":
        return {name: vocabulary.benchmarked}
    return entry


def _eligibility(entry: Document) -> Document:
    criteria = [{"key": key, "condition": condition} for key, condition in entry.get("criteria", {}).items()]
    return {"criteria": criteria, **({"waiver": entry["waiver"]} if "waiver" in entry else {})}


def _metric(entry: Document, *, with_direction: bool) -> Document:
    return {
        **{name: entry[name] for name in OF_METRIC if name in entry},
        **({"direction": entry.get("direction", "more")} if with_direction else {}),
        "benchmarked": entry.get("benchmarked", False),
    }


def _metrics_named(rules: Document) -> Iterator[str]:
    for entry in rules["indicators"]:
        yield from _of_measure(entry.get("measured") or entry["judged"])
        yield from _of_expressions([entry.get("not_applicable", {}).get("when")])
    eligibility = rules.get("eligibility", {})
    yield from _of_expressions([entry["condition"] for entry in eligibility.get("criteria", ())])
    yield from _of_expressions([eligibility.get("waiver")])
    yield from _of_expressions([entry["holds"] for entry in rules.get("checks", ())])
    for key, entry in rules.get("not_yet", {}).items():
        yield from (key, *sorted(parse(entry["when"]).names))
    for entry in rules["levels"]:
        yield from _of_requirement(entry["requires"])


def _of_measure(entry: Document) -> Iterator[str]:
    yield from _of_expressions([entry.get("value"), *entry.get("levels", ()), *entry.get("ceiling", ())])
    yield from entry.get("metrics", ())
    team: dict[str, Any] = entry.get("small_team", {})
    yield from (team[name] for name in ("heads", "counted") if name in team)


def _of_expressions(texts: Sequence[str | None]) -> Iterator[str]:
    for text in texts:
        if text is not None:
            yield from sorted(parse(text).names)


def _of_requirement(entry: Plain) -> Iterator[str]:
    if isinstance(entry, dict):
        for name, content in entry.items():
            if name == "facts_complete":
                yield from content
            elif name in ("all", "any"):
                for part in content:
                    yield from _of_requirement(part)
