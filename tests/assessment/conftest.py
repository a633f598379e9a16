"""What tests of self-assessments share."""

from __future__ import annotations

import pytest

from excellence.assessment.models import Assessment
from excellence.facts.models import Fact
from tests.cast import Cast
from tests.factories.assessments import (
    AssessmentFactory,
    EarlierLabelFactory,
    ExhibitFactory,
    FactFactory,
    ImprovementFactory,
    ItemFactory,
)

LINKS = {"active_links": "6"}  # as many as level 4 of 2.7 asks for


@pytest.fixture
def answered(cast: Cast) -> Assessment:
    """A draft in which every indicator is at level 4 and shown by an interview note, with some figures."""
    numbers = [
        *("1.1.0", "1.1.1", "1.1.2", "1.2", "2.1", "2.2.1", "2.2.2", "2.2.3", "2.2.4", "2.3", "2.4", "2.5", "2.6"),
        *("2.7", "3.1", "3.2", "4.1.1", "4.1.2", "4.1.3", "4.1.4", "4.1.5", "4.1.6", "4.2", "4.3", "4.4", "4.5"),
        *("4.6.1", "4.6.2", "5.1", "5.2", "5.3"),
    ]
    assessment = AssessmentFactory(
        organisation=cast.organisation, started_by=cast.owner, levels=dict.fromkeys(numbers, 4)
    )
    link = ItemFactory(
        organisation=cast.organisation, added_by=cast.owner, lane="link", address="https://cluster-example.invalid/"
    )
    for answer in assessment.answers.all():
        ExhibitFactory(answer=answer, item=link)
    for metric, value in {
        "participants": "46",
        "committed_sme": "21",
        "fte": "3",
        "targets_met": "10",
        **LINKS,
    }.items():
        FactFactory(organisation=cast.organisation, metric_id=metric, value=value, recorded_by=cast.owner)
    return assessment


@pytest.fixture
def ready(cast: Cast, answered: Assessment) -> Assessment:
    """A full draft without an error: figures and answers do not contradict each other."""
    Fact.objects.all().delete()
    for metric, value in {"participants": "46", **LINKS}.items():
        FactFactory(organisation=cast.organisation, metric_id=metric, value=value, recorded_by=cast.owner)
    EarlierLabelFactory(assessment=answered, saved_by=cast.owner)
    ImprovementFactory(assessment=answered, saved_by=cast.owner)
    return answered
