"""The report as JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest

from excellence.assessment.queries import exhibits_by_indicator
from excellence.assessment.reports.making import report_of
from excellence.assessment.reports.report import json_of, plain
from excellence.assessment.reports.sheet import Sheet
from excellence.method.frameworks.documents import canonical

TODAY = date(2026, 3, 2)


def test_json_is_canonical_and_the_same_each_time(sheet: Sheet) -> None:
    evidence = exhibits_by_indicator(sheet.assessment)

    first, second = (json_of(report_of(sheet, evidence, at=TODAY)) for _ in range(2))

    assert first == second == canonical(json.loads(first))


def test_json_says_what_the_report_says(sheet: Sheet) -> None:
    document = json.loads(json_of(report_of(sheet, exhibits_by_indicator(sheet.assessment), at=TODAY)))

    assert (document["format"], document["day"], document["points"], document["maximum"]) == (
        "excellence-report/2",
        "2026-03-02",
        "5",
        "150",
    )
    members = document["indicators"][2]
    assert (members["number"], members["level_claimed"], members["level_counted"]) == ("1.1.2", "4", "4")
    assert [item["title"] for item in members["evidence"]] == ["Register"]
    assert "frozen_hash" not in document


def test_number_with_a_rounding_error_has_no_place_in_a_report() -> None:
    with pytest.raises(TypeError):
        plain(0.1)
