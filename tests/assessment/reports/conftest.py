"""A self-assessment that has just begun: four answers, one paper, one interview note, 18 committed participants."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from excellence.accounts.models import User
from excellence.assessment.models import Assessment
from excellence.assessment.queries import assessments_visible_to
from excellence.assessment.reports.sheet import Sheet, sheet_of
from tests.cast import Cast
from tests.factories.assessments import AssessmentFactory, ExhibitFactory, FactFactory, ItemFactory, the_indicator

SheetFor = Callable[..., Sheet]
COMMITTED = {
    "sme": 12,
    "large": 3,
    "research": 2,
    "university": 1,
    **dict.fromkeys(("training", "finance", "consultancy", "public", "other"), 0),
}


@pytest.fixture
def begun(cast: Cast) -> Assessment:
    assessment = AssessmentFactory(
        organisation=cast.organisation, started_by=cast.owner, levels={"1.1.0": 1, "1.1.2": 4, "2.4": 2, "4.1.6": 5}
    )
    for kind, count in COMMITTED.items():
        record(cast, f"committed_{kind}", str(count))
    record(cast, "committed_sme", "10", year=2024)
    show(cast, assessment, "1.1.2", title="Register", lane="link", address="https://cluster-example.invalid/")
    show(cast, assessment, "2.4", title="Statutes")
    return assessment


@pytest.fixture
def sheet_for(begun: Assessment) -> SheetFor:
    def read(person: User, language: str = "en") -> Sheet:
        return sheet_of(assessments_visible_to(person, language).get(pk=begun.pk))

    return read


@pytest.fixture
def sheet(cast: Cast, sheet_for: SheetFor) -> Sheet:
    return sheet_for(cast.owner)


def record(cast: Cast, metric: str, value: str, *, year: int = 2025) -> None:
    FactFactory(organisation=cast.organisation, metric_id=metric, value=value, year=year, recorded_by=cast.owner)


def show(cast: Cast, assessment: Assessment, number: str, **carried: str) -> None:
    item = ItemFactory(organisation=cast.organisation, added_by=cast.owner, **carried)
    ExhibitFactory(answer=assessment.answers.get(indicator=the_indicator(number).key), item=item)
