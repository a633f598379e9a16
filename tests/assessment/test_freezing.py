"""A self-assessment as one canonical document, and back again."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from excellence.assessment.freezing import day_of, frozen_content, values_from
from excellence.assessment.models import Assessment
from excellence.assessment.queries import (
    assessments_visible_to,
    earlier_labels_of,
    improvements_of,
    shown_evidence,
)
from excellence.assessment.reports.sheet import sheet_of
from excellence.assessment.values import stored_values
from excellence.evidence.models import Item
from tests.cast import Cast
from tests.factories.assessments import FactFactory, the_indicator

DAY = date(2026, 3, 10)


def freeze(assessment: Assessment, cast: Cast) -> bytes:
    sheet = sheet_of(assessments_visible_to(cast.owner, "en").get(pk=assessment.pk))
    return frozen_content(
        sheet.assessment,
        sheet.values,
        evidence=shown_evidence(assessment),
        labels=earlier_labels_of(assessment),
        improvements=improvements_of(assessment),
        words=sheet.texts,
        on=DAY,
    )


def frozen(assessment: Assessment, cast: Cast) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(freeze(assessment, cast))
    return document


def test_rows_come_back_as_they_were_frozen(cast: Cast, ready: Assessment) -> None:
    ready.answers.filter(indicator=the_indicator("1.2").key).update(
        level=None, is_not_applicable=True, not_applicable_reason="An online community."
    )
    FactFactory(organisation=cast.organisation, metric_id="participants", value="40", year=2024)
    stored = stored_values(ready)

    back = values_from(freeze(ready, cast))

    assert (back.figures, back.history, back.answers) == (stored.figures, stored.history, stored.answers)
    assert back.fingerprint == stored.fingerprint


def test_same_assessment_gives_the_same_bytes(cast: Cast, ready: Assessment) -> None:
    assert freeze(ready, cast) == freeze(ready, cast)


def test_day_it_was_handed_in_is_read_back(cast: Cast, ready: Assessment) -> None:
    assert day_of(freeze(ready, cast)) == DAY


def test_removed_evidence_is_not_frozen(cast: Cast, ready: Assessment) -> None:
    before = sum(len(answer["evidence"]) for answer in frozen(ready, cast)["answers"])

    Item.objects.update(removed_at="2026-03-01T00:00Z")

    assert (before, sum(len(answer["evidence"]) for answer in frozen(ready, cast)["answers"])) == (31, 0)


def test_evidence_costs_two_statements_however_much_is_shown(ready: Assessment, assert_queries: Any) -> None:
    with assert_queries(2):
        shown = shown_evidence(ready)

    assert len(shown) == 31


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ({"level": 1}, True),
        ({"justification": "Other words"}, True),
        ({"version": 9}, False),
    ],
)
def test_fingerprint_follows_what_one_stands_for(ready: Assessment, changed: dict[str, Any], differs: bool) -> None:
    before = stored_values(ready).fingerprint

    ready.answers.filter(indicator="clarity_of_roles").update(**changed)

    assert (stored_values(ready).fingerprint != before) is differs
