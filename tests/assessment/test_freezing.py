"""A self-assessment as one canonical document, with its texts beside it."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from excellence.assessment.freezing import Freezing, Frozen, frozen_content
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
from tests.factories.assessments import FactFactory
from tests.factories.people import LONG_AGO

DAY = date(2026, 3, 10)


def freeze(assessment: Assessment, cast: Cast) -> Frozen:
    sheet = sheet_of(assessments_visible_to(cast.owner, "en").get(pk=assessment.pk))
    labels, improvements = earlier_labels_of(assessment), improvements_of(assessment)
    given = Freezing(shown_evidence(assessment), labels, improvements, sheet.texts, DAY)
    return frozen_content(sheet.assessment, sheet.values, given)


def read(frozen: Frozen) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(frozen.content)
    return document


def test_frozen_content_holds_no_word_that_somebody_wrote(cast: Cast, ready: Assessment) -> None:
    ready.answers.filter(indicator="clarity_of_roles").update(justification="Olga Owner leads the board.")
    frozen = freeze(ready, cast)

    texts = {each["text"] for each in json.loads(frozen.texts).values()}

    assert {text for text in texts if text in frozen.content.decode()} == set()
    assert texts == {
        *("Olga Owner leads the board.", "Register of participants", "Minutes of the board, shown on screen"),
        *("https://cluster-example.invalid/", "Example Label Office", "HUN012202407X240123"),
        *("https://labels-example.invalid/hun012", "Figures that steer", "Participants see what their fee does."),
        *("Board paper of spring 2024", "Figures of the year, published"),
    }


def test_each_text_has_the_hash_of_its_salt_and_itself(cast: Cast, ready: Assessment) -> None:
    frozen = freeze(ready, cast)

    for digest, beside in json.loads(frozen.texts).items():
        assert sha256((beside["salt"] + beside["text"]).encode()).hexdigest() == digest
        assert len(beside["salt"]) == 32


def test_same_assessment_differs_only_in_its_salts(cast: Cast, ready: Assessment) -> None:
    first, second = freeze(ready, cast), freeze(ready, cast)

    words = [sorted(each["text"] for each in json.loads(frozen.texts).values()) for frozen in (first, second)]
    assert (first.content != second.content, words[0]) == (True, words[1])
    assert read(first)["result"] == read(second)["result"]


def test_figures_say_where_they_come_from(cast: Cast, ready: Assessment) -> None:
    FactFactory(organisation=cast.organisation, metric_id="committed_sme", value="21", source="", origin="list")

    figures = read(freeze(ready, cast))["figures"]["2025"]

    assert figures["committed_sme"] == {"value": "21", "origin": "list", "listed_on": LONG_AGO.date().isoformat()}
    assert {**figures["participants"], "source": ""} == {"value": "46", "origin": "typed", "source": ""}
    assert {figure["origin"] for figure in figures.values()} <= {"list", "typed", "calculated"}


def test_removed_evidence_is_not_frozen(cast: Cast, ready: Assessment) -> None:
    before = sum(len(answer["evidence"]) for answer in read(freeze(ready, cast))["answers"])

    Item.objects.update(removed_at="2026-03-01T00:00Z")

    assert (before, sum(len(answer["evidence"]) for answer in read(freeze(ready, cast))["answers"])) == (31, 0)


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
