"""The pages of the figures a list gives."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from excellence.facts.models import Fact
from excellence.participants.operations.counting import take_figures
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory, FactFactory
from tests.factories.participants import GYOR, ParticipantFactory, towns
from tests.support.queries import Asserting

pytestmark = pytest.mark.usefixtures("_spring")

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def _spring() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def page(cast: Cast, rest: str = "figures/2025/") -> str:
    return f"/en/organisations/{cast.organisation.public_id}/participants/{rest}"


def facts_page(cast: Cast, group: str = "participants") -> str:
    return f"/en/organisations/{cast.organisation.public_id}/figures/2025/{group}/"


def states(cast: Cast, client_of: ClientOf) -> dict[str, str]:
    lines = client_of(cast.reader).get(page(cast)).context["lines"]
    return {line.metric: line.state for line in lines}


def test_each_figure_says_how_it_stands_to_what_is_stored(cast: Cast, client_of: ClientOf) -> None:
    ParticipantFactory(organisation=cast.organisation)
    take_figures(cast.organisation, year=2025, by=cast.owner, at=NOW)
    Fact.objects.filter(metric="committed_large").delete()
    Fact.objects.filter(metric="committed_other").update(value="9")
    Fact.objects.filter(metric="committed_public").update(origin="typed")
    Fact.objects.filter(metric="committed_finance").update(origin="typed", value="3")

    found = states(cast, client_of)

    asked = ("participants", "committed_large", "committed_other", "committed_public", "committed_finance")
    assert [found[metric] for metric in asked] == ["same", "new", "old", "agrees", "differs"]


def test_one_press_takes_all_and_another_the_one_that_differs(cast: Cast, client_of: ClientOf) -> None:
    ParticipantFactory(organisation=cast.organisation)
    FactFactory(organisation=cast.organisation, value="46", recorded_by=cast.owner)
    browser = client_of(cast.editor)  # nobody's meetings, projects and distance are entered: twelve are known

    browser.post(page(cast), {})
    kept = Fact.objects.get(metric="participants").value
    browser.post(page(cast), {"metric": "participants", "seen": "1"})

    taken = Fact.objects.get(metric="participants")
    assert (kept, taken.value, taken.origin, Fact.objects.count()) == ("46", "1", "list", 12)


def test_figure_that_is_not_known_is_said_and_not_offered(cast: Cast, client_of: ClientOf) -> None:
    ParticipantFactory.create_batch(2, organisation=cast.organisation, commitment="", committed_on="")
    browser = client_of(cast.editor)

    html = browser.get(page(cast)).content.decode()
    behind = browser.get(page(cast, "figures/2025/committed_sme/")).content.decode()

    assert (states(cast, client_of)["committed_sme"], "unknown for 2 of 2" in html) == ("unknown", True)
    assert "For 2 participants nobody entered what this figure needs." in behind


def test_participants_behind_a_figure_are_shown_with_reasons(cast: Cast, client_of: ClientOf) -> None:
    ParticipantFactory(organisation=cast.organisation, name="Met", met_on=["2025-06-10"])
    ParticipantFactory(organisation=cast.organisation, name="Not met")
    ParticipantFactory(organisation=cast.organisation, name="Not committed", commitment="none")

    behind = client_of(cast.reader).get(page(cast, "figures/2025/committed_met_12m/")).context["behind"]

    assert [(line.name, line.why) for line in behind.counting] == [("Met", "Met on 10 June 2025.")]
    assert [(line.name, line.why) for line in behind.others] == [("Not met", "No meeting is entered.")]


@pytest.mark.parametrize(
    "rest", ["figures/1989/", "figures/2027/", "figures/2025/staff/", "figures/2027/participants/"]
)
def test_year_or_figure_that_a_list_does_not_give_is_not_found(cast: Cast, client_of: ClientOf, rest: str) -> None:
    assert client_of(cast.editor).get(page(cast, rest)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("rest", "statements"), [("figures/2025/", 6), ("figures/2025/participants/", 4)])
def test_figures_cost_a_fixed_number_of_statements(
    cast: Cast, client_of: ClientOf, assert_queries: Asserting, rows: int, rest: str, statements: int
) -> None:
    towns(GYOR)
    cast.organisation.town = "Győr"
    cast.organisation.save()
    ParticipantFactory.create_batch(rows, organisation=cast.organisation)
    browser = client_of(cast.editor)
    browser.get(page(cast, rest))

    with assert_queries(statements):
        browser.get(page(cast, rest))


def test_page_of_yearly_figures_shows_both_and_marks_what_is_not_from_the_list(cast: Cast, client_of: ClientOf) -> None:
    ParticipantFactory(organisation=cast.organisation)
    FactFactory(organisation=cast.organisation, value="46", recorded_by=cast.owner)
    take_figures(cast.organisation, year=2025, by=cast.owner, at=NOW)

    html = client_of(cast.reader).get(facts_page(cast)).content.decode()

    assert (html.count("Not from the list."), html.count("Your list gives 1")) == (1, 1)
    assert html.count("taken over on 2 March 2026") == 11


def test_saving_the_page_leaves_figures_of_the_list_figures_of_the_list(cast: Cast, client_of: ClientOf) -> None:
    ParticipantFactory(organisation=cast.organisation)
    take_figures(cast.organisation, year=2025, by=cast.owner, at=NOW)
    data = {"participants": "1", "seen-participants": "1", "source-participants": ""}

    client_of(cast.editor).post(facts_page(cast), data)

    assert Fact.objects.get(metric="participants").origin == "list"


def test_assessment_says_that_a_figure_is_from_the_list(cast: Cast, client_of: ClientOf) -> None:
    ParticipantFactory.create_batch(9, organisation=cast.organisation)
    take_figures(cast.organisation, year=2025, by=cast.owner, at=NOW)
    assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)

    html = client_of(cast.owner).get(f"/en/assessments/{assessment.public_id}/1.1.2/").content.decode()

    assert "From the participant list, 2 March 2026" in html
    assert "Your figures propose level 1" in html


def test_page_says_that_who_is_near_is_not_known_without_an_office(cast: Cast, client_of: ClientOf) -> None:
    ParticipantFactory(organisation=cast.organisation)
    browser = client_of(cast.reader)

    pages = [
        browser.get(page(cast, rest)).content.decode()
        for rest in ("figures/2025/", "figures/2025/committed_within_150km/")
    ]

    assert ["1.2 is left out" in html for html in pages] == [True, True]
