"""Who a visitor of a demonstration may sign in as."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from excellence.demo.people import PEOPLE, demo_people
from excellence.demo.queries import people_of_the_story
from tests.factories.people import UserFactory


@pytest.mark.parametrize(("demo", "people"), [("STORY", PEOPLE), ("NONE", ())])
def test_people_are_offered_in_a_demonstration_only(settings: Settings, demo: str, people: tuple[object, ...]) -> None:
    settings.DEMO = demo

    assert demo_people() == people


def test_people_have_addresses_that_lead_nowhere() -> None:
    assert [person.email for person in PEOPLE if not person.email.endswith("-example.invalid")] == []


@pytest.mark.django_db
def test_administrator_is_nobody_of_the_story_whatever_the_address() -> None:
    UserFactory(email=PEOPLE[0].email, is_staff=True)

    assert list(people_of_the_story()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("person", ["reka", "nobody", ""])
def test_sign_in_takes_only_people_who_are_there(settings: Settings, person: str) -> None:
    settings.DEMO = "STORY"

    assert Client().post("/en/demo/sign-in/", {"person": person}).status_code == 404


@pytest.mark.django_db
def test_sign_in_takes_a_post(settings: Settings) -> None:
    settings.DEMO = "STORY"

    assert Client().get("/en/demo/sign-in/").status_code == 405


@pytest.mark.django_db
def test_person_chosen_is_the_person_signed_in(settings: Settings) -> None:
    settings.DEMO = "STORY"
    user = UserFactory(email=PEOPLE[3].email)
    browser = Client()

    browser.post("/en/demo/sign-in/", {"person": PEOPLE[3].key})

    assert browser.get("/en/desk/").context["user"] == user


@pytest.mark.django_db
def test_stranger_with_the_same_address_breaks_no_button(settings: Settings, client: Client) -> None:
    settings.DEMO = "STORY"
    user = UserFactory(email=PEOPLE[0].email)
    asked = {"name": "A stranger", "email": PEOPLE[0].email, "password1": "six-participants-met"}
    Client().post("/en/account/signup/", asked)

    answer = client.post("/en/demo/sign-in/", {"person": PEOPLE[0].key})

    assert (answer.status_code, client.get("/en/desk/").context["user"]) == (302, user)
