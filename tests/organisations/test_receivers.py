"""The masthead says for which organisation one works on a page, as what, and where else one could turn."""

from __future__ import annotations

import pytest
from django.db import connection

from excellence.organisations.models import Organisation
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory
from tests.factories.people import MembershipFactory
from tests.support.queries import MASTHEAD


def test_masthead_names_organisation_and_role_of_the_page(cast: Cast, client_of: ClientOf) -> None:
    html = client_of(cast.editor).get(cast.organisation.get_absolute_url()).content.decode()

    assert (
        html.count(
            f'<span class="role"><a href="{page(cast.organisation)}">Pannon Example Cluster</a> <span>Editor</span>'
        )
        == 1
    )


def test_address_decides_which_role_is_shown_so_two_tabs_never_mix(cast: Cast, client_of: ClientOf) -> None:
    MembershipFactory(organisation=cast.other_organisation, person=cast.editor, role="reader")
    browser = client_of(cast.editor)

    first = browser.get(page(cast.organisation)).content.decode()
    second = browser.get(page(cast.other_organisation)).content.decode()

    assert first.count("Pannon Example Cluster</a> <span>Editor</span>") == 1
    assert first.count(f'<a class="role" href="{page(cast.other_organisation)}">') == 1
    assert second.count("Tisza Example Cluster</a> <span>Reader</span>") == 1
    assert second.count(f'<a class="role" href="{page(cast.organisation)}">') == 1


def test_page_of_an_assessment_names_the_role_too(cast: Cast, client_of: ClientOf) -> None:
    assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)

    html = client_of(cast.reader).get(f"/en/assessments/{assessment.public_id}/").content.decode()

    assert html.count("Pannon Example Cluster</a> <span>Reader</span>") == 1


@pytest.mark.parametrize("others", [0, 1, 5])
def test_masthead_asks_one_statement_and_names_at_most_three_others(
    cast: Cast, client_of: ClientOf, others: int
) -> None:
    for _ in range(others):
        MembershipFactory(person=cast.reader)
    browser, asked = client_of(cast.reader), []

    with connection.execute_wrapper(lambda execute, sql, *rest: asked.append(sql) or execute(sql, *rest)):
        html = browser.get(page(cast.organisation)).content.decode()

    assert len([sql for sql in asked if MASTHEAD.fullmatch(sql)]) == 1
    assert html.count('<a class="role"') == min(others, 3)


def test_page_about_no_organisation_names_no_role(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.editor).get("/en/desk/").content.decode().count('class="role"') == 0


def page(organisation: Organisation) -> str:
    return f"/en/organisations/{organisation.public_id}/"
