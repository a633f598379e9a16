"""The demonstration's story, and signing in as one of its people."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count, Min, Q
from django.test import Client
from pytest_django import DjangoDbBlocker

from excellence.accounts.models import User
from excellence.assessment.models import Assessment
from excellence.assessment.queries import assessments_visible_to
from excellence.assessment.reports.sheet import sheet_of
from excellence.audit.models import Act
from excellence.demo.operations import FROM_THE_LIST, _store, tell_demo_story
from excellence.demo.people import PEOPLE
from excellence.demo.story import pannon
from excellence.evidence.models import Item
from excellence.facts.models import Fact
from excellence.facts.operations import Entry
from excellence.method.labels.before_submission import Check, checks
from excellence.method.source import catalogue
from excellence.organisations.models import Membership, Organisation
from excellence.organisations.operations import register_organisation
from excellence.threads.models import Message
from tests.cast import Cast
from tests.factories.people import UserFactory

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ORGANISATIONS = 22


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """The story, told now, once for all tests of this file: it is long."""
    with django_db_blocker.unblock(), transaction.atomic():
        tell_demo_story(at=NOW)
        yield
        transaction.set_rollback(True)


def _pages(assessment: Assessment) -> Iterator[str]:
    """Every page about an organisation and its self-assessment that is there today."""
    organisation, overview = assessment.organisation.get_absolute_url(), assessment.get_absolute_url()
    yield from (f"{organisation}{page}" for page in ("", "colleagues/", "profile/", "figures/", "figures/2026/team/"))
    yield from (
        f"{overview}{page}" for page in ("", "3.2/", "3.2/evidence/", "result/", "before/", "before/labels/add/")
    )


def _sheet(address: str) -> Any:
    person = User.objects.get(email=address)
    return sheet_of(assessments_visible_to(person, person.language).get())


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
def test_story_tells_of_a_cluster_in_the_middle_of_its_assessment() -> None:
    sheet = _sheet("reka@pannon-example.invalid")

    assert (sheet.answered, sheet.assessment.year, sheet.texts.language) == (24, 2026, "hu")
    assert sheet.facts["committed"] == 37


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
def test_story_gives_the_cluster_a_team_of_four_and_a_reader() -> None:
    people = Membership.objects.filter(organisation__name__contains="Pannon").values_list("role")

    assert dict(people.annotate(count=Count("pk"))) == {"owner": 1, "editor": 3, "reader": 1}


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
def test_story_shows_evidence_in_three_lanes() -> None:
    lanes = Item.objects.filter(organisation__name__contains="Pannon").values_list("lane", flat=True)

    assert set(lanes) == {"file", "link", "interview"}


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
def test_story_has_a_comment_and_two_papers_about_to_end() -> None:
    ending = Item.objects.filter(organisation__name__contains="Pannon", good_until__isnull=False)

    assert sorted(ending.values_list("good_until", flat=True)) == [date(2026, 12, 13), date(2027, 1, 7)]
    assert list(Message.objects.values_list("said_by__email", flat=True)) == ["bence@pannon-example.invalid"]


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
@pytest.mark.usefixtures("told")
def test_story_claims_more_than_figures_give_in_one_place() -> None:
    found = _found(_sheet("reka@pannon-example.invalid"))

    assert [each.indicator for each in found if each.reason.id == "above_figures"] == ["private_share"]
    assert [each.metric for each in found if each.metric] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
def test_nothing_in_the_story_lies_ahead() -> None:
    ahead = [
        Act._base_manager.filter(at__gt=NOW).count(),
        Fact.objects.filter(recorded_at__gt=NOW).count(),
        Assessment.objects.filter(answers__saved_at__gt=NOW).count(),
        Membership.objects.filter(since__gt=NOW).count(),
    ]

    assert ahead == [0, 0, 0, 0]


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
def test_story_told_twice_changes_nothing() -> None:
    assert tell_demo_story(at=NOW) == "already there"
    assert Organisation.objects.count() == ORGANISATIONS


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
def test_story_says_of_every_organisation_that_it_is_fictional() -> None:
    fictional = [(each.is_fictional, each.name[:5], " Example " in each.name) for each in Organisation.objects.all()]

    assert fictional == [(True, "Demo:", True)] * ORGANISATIONS


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
def test_every_page_about_an_organisation_of_the_story_says_so_once() -> None:
    browser, assessment = Client(), Assessment.objects.get(organisation__name__contains="Pannon")
    browser.force_login(User.objects.get(email="reka@pannon-example.invalid"))

    said = {page: _says(browser.get(page)) for page in ("/en/desk/", *_pages(assessment))}

    assert said == dict.fromkeys(said, (200, 1))


@pytest.mark.django_db
def test_page_about_any_other_organisation_does_not_say_so() -> None:
    browser, person = Client(), UserFactory()
    organisation = register_organisation(by=person, at=NOW, name="Real Network", country="AT")
    browser.force_login(person)

    said = [_says(browser.get(page)) for page in ("/en/desk/", organisation.get_absolute_url())]

    assert said == [(200, 0), (200, 0)]


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
def test_every_organisation_of_the_story_has_a_town_and_figures() -> None:
    known = Organisation.objects.annotate(first_year=Min("facts__year"))

    assert list(known.filter(Q(town="") | Q(first_year=None))) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
def test_drafts_of_the_story_are_answered_in_part_or_whole_or_not_begun() -> None:
    drafts = Assessment.objects.filter(answers__level__isnull=False).values_list("organisation__name")

    counts = dict(drafts.annotate(count=Count("answers")))

    assert sorted(counts.values()) == [3, 6, 7, 9, 12, 18, 24, 31, 31, 31]


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("address", ["office@rhone-example.invalid", "office@neckar-example.invalid"])
def test_finished_draft_of_the_story_needs_no_mending(address: str) -> None:
    found = _found(_sheet(address))

    assert [each for each in found if each.severity != "hint"] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
def test_visitor_signs_in_as_a_person_of_the_story(settings: Any) -> None:
    settings.DEMO = "STORY"

    arrivals = [Client().post("/en/demo/sign-in/", {"person": person.key})["Location"] for person in PEOPLE]

    assert arrivals == ["/en/desk/"] * len(PEOPLE)


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
def test_people_with_a_password_can_use_it() -> None:
    passwords = {person.email: person.password for person in PEOPLE if person.password}

    wrong = [address for address, password in passwords.items() if not _opens(address, password)]

    assert wrong == []


@pytest.mark.django_db
@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("person", ["reka", "nobody", ""])
def test_nobody_signs_in_so_elsewhere(settings: Any, person: str) -> None:
    settings.DEMO = "NONE"

    assert Client().post("/en/demo/sign-in/", {"person": person}).status_code == 404


def _found(sheet: Any) -> Sequence[Check]:
    return checks(sheet.framework, sheet.values.answers, sheet.facts, sheet.score)


def _says(response: Any) -> tuple[int, int]:
    return response.status_code, response.content.decode().count("Fictional, for demonstration")


def _opens(address: str, password: str) -> bool:
    return User.objects.get(email=address).check_password(password)


@pytest.mark.django_db
def test_figure_of_the_story_that_is_refused_stops_the_telling(cast: Cast) -> None:
    absurd = [Entry(catalogue().metrics["participants"], "-1", "")]

    with pytest.raises(ValueError, match="participants"):
        _store(cast.organisation, 2025, absurd, by=cast.owner, at=datetime(2026, 3, 2, tzinfo=UTC))
