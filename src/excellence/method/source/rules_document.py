"""The canonical rules of a framework: everything that counts, nothing that is prose, each number as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from excellence.method.expressions import parse
from excellence.method.frameworks import Document
from excellence.method.source.schema import Plain
from excellence.method.source.vocabulary import Vocabulary

NO_MONTHS = ["0", "0", "0", "0", "0"]
AS_WRITTEN = ("format", "semantics", "id", "version", "issuer", "number_series", "max_not_applicable", "evidence_days")
OPTIONAL = ("extends", "sources")
OF_METRIC = ("key", "kind", "unit", "period", "group", "options", "derived")


def rules_document(plain: Document, vocabulary: Vocabulary) -> Document:
    """The rules of a framework whose references have been checked, with the metrics they need.

    Shorthands are resolved: named efforts become their days, `benchmarked` the metrics that are so.
    """
    rules: Document = {
        **{name: plain[name] for name in AS_WRITTEN},
        **{name: plain[name] for name in OPTIONAL if name in plain},
        "validity": plain["validity"],
        "provenance": {name: _provenance(entry) for name, entry in plain["provenance"].items()},
        "dimensions": plain["dimensions"],
        "indicators": [_indicator(entry, plain.get("efforts", {})) for entry in plain["indicators"]],
        "levels": [_level(entry, vocabulary) for entry in plain["levels"]],
    }
    if "eligibility" in plain:
        rules["eligibility"] = _eligibility(plain["eligibility"])
    needed = vocabulary.needed(list(dict.fromkeys(_metrics_named(rules))))
    return {**rules, "metrics": [_metric(vocabulary.entries[key]) for key in needed]}


def _provenance(entry: Document) -> Document:
    return {"kind": entry["kind"], **({"sources": entry["source"]} if "source" in entry else {})}


def _sourced(entry: Document) -> Document:
    return {**entry, "provenance": _provenance(entry["provenance"])}


def _indicator(entry: Document, efforts: Document) -> Document:
    parts = {
        name: _sourced(part) if isinstance(part, dict) else part for name, part in entry.items() if name != "effort"
    }
    return {**parts, "effort": _effort(entry["effort"], efforts)}


def _effort(entry: Document, efforts: Document) -> Document:
    """Months without a provenance of their own have that of the days."""
    named = efforts.get(entry.get("use", ""), {})
    return {
        "days": entry.get("days") or named["days"],
        "months": entry.get("months", NO_MONTHS),
        "raisable": entry.get("raisable", True),
        "provenance": _provenance(entry.get("provenance") or named["provenance"]),
    }


def _level(entry: Document, vocabulary: Vocabulary) -> Document:
    return {**_sourced(entry), "requires": _requirement(entry["requires"], vocabulary)}


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


def _metric(entry: Document) -> Document:
    return {
        **{name: entry[name] for name in OF_METRIC if name in entry},
        "benchmarked": entry.get("benchmarked", False),
    }


def _metrics_named(rules: Document) -> Iterator[str]:
    for entry in rules["indicators"]:
        yield from _of_measure(entry.get("measured") or entry["judged"])
        yield from _of_expressions([entry.get("not_applicable", {}).get("when")])
    eligibility = rules.get("eligibility", {})
    yield from _of_expressions([entry["condition"] for entry in eligibility.get("criteria", ())])
    yield from _of_expressions([eligibility.get("waiver")])
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
