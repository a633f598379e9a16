"""The shapes of `framework.yaml`, `metrics.yaml` and the texts: which keys there are and what stands under them."""

from __future__ import annotations

import re
from datetime import date

from excellence.kernel.words import N_
from excellence.method.source.schema import (
    Path,
    Plain,
    Reading,
    Record,
    Shape,
    by_key,
    decimal,
    expression,
    flag,
    key,
    matching,
    one_of,
    one_or_several,
    record,
    several,
    text,
    whole,
)
from excellence.method.source.yamltext import Items, Node, Table, Text

SHORT = 34
NUMBERED = "numbers"

identifier = matching(
    re.compile(r"[a-z][a-z0-9-]{0,59}"),
    N_("“%(given)s” is no identifier"),
    N_("use small letters, digits and hyphens, starting with a letter"),
    "unreadable",
)
base = matching(
    re.compile(r"[a-z][a-z0-9-]{0,59}(@[^\s/@]{1,20})?"),
    N_("“%(given)s” is no framework"),
    N_("write its id and version, such as ecei-2013@2"),
    "unreadable",
)
version = matching(
    re.compile(r"[^\s/@]{1,20}"),
    N_("“%(given)s” is no version"),
    N_("write one without spaces, / and @, such as 1"),
    "1",
)
number = matching(
    re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){0,4}"),
    N_("“%(given)s” is no number of a dimension or indicator"),
    N_("write digits and points, such as 2.2.1"),
    "0",
)
language = matching(
    re.compile(r"[a-z]{2,3}"), N_("“%(given)s” is no language"), N_("write its code, such as en or hu"), "en"
)
series = matching(
    re.compile(r"[A-Z]{1,3}"), N_("“%(given)s” is no number series"), N_("write one to three capital letters"), "X"
)
address = matching(
    re.compile(r"https?://[^\s]+"),
    N_("“%(given)s” is no address"),
    N_("write one that starts with https://"),
    "https://",
)
class_key = matching(
    re.compile(r"[A-Za-z0-9_+-]{1,30}"),
    N_("“%(given)s” is no class"),
    N_("use letters, digits, +, - and _"),
    "unreadable",
)
source_key = matching(
    re.compile(r"[A-Za-z0-9_-]{1,20}|https?://[^\s]+"),
    N_("“%(given)s” is no source"),
    N_("write a key listed under sources, or an address"),
    "unreadable",
)
provenance_key = matching(
    re.compile(r"(validity|eligibility)(\.[a-z_]+)?|max_not_applicable|evidence_days"),
    N_("“%(given)s” is nothing that stands at the top level"),
    N_("write validity, eligibility, max_not_applicable, evidence_days, or one of their parts as validity.first"),
    "validity",
)

provenance = record({"kind": one_of("fact", "inferred", "proposed")}, {"source": one_or_several(source_key)})


def day(node: Node, reading: Reading, path: Path) -> str:
    """A day as year-month-day."""
    written = text(node, reading, path)
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        problem, remedy = N_("“%(given)s” is not a date"), N_("write year-month-day, such as 2025-12-31")
        reading.refuse(node.place, problem, remedy, given=written)
        return "2000-01-01"


def sourced(**shapes: Shape) -> Record:
    """A record that tells where its content comes from."""
    return record({**shapes, "provenance": provenance})


def text_or_empty(node: Node, reading: Reading, path: Path) -> str:
    """Words that may be missing, as for a unit that is not written."""
    if isinstance(node, Text) and not node.value.strip():
        reading.places[path] = node.place
        return ""
    return text(node, reading, path)


def short_text(node: Node, reading: Reading, path: Path) -> str:
    """A name that fits a rail."""
    written = text(node, reading, path)
    if len(written) > SHORT:
        reading.refuse(
            node.place,
            N_("the short name has %(length)s characters"),
            N_("shorten it to %(limit)s"),
            length=len(written),
            limit=SHORT,
        )
    return written


def _metrics_or_benchmarked(node: Node, reading: Reading, path: Path) -> Plain:
    if isinstance(node, Items):
        return several(key, least=1)(node, reading, path)
    return one_of("benchmarked")(node, reading, path)


def _letter_and_ratio(node: Node, reading: Reading, path: Path) -> Plain:
    pair = several(text, count=2)(node, reading, path)
    if isinstance(node, Items):
        for ratio in node.items[1:]:
            decimal(ratio, reading, (*path, 1))
    return pair


def _limit_of_dimension(node: Node, reading: Reading, path: Path) -> Plain:
    """A limit of one dimension: as a ratio or in points."""
    limit = "points" if isinstance(node, Table) and "points" in node.entries else "ratio"
    return record({"dimension": key, limit: decimal})(node, reading, path)


_WORDS = ("eligible", "gates", "minimum_levels")
_CONDITIONS: dict[str, Shape] = {
    "facts_complete": _metrics_or_benchmarked,
    "prior_label": record({"level": key, "from_months": whole, "to_months": whole}),
    "renewal": record({"level": key}),
    "other_label": record(
        {"scheme": identifier, "levels": several(key, least=1)}, {"issuers": several(identifier, least=1)}
    ),
    "improvement": record({"areas": whole}),
    "ratio_at_least": decimal,
    "ratio_above": decimal,
    "points_at_least": decimal,
    "points_above": decimal,
    "dimension_at_least": _limit_of_dimension,
    "dimension_above": _limit_of_dimension,
    "class_at_least": record({"reach": class_key, "classes": several(_letter_and_ratio, least=1)}),
}


def requirement(node: Node, reading: Reading, path: Path) -> Plain:
    """What a label level requires: a word, or one condition as a mapping with a single key."""
    if isinstance(node, Text):
        return one_of(*_WORDS)(node, reading, path)
    shapes = {**_CONDITIONS, "all": several(requirement, least=1), "any": several(requirement, least=1)}
    if isinstance(node, Table) and len(node.entries) == 1:
        (name,) = node.entries
        return record({name: shapes[name]} if name in shapes else {}, shapes)(node, reading, path)
    reading.places[path] = node.place
    names = ", ".join((*_WORDS, *shapes))
    reading.refuse(node.place, N_("this is not one condition"), N_("write one of %(names)s"), names=names)
    return "gates"


_figures = {"metrics": several(key)}
measured = record(
    {"provenance": provenance},
    {
        "value": expression,
        "cuts": several(decimal, least=1),
        "levels": several(expression, least=1),
        "small_team": record({"heads": key, "counted": key, "below": whole}),
        **_figures,
    },
)
judged = record({"provenance": provenance}, {"highest": whole, "ceiling": several(expression, least=1), **_figures})
effort = record(
    {},
    {
        "use": key,
        "days": several(decimal, least=1),
        "months": several(whole, least=1),
        "raisable": flag,
        "provenance": provenance,
    },
)
indicator = record(
    {"key": key, "number": number, "dimension": key},
    {
        "points": record({"provenance": provenance}, {"value": decimal, "grades": several(decimal, least=2)}),
        "audited_for": sourced(levels=several(key)),
        "effort": effort,
        "gate": sourced(level=whole),
        "minimum": sourced(level=whole),
        "measured": measured,
        "judged": judged,
        "not_applicable": record({"provenance": provenance}, {"when": expression}),
    },
)
span = record({"when": requirement, "first": whole}, {"renewal": whole})
validity_in_months = record(
    {"first": whole},
    {
        "renewal": whole,
        "renew_before": whole,
        "renew_after": whole,
        "day_rule": one_of("exact_day", "end_of_month"),
        "by_result": several(span, least=1),
    },
)
validity_until = record({"until": day})


def validity(node: Node, reading: Reading, path: Path) -> Plain:
    """How long a label holds: in months, or until a day that is the same for all."""
    is_fixed = isinstance(node, Table) and "until" in node.entries
    return (validity_until if is_fixed else validity_in_months)(node, reading, path)


seat = record(
    {"kind": one_of("expert", "peer", "trainee", "observer"), "count": whole},
    {"licence": key, "foreign": whole, "national": whole},
)
label_level = record(
    {"key": key, "requires": requirement, "provenance": provenance},
    {
        "assessors": whole,
        "panel": sourced(seats=several(seat, least=1)),
        "tolerance": sourced(levels=decimal),
        "validity": validity,
    },
)
check = record({"key": key, "holds": expression, "severity": one_of("warning", "refusal")})


def _check_or_its_key(node: Node, reading: Reading, path: Path) -> Plain:
    """A check of the vocabulary by its key, or one of one's own."""
    return (key if isinstance(node, Text) else check)(node, reading, path)


named_effort = sourced(days=several(decimal, least=1))
dimension = record({"key": key, "number": number})
not_yet = sourced(when=expression)
_dropped = several(key, least=1)
framework = record(
    {
        "format": whole,
        "semantics": whole,
        "id": identifier,
        "version": version,
        "languages": several(language, least=1),
        "levels": several(label_level, least=1),
    },
    {
        "extends": base,
        "drop": record({}, {"levels": _dropped, "dimensions": _dropped, "indicators": _dropped}),
        "issuer": identifier,
        "number_series": series,
        "provenance": by_key(provenance, keys=provenance_key),
        "max_not_applicable": whole,
        "evidence_days": decimal,
        "validity": validity,
        "sources": by_key(address, keys=source_key),
        "efforts": by_key(named_effort),
        "eligibility": record({}, {"criteria": by_key(expression), "waiver": expression}),
        "dimensions": several(dimension),
        "indicators": several(indicator),
        "checks": several(_check_or_its_key),
        "not_yet": by_key(not_yet),
    },
)
metric = record(
    {
        "key": key,
        "kind": one_of("count", "decimal", "months", "money", "percent", "date", "flag", "set", "choice", "scale"),
        "unit": key,
        "period": one_of("moment", "year", "last_12m", "last_24m"),
        "group": key,
    },
    {
        "options": several(key, least=2),
        "plausible": several(decimal, count=2),
        "derived": expression,
        "benchmarked": flag,
        "direction": one_of("more", "less", "neither"),
    },
)
vocabulary = record(
    {"format": whole, "metrics": several(metric, least=1)},
    {"groups": several(key, least=1), "checks": several(check), "alone": flag},
)

level_texts = record({"name": text}, {"motto": text, "attests": text, "attests_not": text})
dimension_texts = record({"name": text, "short": short_text}, {"about": text})


def _sentences_or_numbers(node: Node, reading: Reading, path: Path) -> Plain:
    """A sentence for each level, or the word that says they are plain numbers, such as raw points."""
    if isinstance(node, Text):
        return one_of(NUMBERED)(node, reading, path)
    return several(text, least=2)(node, reading, path)


indicator_texts = record(
    {"name": text, "short": short_text, "meaning": text, "levels": _sentences_or_numbers},
    {
        "why": text,
        "evidence": several(text, least=1),
        "good": text,
        "not_enough": text,
        "practices": several(text, least=1),
        "not_applicable": text,
        "scale": several(text, least=2),
    },
)
texts = record(
    {
        "language": language,
        "name": text,
        "levels": by_key(level_texts),
    },
    {
        "about": text,
        "issuer": text,
        "scale": several(text, least=2),
        "dimensions": by_key(dimension_texts),
        "indicators": by_key(indicator_texts),
        "criteria": by_key(text),
        "checks": by_key(text),
        "not_yet": by_key(text),
        "classes": by_key(text, keys=class_key),
    },
)
one_metric_texts = record({"name": text}, {"hint": text, "options": by_key(text)})
metric_texts = record(
    {"language": language, "metrics": by_key(one_metric_texts)},
    {"groups": by_key(text), "units": by_key(text_or_empty), "periods": by_key(text), "checks": by_key(text)},
)
