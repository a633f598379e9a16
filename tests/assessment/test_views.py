"""The pages of a self-assessment, as a browser asks for them."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from excellence.accounts.models import User
from excellence.assessment.models import Answer, Assessment
from excellence.evidence.models import Item
from tests.cast import Cast, ClientOf
from tests.factories.assessments import AssessmentFactory
from tests.support.queries import Asserting

NUMBER = "4.1.6"
AROUND = (("prev", "4.1.5"), ("next", "4.2"))
AUTOSAVE = {"HX-Request": "true"}


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


def page(assessment: Assessment, rest: str = "") -> str:
    return f"/en/assessments/{assessment.public_id}/{rest}"


def answer_of(assessment: Assessment) -> Answer:
    return assessment.answers.get(indicator="performance_monitoring")


def post(browser: Client, assessment: Assessment, number: str = NUMBER, **data: Any) -> HttpResponse:
    headers = data.pop("headers", None)
    return browser.post(page(assessment, f"{number}/"), {"seen": "0", **data}, headers=headers)


def test_indicator_saved_goes_on_to_the_next(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    response = post(client_of(cast.editor), assessment, level="3", justification="Twelve figures.", then="next")

    assert (response.status_code, response["Location"]) == (302, page(assessment, "4.2/"))
    assert (answer_of(assessment).level, answer_of(assessment).justification) == (3, "Twelve figures.")


def test_last_indicator_saved_goes_on_to_the_result(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    response = post(client_of(cast.editor), assessment, "5.3", level="1", then="next")

    assert response["Location"] == page(assessment, "result/")


def test_proposal_taken_over_becomes_the_level(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    post(client_of(cast.editor), assessment, level="2", take="4")

    assert answer_of(assessment).level == 4


def test_autosave_says_what_was_stored_and_what_counts(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    response = post(client_of(cast.editor), assessment, level="3", justification="Words", headers=AUTOSAVE)

    html = response.content.decode()
    assert response.status_code == 200
    assert html.count('name="seen" value="1"') == 1
    assert html.count("1 of 31 answered; points that count: 0 of 150") == 1
    assert html.count("Saved at") == 2


def test_autosave_of_a_text_too_long_is_refused_at_the_field(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    response = post(client_of(cast.editor), assessment, level="3", justification="x" * 1501, headers=AUTOSAVE)

    assert response.content.decode().count("at most 1500 are saved") == 1
    assert answer_of(assessment).version == 0


@pytest.mark.parametrize("level", ["6", "-1", "3.5", "²", "9" * 5000, "drop table"])
def test_level_that_is_none_is_refused_and_the_text_stays(
    cast: Cast, client_of: ClientOf, assessment: Assessment, level: str
) -> None:
    response = post(client_of(cast.editor), assessment, level=level, justification="My words stay.")

    assert response.status_code == 422
    assert response.content.decode().count("Choose a level from 0 to 5.") == 1
    assert response.content.decode().count(">My words stay.</textarea>") == 1
    assert answer_of(assessment).version == 0


def test_second_of_two_people_sees_both_texts_and_the_name(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    post(client_of(cast.owner), assessment, level="4", justification="Olga's words")

    response = post(client_of(cast.editor), assessment, level="2", justification="Erik's words")

    html = response.content.decode()
    assert response.status_code == 409
    assert html.count("A colleague (Olga Owner) saved this answer while you were writing") == 1
    assert (html.count("Olga&#x27;s words"), html.count("Erik&#x27;s words")) == (2, 2)
    assert answer_of(assessment).justification == "Olga's words"


def test_window_left_open_shows_what_its_own_person_saved_in_another(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    browser = client_of(cast.owner)
    post(browser, assessment, level="4", justification="A long new text")

    response = post(browser, assessment, level="2", justification="")

    html = response.content.decode()
    assert response.status_code == 409
    assert html.count("You saved this answer in another window.") == 1
    assert html.count("<h3>You, in another window</h3>") == 1
    assert answer_of(assessment).justification == "A long new text"


def test_reason_saved_meanwhile_is_shown_beside_ones_own(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    claim = {"number": "4.5", "not_applicable": "on"}
    post(client_of(cast.owner), assessment, **claim, reason="The statutes say so.")

    response = post(client_of(cast.editor), assessment, **claim, reason="We have no groups.")

    html = response.content.decode()
    assert (response.status_code, html.count("Reason saved before: The statutes say so.")) == (409, 1)
    assert html.count("We have no groups.</textarea>") == 1


def test_joined_text_is_saved_with_the_version_the_person_has_now_seen(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    post(client_of(cast.owner), assessment, level="4", justification="Olga's words")

    response = post(client_of(cast.editor), assessment, seen="1", level="3", justification="Olga's and Erik's words")

    assert response.status_code == 302
    assert (answer_of(assessment).level, answer_of(assessment).version) == (3, 2)


def test_autosave_of_the_second_person_only_tells(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    post(client_of(cast.owner), assessment, level="4", justification="Olga's words")

    response = post(client_of(cast.editor), assessment, level="2", justification="Mine", headers=AUTOSAVE)

    assert response.status_code == 200
    assert response.content.decode().count("Show both texts") == 1
    assert answer_of(assessment).level == 4


def test_double_post_stores_once(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    browser = client_of(cast.editor)
    post(browser, assessment, level="3", justification="Words")

    post(browser, assessment, level="3", justification="Words")

    assert answer_of(assessment).version == 1


def test_reader_sees_and_cannot_save(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    browser = client_of(cast.reader)

    shown, refused = browser.get(page(assessment, f"{NUMBER}/")), post(browser, assessment, level="3")

    assert (shown.status_code, refused.status_code) == (200, 422)
    assert shown.content.decode().count('id="bar-state"') == 0
    assert answer_of(assessment).version == 0


@pytest.mark.parametrize("rest", ["", f"{NUMBER}/", "result/", f"{NUMBER}/evidence/"])
def test_people_of_another_organisation_find_nothing(
    cast: Cast, client_of: ClientOf, assessment: Assessment, rest: str
) -> None:
    assert client_of(cast.outsider).get(page(assessment, rest)).status_code == 404


@pytest.mark.parametrize("number", ["9.9", "4.1.7", "0", "..%2f"])
def test_indicator_that_does_not_exist_is_not_found(
    cast: Cast, client_of: ClientOf, assessment: Assessment, number: str
) -> None:
    assert client_of(cast.owner).get(page(assessment, f"{number}/")).status_code == 404


def test_start_offers_this_year_and_last(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.owner)

    refused = browser.post(f"/en/assessments/start/{cast.organisation.public_id}/", {"year": "1999"})

    assert refused.status_code == 404
    assert Assessment.objects.count() == 0


def test_evidence_added_is_shown_and_can_be_removed_and_put_back(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    browser = client_of(cast.editor)
    upload = SimpleUploadedFile("minutes.txt", "Jegyzőkönyv".encode())
    browser.post(
        page(assessment, f"{NUMBER}/evidence/"),
        {"lane": "file", "title": "Minutes", "upload": upload, "names_people": "no"},
    )
    item = Item.objects.get()

    downloaded = browser.get(f"/en/evidence/{item.public_id}/file/")
    content = downloaded.content
    browser.post(f"/en/evidence/{item.public_id}/remove/", {"back": page(assessment, f"{NUMBER}/")})
    removed = browser.get(page(assessment, f"{NUMBER}/")).content.decode()
    browser.post(f"/en/evidence/{item.public_id}/put-back/")

    assert downloaded["Content-Disposition"] == "attachment; filename=\"minutes.txt\"; filename*=UTF-8''minutes.txt"
    assert content.decode() == "Jegyzőkönyv"
    assert removed.count("Put back") == 1
    assert Item.objects.get().removed_at is None


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"lane": "file", "names_people": "no"}, "Choose the file to save here."),
        ({"lane": "link"}, "Give the address of the page."),
        ({"lane": "interview"}, "Say what you will show at the interview."),
        ({"lane": "link", "address": "javascript:alert(1)"}, "Enter a valid URL."),
        (
            {"lane": "file", "names_people": "no", "upload": SimpleUploadedFile("a.pdf", b"")},
            "The submitted file is empty.",
        ),
        ({"lane": "interview", "title": "Contract", "good_until": "soon"}, "is not a date: write day, month and year"),
    ],
)
def test_evidence_that_lacks_what_its_lane_needs_is_refused_at_the_field(
    cast: Cast, client_of: ClientOf, assessment: Assessment, data: dict[str, Any], sentence: str
) -> None:
    response = client_of(cast.editor).post(page(assessment, f"{NUMBER}/evidence/"), data)

    assert response.status_code == 422
    assert response.content.decode().count(sentence) == 2
    assert Item.objects.count() == 0


def test_result_of_an_empty_draft_explains_itself(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    response = client_of(cast.reader).get(page(assessment, "result/"))

    assert response.content.decode().count("Nothing is answered yet") == 1


def test_result_shows_the_path_to_the_level_asked_for(cast: Cast, client_of: ClientOf, answered: Assessment) -> None:
    html = client_of(cast.owner).get(page(answered, "result/?to=gold")).content.decode()

    assert html.count("<strong>120</strong>") == 1
    assert html.count("Path to Gold") == 1


def size(response: HttpResponse) -> int:
    return len(gzip.compress(response.content))


@pytest.mark.parametrize(("rest", "statements", "kilobytes"), [("", 7, 40), (f"{NUMBER}/", 8, 40), ("result/", 5, 20)])
def test_pages_cost_few_statements_and_bytes_however_much_is_answered(
    cast: Cast,
    client_of: ClientOf,
    assessment: Assessment,
    assert_queries: Asserting,
    rest: str,
    statements: int,
    kilobytes: int,
) -> None:
    browser = client_of(cast.owner)
    browser.get(page(assessment, rest))

    with assert_queries(statements):
        response = browser.get(page(assessment, rest))

    assert size(response) <= kilobytes * 1024


@pytest.mark.parametrize(("rest", "statements", "kilobytes"), [("", 7, 40), (f"{NUMBER}/", 8, 40), ("result/", 5, 20)])
def test_pages_of_a_full_assessment_cost_the_same(
    cast: Cast,
    client_of: ClientOf,
    answered: Assessment,
    assert_queries: Asserting,
    rest: str,
    statements: int,
    kilobytes: int,
) -> None:
    browser = client_of(cast.owner)
    browser.get(page(answered, rest))

    with assert_queries(statements):
        response = browser.get(page(answered, rest))

    assert size(response) <= kilobytes * 1024


def test_save_costs_seven_statements_and_four_kilobytes(
    cast: Cast, client_of: ClientOf, answered: Assessment, assert_queries: Asserting
) -> None:
    browser = client_of(cast.owner)
    browser.get(page(answered))

    with assert_queries(7):
        response = post(browser, answered, seen="1", level="3", justification="Now three.", headers=AUTOSAVE)

    assert size(response) <= 4 * 1024


def test_rail_counts_the_indicator_one_is_at_when_it_is_answered(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    browser: Client = client_of(cast.editor)
    post(browser, assessment, level="3", justification="Twelve figures.")

    text = browser.get(page(assessment, f"{NUMBER}/")).content.decode()

    tallies = re.findall(r'<span class="tally">(\d+) of \d+</span>', text)
    assert sorted(tallies) == ["0", "0", "0", "0", "1"]


def test_words_of_the_method_say_their_language(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    browser: Client = client_of(cast.owner)

    hungarian = browser.get(f"/hu/assessments/{assessment.public_id}/{NUMBER}/").content.decode()
    french = browser.get(f"/fr/assessments/{assessment.public_id}/{NUMBER}/").content.decode()

    assert hungarian.count('<h1 lang="hu">') == 1
    assert french.count('<h1 lang="fr">') == 1


def test_someone_who_left_finds_nothing_any_more(cast: Cast, client_of: ClientOf, assessment: Assessment) -> None:
    browser = client_of(cast.editor)
    assert browser.get(page(assessment)).status_code == 200

    User.objects.get(pk=cast.editor.pk).memberships.all().delete()

    assert browser.get(page(assessment)).status_code == 404


def test_reader_is_led_from_indicator_to_indicator_and_not_told_to_choose(
    cast: Cast, client_of: ClientOf, assessment: Assessment
) -> None:
    html = client_of(cast.reader).get(page(assessment, f"{NUMBER}/")).content.decode()

    assert [html.count(f'rel="{way}" href="{page(assessment, number)}/"') for way, number in AROUND] == [1, 1]
    assert [html.count(words) for words in ("Choose the highest row", "Two or three sentences", "Next indicator")] == [
        0,
        0,
        1,
    ]
