"""The masthead says for which organisation one works on a page, as what, and where else one could turn."""

from __future__ import annotations

from excellence.organisations.models import Organisation
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory
from tests.factories.people import MembershipFactory
from tests.support.queries import Counting


def test_masthead_names_organisation_and_role_of_the_page(cast: Cast, client_of: ClientOf) -> None:
    html = client_of(cast.editor).get(cast.organisation.get_absolute_url()).content.decode()

    assert (
        html.count(f'<span class="hat"><a href="{page(cast.organisation)}">Pannon Example Cluster</a> ·&nbsp;Editor')
        == 1
    )


def test_address_decides_which_hat_is_worn_so_two_tabs_never_mix(cast: Cast, client_of: ClientOf) -> None:
    MembershipFactory(organisation=cast.other_organisation, person=cast.editor, role="reader")
    browser = client_of(cast.editor)

    first = browser.get(page(cast.organisation)).content.decode()
    second = browser.get(page(cast.other_organisation)).content.decode()

    assert first.count("Pannon Example Cluster</a> ·&nbsp;Editor") == 1
    assert first.count(f'<a class="hat" href="{page(cast.other_organisation)}">') == 1
    assert second.count("Tisza Example Cluster</a> ·&nbsp;Reader") == 1
    assert second.count(f'<a class="hat" href="{page(cast.organisation)}">') == 1


def test_page_of_an_assessment_wears_the_hat_too_and_it_costs_nothing(
    cast: Cast, client_of: ClientOf, count_queries: Counting
) -> None:
    assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)
    browser, address = client_of(cast.reader), f"/en/assessments/{assessment.public_id}/"
    browser.get(address)
    with count_queries() as alone:
        browser.get(address)
    MembershipFactory(organisation=cast.other_organisation, person=cast.reader)

    with count_queries() as twofold:
        html = browser.get(address).content.decode()

    assert html.count("Pannon Example Cluster</a> ·&nbsp;Reader") == 1
    assert len(twofold) == len(alone)


def test_page_about_no_organisation_wears_none(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.editor).get("/en/desk/").content.decode().count('class="hat"') == 0


def page(organisation: Organisation) -> str:
    return f"/en/organisations/{organisation.public_id}/"
