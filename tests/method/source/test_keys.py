"""The page on the format lists every key there is, and nothing besides."""

from __future__ import annotations

import re
from pathlib import Path

from excellence.method.source import shapes
from excellence.method.source.schema import Record, Shape

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "framework-format.md"
ROW = re.compile(r"^\| `(?P<place>[^`]+)` \|(?P<required>[^|]*)\|(?P<optional>[^|]*)\|$", re.MULTILINE)


def _within(record: Record, *names: str) -> Record:
    """A record below another, by the keys that lead there."""
    found: Shape = record
    for name in names:
        assert isinstance(found, Record)
        found = {**found.required, **found.optional}[name]
    assert isinstance(found, Record)
    return found


FRAMEWORK, INDICATOR, LEVEL = shapes.framework, shapes.indicator, shapes.label_level
RECORDS = {
    "framework.yaml": FRAMEWORK,
    "drop": _within(FRAMEWORK, "drop"),
    "provenance": shapes.provenance,
    "validity": shapes.validity_in_months,
    "validity, one last day": shapes.validity_until,
    "validity.by_result[]": shapes.span,
    "efforts.KEY": shapes.named_effort,
    "eligibility": _within(FRAMEWORK, "eligibility"),
    "checks[]": shapes.check,
    "not_yet.METRIC": shapes.not_yet,
    "levels[]": LEVEL,
    "levels[].panel": _within(LEVEL, "panel"),
    "levels[].panel.seats[]": shapes.seat,
    "levels[].tolerance": _within(LEVEL, "tolerance"),
    "dimensions[]": shapes.dimension,
    "indicators[]": INDICATOR,
    "indicators[].points": _within(INDICATOR, "points"),
    "indicators[].gate": _within(INDICATOR, "gate"),
    "indicators[].minimum": _within(INDICATOR, "minimum"),
    "indicators[].audited_for": _within(INDICATOR, "audited_for"),
    "indicators[].measured": shapes.measured,
    "indicators[].measured.small_team": _within(INDICATOR, "measured", "small_team"),
    "indicators[].judged": shapes.judged,
    "indicators[].effort": shapes.effort,
    "indicators[].not_applicable": _within(INDICATOR, "not_applicable"),
    "metrics.yaml": shapes.vocabulary,
    "metrics[]": shapes.metric,
    "texts/<language>.yaml": shapes.texts,
    "texts: levels.KEY": shapes.level_texts,
    "texts: dimensions.KEY": shapes.dimension_texts,
    "texts: indicators.KEY": shapes.indicator_texts,
    "metrics/texts/<language>.yaml": shapes.metric_texts,
    "metrics/texts: metrics.KEY": shapes.one_metric_texts,
}


def _keys(cell: str) -> set[str]:
    return set(re.findall(r"`([a-z_]+)`", cell))


def test_page_lists_the_obligatory_and_the_optional_keys_of_every_place() -> None:
    found = ROW.finditer(PAGE.read_text(encoding="utf-8"))
    rows = {row["place"]: (_keys(row["required"]), _keys(row["optional"])) for row in found}

    assert rows == {place: (set(record.required), set(record.optional)) for place, record in RECORDS.items()}


def test_every_place_that_has_keys_is_among_those_listed() -> None:
    listed = list(RECORDS.values())
    named = {name: shape for name, shape in vars(shapes).items() if isinstance(shape, Record)}
    below = [shape for record in listed for shape in {**record.required, **record.optional}.values()]

    assert [name for name, shape in named.items() if shape not in listed] == []
    assert [shape for shape in below if isinstance(shape, Record) and shape not in listed] == []
