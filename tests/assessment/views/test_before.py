"""The pages of what came before, and what becomes of Silver."""

from __future__ import annotations

import pytest

from excellence.assessment.models import Answer, Assessment, EarlierLabel, Improvement
from excellence.facts.models import Fact
from tests.cast import Cast, ClientOf
from tests.factories.assessments import (
    AssessmentFactory,
    EarlierLabelFactory,
    FactFactory,
    ImprovementFactory,
)
from tests.support.queries import Asserting

pytestmark = pytest.mark.usefixtures("fixed_clock")
LABEL = {"seen": "0", "level": "bronze", "issuer": "Example Label Office", "assessed_on": "2024-07-10"}
AREA = {"seen": "0", "area": "Figures that steer", "measure": "indicator:performance_monitoring", "then": "2"}


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner, levels={"4.1.6": 3})


def page(assessment: Assessment, rest: str = "before/") -> str:
    return f"/en/assessments/{assessment.public_id}/{rest}"


def test_page_without_entries_says_what_belongs_there(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    html = client_of(cast.owner).get(page(assessment)).content.decode()

    assert html.count("No earlier label is told") == 1
    assert html.count("No area of improvement is told") == 1
    assert html.count("No earlier assessment for Bronze is known.") == 1


def test_label_typed_is_stored_and_shown(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    data = {**LABEL, "number": "HUN012202407X240123", "evidence": "https://labels-example.invalid/1"}

    html = client_of(cast.editor).post(page(assessment, "before/labels/add/"), data, follow=True).content.decode()

    assert EarlierLabel.objects.get().assessment == assessment
    assert html.count("The number reads: HUN, registered 07/2024, series X24.") == 1
    assert html.count('href="https://labels-example.invalid/1"') == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"assessed_on": "2027-01-01"}, "Write a day from 2000 to today"),
        ({"assessed_on": "yesterday"}, "“yesterday” is not a date"),
        ({"number": "HUN012202413X240123"}, "There is no month “13”"),
        ({"level": "platinum"}, "Select a valid choice."),
        ({"issuer": ""}, "This field is required."),
    ],
)
def test_label_refused_is_said_at_the_field_and_nothing_typed_is_lost(
    cast: Cast, client_of: ClientOf, assessment: Assessment, changed: dict[str, str], sentence: str
) -> None:
    data = {**LABEL, "evidence": "Certificate on the wall", **changed}

    response = client_of(cast.editor).post(page(assessment, "before/labels/add/"), data)

    html = response.content.decode()
    assert (response.status_code, html.count("Certificate on the wall")) == (422, 1)
    assert html.count(sentence) == 2  # in the summary and at the field
    assert EarlierLabel.objects.count() == 0


def test_second_of_two_who_change_sees_both_and_can_save_again(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    label = EarlierLabelFactory(assessment=assessment, saved_by=cast.owner)
    address = page(assessment, f"before/labels/{label.public_id}/")
    client_of(cast.owner).post(address, {**LABEL, "seen": "1", "issuer": "The owner's office"})

    second = client_of(cast.editor).post(address, {**LABEL, "seen": "1", "issuer": "The editor's office"})
    html = second.content.decode()
    client_of(cast.editor).post(address, {**LABEL, "seen": "2", "issuer": "The editor's office"})

    told = html.count("Saved now: The owner&#x27;s office")  # in the summary and at the field
    assert (second.status_code, told, html.count('value="2"')) == (422, 2, 1)
    assert EarlierLabel.objects.values_list("issuer", "version").get() == ("The editor's office", 3)


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (3, "Your answer is level 3, but here you say 4. Correct one of the two."),
        (4, "The same as your answer: level 4."),
        (None, "Your answer is still open there."),
    ],
)
def test_level_now_stands_beside_the_answer(
    cast: Cast, client_of: ClientOf, assessment: Assessment, level: int | None, said: str
) -> None:
    Answer.objects.filter(indicator="performance_monitoring").update(level=level)
    client_of(cast.editor).post(page(assessment, "before/areas/add/"), {**AREA, "now": "4"})

    html = client_of(cast.editor).get(page(assessment)).content.decode()

    assert html.count(said) == 1
    assert html.count("level 2, now level 4") == 1


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("52", "The same as your figure: 52."),
        ("46", "Your figure of the year is 46, but here you say 52. Correct one of the two."),
        (None, "The figure of the year is still missing."),
    ],
)
def test_figure_now_stands_beside_the_figure_of_the_year(
    cast: Cast, client_of: ClientOf, assessment: Assessment, figure: str | None, said: str
) -> None:
    if figure:
        FactFactory(organisation=cast.organisation, metric_id="working_groups", value=figure, recorded_by=cast.owner)
    data = {**AREA, "measure": "metric:working_groups", "then": "40", "now": "52"}
    client_of(cast.editor).post(page(assessment, "before/areas/add/"), data)

    assert client_of(cast.editor).get(page(assessment)).content.decode().count(said) == 1


def test_figure_that_is_neither_better_nor_worse_says_so(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    data = {**AREA, "measure": "metric:participants", "then": "40", "now": "52"}
    client_of(cast.editor).post(page(assessment, "before/areas/add/"), data)

    html = client_of(cast.editor).get(page(assessment)).content.decode()

    assert html.count("This figure is neither better nor worse when it changes. Choose another one.") == 1


def test_entry_of_another_assessment_is_not_found(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    other = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner, year=2024)
    improvement = ImprovementFactory(assessment=other, saved_by=cast.owner)

    response = client_of(cast.owner).get(page(assessment, f"before/areas/{improvement.public_id}/"))

    assert response.status_code == 404


def test_entry_removed_is_gone_and_said(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    improvement = ImprovementFactory(assessment=assessment, saved_by=cast.owner)
    address = page(assessment, f"before/areas/{improvement.public_id}/remove/")

    html = client_of(cast.editor).post(address, follow=True).content.decode()

    assert (Improvement.objects.count(), html.count("The entry is removed.")) == (0, 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_however_much_came_before(
    cast: Cast, client_of: ClientOf, assessment: Assessment, assert_queries: Asserting, rows: int
) -> None:
    for _place in range(rows):
        EarlierLabelFactory(assessment=assessment, saved_by=cast.owner)
        ImprovementFactory(assessment=assessment, saved_by=cast.owner)
    browser = client_of(cast.reader)
    browser.get(page(assessment))

    with assert_queries(7):
        browser.get(page(assessment))


def test_result_costs_the_same_with_what_came_before(
    cast: Cast, client_of: ClientOf, assessment: Assessment, assert_queries: Asserting
) -> None:
    EarlierLabelFactory(assessment=assessment, saved_by=cast.owner)
    ImprovementFactory(assessment=assessment, saved_by=cast.owner)
    browser = client_of(cast.owner)
    browser.get(page(assessment, "result/"))

    with assert_queries(5):
        browser.get(page(assessment, "result/"))


def test_silver_is_reached_in_the_browser_with_a_bronze_and_three_areas(
    cast: Cast, client_of: ClientOf, answered: Assessment
) -> None:
    Fact.objects.all().delete()
    for metric, value in {"programme_recognised": "yes", "active_links": "6"}.items():
        FactFactory(organisation=cast.organisation, metric_id=metric, value=value, recorded_by=cast.owner)
    browser = client_of(cast.editor)
    asked = browser.get(page(answered, "result/?to=silver")).content.decode()
    browser.post(page(answered, "before/labels/add/"), LABEL)
    shown = {"evidence_then": "Board paper 2024", "evidence_now": "https://cluster-example.invalid/report"}
    for key in ("strategy_process", "performance_monitoring", "web_presence"):
        data = {**AREA, **shown, "area": key, "measure": f"indicator:{key}", "now": "4"}
        browser.post(page(answered, "before/areas/add/"), data)

    silver = readiness_of(browser.get(page(answered, "result/")).content.decode(), "silver")

    assert asked.count(f'href="{page(answered)}">Earlier labels and improvements') == 3  # two conditions, and the path
    assert (silver.count("Not met:"), silver.count("Met:"), silver.count("Ready")) == (0, 5, 1)


def readiness_of(html: str, level: str) -> str:
    """The part of the result about one level of the label."""
    after = html.partition(f'<li class="is-{level}">')[2]
    return after.partition('<li class="is-')[0]
