"""The cast itself: everybody has the role their name says, and no other."""

import pytest

from excellence.organisations.models import Membership
from tests.cast import ROLES, Cast, ClientOf
from tests.factories.assessments import AssessmentFactory, shipped_framework
from tests.support.queries import Counting

pytestmark = pytest.mark.django_db


def test_cast_has_one_person_for_each_role() -> None:
    assert ROLES == ("stranger", "newcomer", "owner", "editor", "reader", "outsider", "administrator")


def test_cast_roles_are_those_stored(cast: Cast) -> None:
    stored = Membership.objects.order_by("person__name").values_list("person__name", "organisation__name", "role")

    assert list(stored) == [
        ("Erik Editor", "Pannon Example Cluster", "editor"),
        ("Olga Owner", "Pannon Example Cluster", "owner"),
        ("Oszkár Outsider", "Tisza Example Cluster", "owner"),
        ("Rita Reader", "Pannon Example Cluster", "reader"),
    ]


def test_client_of_a_person_is_signed_in_as_that_person(cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.reader).get("/en/desk/")

    assert response.context["user"] == cast.reader


def test_assessment_factory_makes_an_answer_for_each_indicator_and_levels_for_those_given() -> None:
    assessment = AssessmentFactory(levels={"1.1.2": 3})

    answers = assessment.answers.values_list("indicator_id", "level")
    assert sorted(key for key, _ in answers) == sorted(each.key for each in shipped_framework().indicators)
    assert [level for _, level in answers if level is not None] == [3]


def test_count_queries_leaves_out_transactions_session_and_person(
    cast: Cast, client_of: ClientOf, count_queries: Counting
) -> None:
    client = client_of(cast.newcomer)

    with count_queries() as statements:
        client.get("/en/organisations/register/")

    assert statements == []
