"""The words of a framework while they are written: complete for its rules, and made into a canonical document.

A document of texts also holds the words of every metric the rules carry, so that a stored version needs nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from excellence.kernel.words import N_
from excellence.method.errors import nearest
from excellence.method.frameworks import Document
from excellence.method.source.grades import highest_of
from excellence.method.source.schema import Path, Reading
from excellence.method.source.shapes import NUMBERED

_ENTRIES = ("dimensions", "levels", "criteria", "indicators", "not_yet", "classes")
OF_FRAMEWORK = ("language", "name", "about", "issuer", "scale", *_ENTRIES)


def check_texts(texts: Document, rules: Document, root: Path, reading: Reading) -> None:
    """Note each entry that is missing or that the rules do not know; `root` is where the texts stand."""
    criteria = [entry["key"] for entry in rules.get("eligibility", {}).get("criteria", ())]
    for name in ("dimensions", "levels", "indicators"):
        require_entries(texts.get(name, {}), [entry["key"] for entry in rules[name]], (*root, name), reading)
    require_entries(texts.get("criteria", {}), criteria, (*root, "criteria"), reading)
    require_entries(texts.get("not_yet", {}), rules.get("not_yet", {}), (*root, "not_yet"), reading)
    require_entries(texts.get("classes", {}), list(dict.fromkeys(_classes(rules))), (*root, "classes"), reading)
    for entry in rules["indicators"]:
        words = texts.get("indicators", {}).get(entry["key"])
        if words is None:
            continue
        _check_lengths(words, highest_of(entry), (*root, "indicators", entry["key"]), reading)
        if ("not_applicable" in words) != ("not_applicable" in entry):
            path = (*root, "indicators", entry["key"], "not_applicable")
            reading.refuse_at(
                path,
                N_("not_applicable stands in only one of rules and texts"),
                N_("say when %(key)s may be left out exactly if the rules allow it"),
                key=entry["key"],
            )


def _classes(rules: Document) -> Iterator[str]:
    """The classes the rules name, wherever a condition stands."""
    waiting: list[object] = [rules["levels"], rules.get("validity")]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, dict):
            yield from (name for name, _ in entry.get("class_at_least", {}).get("classes", ()))
            waiting.extend(entry.values())
        elif isinstance(entry, list):
            waiting.extend(entry)


def _check_lengths(words: Document, highest: int, path: Path, reading: Reading) -> None:
    """A sentence and a name for each level from 0, a practice for each from 1."""
    for name, count in (("levels", highest + 1), ("scale", highest + 1), ("practices", highest)):
        if name in words and words[name] != NUMBERED and len(words[name]) != count:
            problem, remedy = N_("the number of entries is %(found)s"), N_("write exactly %(count)s")
            reading.refuse_at((*path, name), problem, remedy, found=len(words[name]), count=count)


def check_metric_texts(words: Document, rules: Document, root: Path, reading: Reading) -> None:
    """Note each metric, option, unit, group or period of the rules that has no words in the vocabulary's texts."""
    metrics = rules["metrics"]
    for name, used in (("groups", "group"), ("periods", "period"), ("units", "unit")):
        needed = dict.fromkeys(entry[used] for entry in metrics if entry[used] != "none")
        require_words(words.get(name, {}), needed, (*root, name), reading)
    require_words(words["metrics"], [entry["key"] for entry in metrics], (*root, "metrics"), reading)
    for entry in metrics:
        if entry["key"] in words["metrics"]:
            options = words["metrics"][entry["key"]].get("options", {})
            path = (*root, "metrics", entry["key"], "options")
            require_entries(options, entry.get("options", ()), path, reading)


def require_entries(given: Mapping[str, object], known: Collection[str], path: Path, reading: Reading) -> None:
    """Note each key of `known` that is missing and each key given besides."""
    require_words(given, known, path, reading)
    for key in given:
        if key in known:
            continue
        if near := nearest(key, known):
            reading.refuse_at((*path, key), N_("%(key)s is not in the rules"), N_("write %(near)s"), key=key, near=near)
        else:
            reading.refuse_at((*path, key), N_("%(key)s is not in the rules"), N_("remove it"), key=key)


def require_words(given: Mapping[str, object], known: Collection[str], path: Path, reading: Reading) -> None:
    """Note each key of `known` that is missing."""
    for key in known:
        if key not in given:
            reading.refuse_at(
                path, N_("%(key)s has no text"), N_("add %(key)s under %(holder)s"), key=key, holder=path[-1]
            )


def check_words(texts: Document, words: Document) -> dict[str, str]:
    """The words of checks: the framework's own over those of the vocabulary."""
    return {**words.get("checks", {}), **texts.get("checks", {})}


def texts_document(texts: Document, words: Document, rules: Document) -> Document:
    """The canonical texts of one language: those of the framework, and those of the metrics its rules carry."""
    groups = dict.fromkeys(entry["group"] for entry in rules["metrics"])
    periods = dict.fromkeys(entry["period"] for entry in rules["metrics"])
    checks = [entry["key"] for entry in rules.get("checks", ())]
    highest = {entry["key"]: highest_of(entry) for entry in rules["indicators"]}
    indicators = {key: _numbered(entry, highest[key]) for key, entry in texts.get("indicators", {}).items()}
    return {
        **{name: texts[name] for name in OF_FRAMEWORK if name in texts},
        **({"indicators": indicators} if indicators else {}),
        "metrics": {entry["key"]: _metric_words(entry, words) for entry in rules["metrics"]},
        "groups": {key: words["groups"][key] for key in groups},
        "periods": {key: words["periods"][key] for key in periods},
        **({"checks": {key: check_words(texts, words)[key] for key in checks}} if checks else {}),
    }


def _numbered(words: Document, highest: int) -> Document:
    """Levels that are plain numbers written out, so that a reader finds words for each."""
    if words["levels"] != NUMBERED:
        return words
    return {**words, "levels": [str(level) for level in range(highest + 1)]}


def _metric_words(entry: Document, words: Document) -> Document:
    unit = words["units"].get(entry["unit"], "")
    return {**words["metrics"][entry["key"]], **({"unit": unit} if unit else {})}
