"""Whether everything a framework's rules name exists, once, and has the provenance it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from excellence.kernel.words import N_
from excellence.method.errors import nearest
from excellence.method.frameworks import FORMATS, SEMANTICS, Document
from excellence.method.source.extending import SOURCED_AT_TOP
from excellence.method.source.grades import check_grades
from excellence.method.source.kinds import unknown_metric
from excellence.method.source.schema import Path, Plain, Reading
from excellence.method.source.vocabulary import Vocabulary, require_fit, require_unique


def check_references(plain: Document, vocabulary: Vocabulary, reading: Reading) -> None:
    """Note each name without an object, each repetition, and each number without provenance."""
    for name, known in (("format", FORMATS), ("semantics", SEMANTICS)):
        _require_known(plain[name], known, (name,), reading, what=name)
    _check_uniqueness(plain, reading)
    _check_provenance(plain, reading)
    _check_eligibility(plain.get("eligibility", {}), vocabulary, reading)
    _check_checks(plain.get("checks", []), vocabulary, reading)
    for metric, entry in plain.get("not_yet", {}).items():
        require_metrics([metric], vocabulary, ("not_yet", metric), reading)
        require_fit(entry["when"], vocabulary, "condition", ("not_yet", metric, "when"), reading)
    dimensions = [entry["key"] for entry in plain.get("dimensions", ())]
    for index, entry in enumerate(plain.get("indicators", ())):
        path: Path = ("indicators", index)
        _require_known(entry["dimension"], dimensions, (*path, "dimension"), reading, what="dimension")
        _check_audited_for(entry, plain["levels"], path, reading)
        _check_measure(entry, vocabulary, path, reading)
        if "effort" in entry:
            _check_effort(entry["effort"], plain.get("efforts", {}), (*path, "effort"), reading)
        check_grades(entry, plain.get("efforts", {}), path, reading)
    used = {entry["dimension"] for entry in plain.get("indicators", ())}
    for index, key in enumerate(dimensions):
        if key not in used:
            reading.refuse_at(
                ("dimensions", index), N_("the dimension %(key)s has no indicator"), N_("leave it out"), key=key
            )
    for index, entry in enumerate(plain["levels"]):
        _check_facts_complete(entry["requires"], vocabulary, ("levels", index, "requires"), reading)


def require_metrics(keys: Collection[str], vocabulary: Vocabulary, path: Path, reading: Reading) -> None:
    """Note each key the vocabulary does not have."""
    for index, key in enumerate(keys):
        if key not in vocabulary.entries:
            reading.refuse_at(
                (*path, index),
                N_("%(reason)s"),
                N_("use one of the vocabulary"),
                reason=unknown_metric(key, vocabulary.entries),
            )


def _require_known(given: str, known: Collection[str], path: Path, reading: Reading, *, what: str) -> None:
    if given in known:
        return
    problem = N_("%(what)s %(given)s is unknown")
    if near := nearest(given, known):
        reading.refuse_at(path, problem, N_("write %(near)s"), what=what, given=given, near=near)
    else:
        listed = ", ".join(dict.fromkeys(known))
        reading.refuse_at(path, problem, N_("write one of: %(known)s"), what=what, given=given, known=listed)


def _check_uniqueness(plain: Document, reading: Reading) -> None:
    for holder, names in (("dimensions", ("key", "number")), ("indicators", ("key", "number")), ("levels", ("key",))):
        for name in names:
            require_unique(plain.get(holder, []), name, (holder,), reading)
    if len(set(plain["languages"])) != len(plain["languages"]):
        reading.refuse_at(("languages",), N_("a language stands twice"), N_("name each once"))


def _check_provenance(plain: Document, reading: Reading) -> None:
    for path, entry in _provenances(plain, ()):
        if entry["kind"] == "fact" and "source" not in entry:
            reading.refuse_at(path, N_("a fact names no source"), N_("add source: with a key listed under sources"))
        for index, key in enumerate(entry.get("source", ())):
            if not key.startswith("http"):
                place = (*path, "source", index)
                _require_known(key, plain.get("sources", {}), place, reading, what="source")
    given = plain.get("provenance", {})
    for name in SOURCED_AT_TOP:
        if name in plain and name not in given:
            reading.refuse_at(
                ("provenance",), N_("the provenance of %(name)s is missing"), N_("add %(name)s here"), name=name
            )
    for key in given:
        holder, _, part = key.partition(".")
        parts: Mapping[str, Any] = _parts_with_provenance(plain, holder)
        if part and part not in parts:
            _require_known(part, parts, ("provenance", key), reading, what=holder)


def _parts_with_provenance(plain: Document, holder: str) -> Mapping[str, Any]:
    found = plain.get(holder, {})
    if holder == "eligibility":
        return {**found.get("criteria", {}), "waiver": found.get("waiver")}
    return found if isinstance(found, dict) else {}


def _provenances(value: Plain, path: Path) -> Iterator[tuple[Path, Document]]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name == "provenance" and "kind" in part:
                yield (*path, name), part
            elif name == "provenance":
                yield from (((*path, name, key), entry) for key, entry in part.items())
            else:
                yield from _provenances(part, (*path, name))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _provenances(part, (*path, index))


def _check_eligibility(entry: Document, vocabulary: Vocabulary, reading: Reading) -> None:
    for key, condition in entry.get("criteria", {}).items():
        require_fit(condition, vocabulary, "condition", ("eligibility", "criteria", key), reading)
    if "waiver" in entry:
        require_fit(entry["waiver"], vocabulary, "condition", ("eligibility", "waiver"), reading)


def _check_checks(entries: list[Plain], vocabulary: Vocabulary, reading: Reading) -> None:
    for index, entry in enumerate(entries):
        if isinstance(entry, str):
            _require_known(entry, vocabulary.checks, ("checks", index), reading, what="check")
        else:
            require_fit(entry["holds"], vocabulary, "condition", ("checks", index, "holds"), reading)
    require_unique([{"key": key_of_check(entry)} for entry in entries], "key", ("checks",), reading)


def key_of_check(entry: Plain) -> str:
    """The key of a check, which the vocabulary has or which is one's own."""
    return str(entry if isinstance(entry, str) else entry["key"])


def _check_audited_for(entry: Document, levels: list[Document], path: Path, reading: Reading) -> None:
    known = [level["key"] for level in levels]
    for index, key in enumerate(entry.get("audited_for", {}).get("levels", ())):
        _require_known(key, known, (*path, "audited_for", "levels", index), reading, what="level")


def _check_measure(entry: Document, vocabulary: Vocabulary, path: Path, reading: Reading) -> None:
    if ("measured" in entry) == ("judged" in entry):
        reading.refuse_at(path, N_("an indicator is either measured or judged"), N_("write one of the two"))
    for name in ("measured", "judged"):
        if name in entry:
            _check_conditions(entry[name], vocabulary, (*path, name), reading, measured=name == "measured")
            require_metrics(entry[name].get("metrics", ()), vocabulary, (*path, name, "metrics"), reading)
    when = entry.get("not_applicable", {}).get("when")
    if when is not None:
        require_fit(when, vocabulary, "condition", (*path, "not_applicable", "when"), reading)


def _check_conditions(entry: Document, vocabulary: Vocabulary, path: Path, reading: Reading, *, measured: bool) -> None:
    by_value = "value" in entry and "cuts" in entry
    if measured and (by_value == ("levels" in entry) or ("value" in entry) != ("cuts" in entry)):
        reading.refuse_at(
            path,
            N_("levels come from a value with cuts, or from one condition each"),
            N_("write value and cuts, or levels"),
        )
    if "value" in entry:
        require_fit(entry["value"], vocabulary, "number", (*path, "value"), reading)
    for name in ("levels", "ceiling"):
        for index, condition in enumerate(entry.get(name, ())):
            require_fit(condition, vocabulary, "condition", (*path, name, index), reading)
            _refuse_day_of_assessment(condition, (*path, name, index), reading)
    if "small_team" in entry:
        _check_small_team(entry["small_team"], vocabulary, (*path, "small_team"), reading)


def _refuse_day_of_assessment(condition: str, path: Path, reading: Reading) -> None:
    """Levels follow from the figures of a period, whenever these are assessed."""
    if "months_since(" in condition:
        problem, remedy = N_("a level cannot depend on the day of the assessment"), N_("use years(), or eligibility")
        reading.refuse_at(path, problem, remedy)


def _check_small_team(entry: Document, vocabulary: Vocabulary, path: Path, reading: Reading) -> None:
    for name in ("heads", "counted"):
        metric = vocabulary.entries.get(entry[name], {})
        if metric.get("kind") != "count" or "derived" in metric:
            reading.refuse_at(
                (*path, name),
                N_("%(key)s is not an entered count"),
                N_("name a metric that counts persons and is entered"),
                key=entry[name],
            )


def _check_effort(entry: Document, efforts: Mapping[str, Document], path: Path, reading: Reading) -> None:
    if ("use" in entry) == ("days" in entry):
        reading.refuse_at(path, N_("the person-days are given twice or not at all"), N_("write either use or days"))
    if "use" in entry:
        _require_known(entry["use"], efforts, (*path, "use"), reading, what="effort")
    if "days" in entry and "provenance" not in entry:
        reading.refuse_at((*path, "days"), N_("the person-days have no provenance"), N_("add provenance beside days"))


def _check_facts_complete(entry: Plain, vocabulary: Vocabulary, path: Path, reading: Reading) -> None:
    if not isinstance(entry, dict):
        return
    for name, content in entry.items():
        if name == "facts_complete" and isinstance(content, list):
            require_metrics(content, vocabulary, (*path, name), reading)
        elif name in ("all", "any"):
            for index, part in enumerate(content):
                _check_facts_complete(part, vocabulary, (*path, name, index), reading)
