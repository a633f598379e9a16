"""The demonstration's story, and signing in as one of its people."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from excellence.accounts.models import User
from excellence.assessment.models import Assessment
from excellence.assessment.queries import assessments_visible_to
from excellence.assessment.reports.sheet import sheet_of
from excellence.demo.operations import FROM_THE_LIST, tell_demo_story
from excellence.demo.story import pannon
from excellence.facts.models import Fact
from excellence.organisations.models import Organisation

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_story_tells_of_a_cluster_in_the_middle_of_its_assessment() -> None:
    tell_demo_story(at=NOW)

    reka = User.objects.get(email="reka@pannon-example.invalid")
    sheet = sheet_of(assessments_visible_to(reka, "hu").get())
    assert (sheet.answered, sheet.assessment.year, sheet.texts.language) == (24, 2026, "hu")
    assert sheet.facts["committed"] == 37
    assert not Assessment.objects.filter(answers__saved_at__gt=NOW).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("at", [NOW, datetime(2026, 2, 1, 10, 0, tzinfo=UTC), datetime(2026, 7, 1, 10, 0, tzinfo=UTC)])
def test_list_of_the_story_gives_the_figures_of_the_story(at: datetime) -> None:
    tell_demo_story(at=at)

    organisation = Organisation.objects.get(name=pannon.NAME)
    year = assessments_visible_to(User.objects.get(email="reka@pannon-example.invalid"), "hu").get().year
    facts = Fact.objects.filter(organisation=organisation, year=year, origin="list")
    told = {key: this_year for key, (_before, this_year, _source) in pannon.FIGURES.items() if key in FROM_THE_LIST}
    assert dict(facts.values_list("metric_id", "value")) == told
    assert len(told) == 14


@pytest.mark.django_db
def test_story_told_twice_changes_nothing() -> None:
    tell_demo_story(at=NOW)

    assert tell_demo_story(at=NOW) == "already there"
    assert Organisation.objects.count() == 2


@pytest.mark.django_db
def test_story_says_of_every_organisation_that_it_is_fictional() -> None:
    tell_demo_story(at=NOW)

    assert [(each.is_fictional, each.name[:5]) for each in Organisation.objects.all()] == [(True, "Demo:")] * 2


@pytest.mark.django_db
def test_visitor_signs_in_as_a_person_of_the_story(settings: Any) -> None:
    settings.DEMO = "STORY"
    tell_demo_story(at=NOW)

    response = Client().post("/en/demo/sign-in/", {"person": "reka"})

    assert response["Location"] == "/en/desk/"


@pytest.mark.django_db
@pytest.mark.parametrize("person", ["reka", "nobody", ""])
def test_nobody_signs_in_so_elsewhere(settings: Any, person: str) -> None:
    settings.DEMO = "NONE"
    tell_demo_story(at=NOW)

    assert Client().post("/en/demo/sign-in/", {"person": person}).status_code == 404
