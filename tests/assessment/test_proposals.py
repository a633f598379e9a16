"""Figures propose levels in four visible states, and never write an answer."""

from __future__ import annotations

import pytest

from excellence.assessment.models import Answer, Assessment
from excellence.assessment.values import stored_values
from excellence.facts.models import Fact
from excellence.facts.operations import Entry, record_figures
from excellence.method.source.metrics import catalogue
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory, the_indicator
from tests.support.clock import NOW

MEASURED, JUDGED = "5.1", "2.7"


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


def answer(number: str, level: int | None) -> None:
    Answer.objects.filter(indicator=the_indicator(number).key).update(level=level, version=1)


def enter(cast: Cast, **figures: str) -> None:
    """Enter figures of the year as people do."""
    metrics = catalogue().metrics
    seen = dict(Fact.objects.values_list("metric", "version"))
    entries = [Entry(metrics[key], text, seen=seen.get(key, 0)) for key, text in figures.items()]
    recorded = record_figures(cast.organisation, year=2025, entries=entries, by=cast.editor, at=NOW)
    assert recorded.refused == {}


def page(cast: Cast, client_of: ClientOf, assessment: Assessment, number: str) -> str:
    return client_of(cast.owner).get(f"/en/assessments/{assessment.public_id}/{number}/").content.decode()


@pytest.mark.parametrize(
    ("number", "level", "figures", "said"),
    [
        (MEASURED, 4, {"media_items_12m": "20"}, "Your figures give the same level: 4"),
        (MEASURED, None, {"media_items_12m": "20"}, "Your figures propose level 4"),
        (MEASURED, 2, {"media_items_12m": "20"}, "Differs: your figures propose 4, you answered 2"),
        (JUDGED, 5, {"active_links": "4"}, "Your figures allow level 3 at most"),
    ],
)
def test_proposal_is_seen_in_one_of_four_states(
    cast: Cast,
    client_of: ClientOf,
    assessment: Assessment,
    number: str,
    level: int | None,
    figures: dict[str, str],
    said: str,
) -> None:
    answer(number, level)
    enter(cast, **figures)

    assert page(cast, client_of, assessment, number).count(said) == 1
    assert Answer.objects.get(indicator=the_indicator(number).key).level == level


@pytest.mark.parametrize("level", [None, 0, 1, 4, 5])
def test_figures_entered_later_never_overwrite_what_a_person_wrote(
    cast: Cast, assessment: Assessment, level: int | None
) -> None:
    answer(MEASURED, level)
    fields = ("level", "justification", "is_not_applicable", "version", "saved_by", "saved_at")
    before = list(Answer.objects.order_by("pk").values_list(*fields))

    for count in ("0", "20", "400"):
        enter(cast, media_items_12m=count)

    assert list(Answer.objects.order_by("pk").values_list(*fields)) == before


@pytest.mark.parametrize(("level", "stops"), [(None, "not_accepted"), (5, "above_figures"), (3, None), (4, None)])
def test_only_an_undecided_proposal_or_a_higher_claim_stops_handing_in(
    cast: Cast, assessment: Assessment, level: int | None, stops: str | None
) -> None:
    answer(MEASURED, level)
    enter(cast, media_items_12m="20")

    values = stored_values(assessment)

    key, missing = the_indicator(MEASURED).key, {"no_evidence"}  # nothing is shown here at all
    found = {check.id for check in values.must_be_mended() if check.indicator == key} - missing
    assert found == ({stops} if stops else set())
