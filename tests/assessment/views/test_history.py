"""The history of an answer, and putting an earlier one back."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from excellence.assessment import operations, queries
from excellence.assessment.models import Answer, Assessment
from excellence.assessment.operations import Wording
from excellence.assessment.reports.history import MOST_SHOWN
from excellence.audit.operations import erase_payloads, record
from excellence.audit.queries import acts_about
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory, the_indicator
from tests.support.clock import NOW
from tests.support.queries import Asserting

NUMBER, KEY = "4.1.6", "performance_monitoring"
STATEMENTS = 9
pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


@pytest.fixture
def reader(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.reader)


def save(assessment: Assessment, cast: Cast, said: Wording, *, seen: int, number: str = NUMBER) -> None:
    indicator = the_indicator(number)
    operations.save_answer(assessment, indicator=indicator, wording=said, seen=seen, by=cast.owner, at=NOW)


def words_of(text: str) -> str:
    return f'"after":{{"justification":"{text}'


def page(assessment: Assessment, rest: str = "") -> str:
    return f"/en/assessments/{assessment.public_id}/{NUMBER}/history/{rest}"


def restore(browser: Client, assessment: Assessment, text: str, *, seen: int) -> HttpResponse:
    save = queries.saves_of(assessment, KEY).filter(payload__content__contains=words_of(text)).get()
    return browser.post(page(assessment, "restore/"), {"save": save.pk, "seen": seen}, follow=True)


def stored() -> tuple[Any, ...]:
    return Answer.objects.values_list("level", "justification", "version").get(indicator=KEY)


def test_history_shows_readers_who_saved_what_newest_first_and_no_button(
    cast: Cast, reader: Client, assessment: Assessment
) -> None:
    save(assessment, cast, Wording(2, "First words."), seen=0)
    save(assessment, cast, Wording(3, "Second words."), seen=1)
    save(assessment, cast, Wording(1, "Of another indicator."), seen=0, number="2.4")

    html = reader.get(page(assessment)).content.decode()

    assert 0 < html.index("Second words.") < html.index("First words.")
    assert [html.count(part) for part in ("Olga Owner</h2>", "Level 2", "Level 3", "Saved now")] == [2, 1, 1, 1]
    assert [html.count(part) for part in ("Of another indicator.", "restore/")] == [0, 0]


def test_earlier_answer_is_put_back_by_one_button_as_a_save_of_its_own(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    save(assessment, cast, Wording(2, "First words."), seen=0)
    save(assessment, cast, Wording(None, "", None), seen=1)
    browser = client_of(cast.editor)
    offered = browser.get(page(assessment)).content.decode().count(page(assessment, "restore/"))

    answer = restore(browser, assessment, "First words.", seen=2)

    assert (offered, stored()) == (1, (2, "First words.", 3))
    assert answer.redirect_chain[-1][0] == f"/en/assessments/{assessment.public_id}/{NUMBER}/"
    newest = queries.saves_of(assessment, KEY).first()
    assert (newest.actor_id if newest else "") == cast.editor.public_id


def test_save_that_says_again_what_an_earlier_one_said_is_alone_the_one_that_is_saved_now(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    save(assessment, cast, Wording(2, "First words."), seen=0)
    save(assessment, cast, Wording(3, "Second words."), seen=1)
    save(assessment, cast, Wording(2, "First words."), seen=2)

    html = client_of(cast.editor).get(page(assessment)).content.decode()

    assert [html.count(part) for part in ("First words.", "Saved now", page(assessment, "restore/"))] == [2, 1, 1]


def test_answer_is_not_put_back_over_one_that_was_saved_since_the_history_was_read(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    save(assessment, cast, Wording(2, "First words."), seen=0)
    save(assessment, cast, Wording(3, "Second words."), seen=1)

    answer = restore(client_of(cast.editor), assessment, "First words.", seen=1)

    assert stored() == (3, "Second words.", 2)
    assert answer.content.decode().count("A colleague (Olga Owner) saved this answer") == 1


def test_save_of_another_indicator_or_assessment_is_not_put_back_here(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    save(assessment, cast, Wording(1, "Of another indicator."), seen=0, number="2.4")
    other = acts_about(assessment).get(verb="assessment.answered")

    answer = client_of(cast.owner).post(page(assessment, "restore/"), {"save": other.pk, "seen": 0})

    assert (answer.status_code, stored()) == (404, (None, "", 0))


def test_level_taken_over_from_figures_stands_in_the_history_and_cannot_be_put_back(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    said = {"indicator": KEY, "level": 4, "proposed": True}  # what `accept_proposals` records
    record("assessment.answered", by=cast.owner, subject=assessment, at=NOW, after=said)

    html = client_of(cast.owner).get(page(assessment)).content.decode()

    assert (html.count("The level was taken over from the figures."), html.count("restore/")) == (1, 0)


def test_history_says_that_saves_were_erased(cast: Cast, reader: Client, assessment: Assessment) -> None:
    save(assessment, cast, Wording(2, "Names a person."), seen=0)
    save(assessment, cast, Wording(2, "Names nobody."), seen=1)
    first = acts_about(assessment).order_by("pk").first()
    erase_payloads(acts_about(assessment).filter(pk=first.pk if first else 0), by=None, at=NOW, reason="asked for")

    html = reader.get(page(assessment)).content.decode()

    assert html.count("What was written in one save of this self-assessment is erased.") == 1
    assert (html.count("Names a person."), html.count("Names nobody.")) == (0, 1)


@pytest.mark.parametrize("saves", [1, 3, MOST_SHOWN + 1])
def test_history_costs_the_same_statements_however_much_was_saved(
    cast: Cast, reader: Client, assessment: Assessment, assert_queries: Asserting, saves: int
) -> None:
    for seen in range(saves):
        save(assessment, cast, Wording(2, f"Words {seen}."), seen=seen)
    reader.get(page(assessment))

    with assert_queries(STATEMENTS):
        html = reader.get(page(assessment)).content.decode()

    assert html.count('<section class="note"') == min(saves, MOST_SHOWN)
    assert html.count("?before=") == (1 if saves > MOST_SHOWN else 0)


def test_older_saves_are_on_the_next_page(cast: Cast, reader: Client, assessment: Assessment) -> None:
    for seen in range(MOST_SHOWN + 1):
        save(assessment, cast, Wording(2, f"Words {seen}."), seen=seen)
    older = reader.get(page(assessment)).context["history"].older

    html = reader.get(page(assessment, f"?before={older}")).content.decode()

    assert (html.count('<section class="note"'), html.count("<p>Words 0.</p>")) == (1, 1)
