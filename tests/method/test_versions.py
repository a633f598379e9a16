"""Results of a published version stay what they were, whatever later versions count."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from excellence.method.answersfile import read_sheet
from excellence.method.frameworks import decimal_text
from excellence.method.labels import readiness
from excellence.method.scoring import score
from excellence.method.source import load, parse_yaml
from tests.method.folders import FRAMEWORKS

GOLDEN: list[dict[str, Any]] = json.loads((FRAMEWORKS / "golden-ecei-2013-1.json").read_text(encoding="utf-8"))


def result_of(case: dict[str, Any]) -> dict[str, Any]:
    """What the answers of a case count under the version they name."""
    framework = load(case["answers"]["framework"], "en").framework
    table = parse_yaml(json.dumps(case["answers"]), name="answers")
    sheet = read_sheet(table, framework, panel=case["panel"])
    found = score(framework, sheet.answers, sheet.facts, panel=case["panel"])
    levels = readiness(framework, found, sheet.facts, sheet.history, date.fromisoformat(case["at"]))
    return {
        "points": decimal_text(found.points),
        "maximum": decimal_text(found.maximum),
        "claimed": decimal_text(found.claimed_points),
        "filled": str(found.points_with_missing),
        "counted": " ".join(decimal_text(each.counted) if each.applicable else "-" for each in found.indicators),
        "reasons": {each.number: [reason.id for reason in each.reasons] for each in found.indicators if each.reasons},
        "levels": {
            level.level: [
                level.reached,
                *([each.id, each.met, *(reason.id for reason in each.reasons)] for each in level.conditions),
            ]
            for level in levels
        },
    }


@pytest.mark.parametrize("case", GOLDEN, ids=range(len(GOLDEN)))
def test_result_of_version_1_is_what_it_was_before_there_was_another(case: dict[str, Any]) -> None:
    assert result_of(case) == case["expected"]


def test_months_of_version_2_are_those_its_practices_name_and_version_1_has_its_own() -> None:
    first, second = (load(f"ecei-2013@{version}", "en").framework for version in "12")

    changed = {
        each.number: (each.months, second.indicator(each.key).months)
        for each in first.indicators
        if each.months != second.indicator(each.key).months
    }

    assert changed == {
        "2.2.2": ((0, 6, 12, 24, 24), (0, 6, 12, 24, 12)),
        "4.1.4": ((3, 3, 6, 6, 6), (3, 1, 6, 6, 6)),
        "4.1.6": ((3, 3, 3, 12, 36), (3, 3, 2, 12, 36)),
        "4.6.1": ((1, 6, 9, 9, 9), (1, 6, 9, 6, 6)),
    }
