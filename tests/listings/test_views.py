"""The public pages of listings, and the doors of those who look after one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django.fixtures import Settings

from excellence.listings.models import Correction, LabelRecord, Listing
from excellence.organisations.models import Organisation
from tests.cast import Cast, ClientOf
from tests.factories.listings import CorrectionFactory, LabelRecordFactory, ListingFactory
from tests.factories.people import LONG_AGO, MembershipFactory, UserFactory
from tests.support.queries import Asserting

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
INDEX, LABELS = "/en/listings/", "/en/listings/labels/"
DISCLAIMER = "Listed from public sources as of their date; not members, not customers, no endorsement."


def page(listing: Listing, rest: str = "") -> str:
    return f"/en/listings/{listing.public_id}/{rest}"


def namesake(cast: Cast, **fields: object) -> Listing:
    return ListingFactory(name=cast.organisation.name.upper(), country="HU", **fields)


def test_index_finds_by_name_country_and_sector(client: Client) -> None:
    ListingFactory(name="Pôle Sud", country="FR", sector="Water")
    ListingFactory(name="Pôle Nord", country="FR", sector="Food")
    ListingFactory(name="Polo Sur", country="ES", sector="Water")

    html = client.get(INDEX, {"name": "pole", "country": "FR", "sector": "Water"}).content.decode()

    assert [html.count(name) for name in ("Pôle Sud", "Pôle Nord", "Polo Sur")] == [1, 0, 0]
    assert [html.count(chosen) for chosen in ('value="FR" selected', "<option selected>Water", DISCLAIMER)] == [1, 1, 1]


def test_index_without_result_says_how_to_find_more(client: Client) -> None:
    ListingFactory()

    html = client.get(INDEX, {"name": "nowhere"}).content.decode()

    assert html.count("No listing found") == 1


@pytest.mark.parametrize("number", ["0", "-1", "99", "x"])
def test_index_of_a_page_that_is_not_there_shows_one_that_is(client: Client, number: str) -> None:
    ListingFactory(name="Pôle Sud")

    assert client.get(INDEX, {"page": number}).content.decode().count("Pôle Sud") == 1


def test_index_keeps_the_search_on_the_next_page(client: Client) -> None:
    ListingFactory.create_batch(41)

    html = client.get(INDEX, {"country": "HU"}).content.decode()

    assert html.count("?country=HU&amp;page=2") == 2


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("address", "statements"), [(INDEX, 5), (LABELS, 6)])
def test_lists_cost_the_same_whatever_their_rows(
    client: Client, assert_queries: Asserting, address: str, statements: int, rows: int
) -> None:
    for _ in range(rows):
        CorrectionFactory(label_record=LabelRecordFactory(), listing=LabelRecordFactory().listing)

    with assert_queries(statements):
        client.get(address)


@pytest.mark.parametrize("rows", [1, 3])
def test_listing_costs_four_statements_whatever_its_rows(client: Client, assert_queries: Asserting, rows: int) -> None:
    listing = ListingFactory()
    for _ in range(rows):
        CorrectionFactory(listing=listing, label_record=LabelRecordFactory(listing=listing))
        CorrectionFactory(listing=listing)

    with assert_queries(4):
        client.get(page(listing))


def test_strangers_get_no_cookie_even_when_they_ask(client: Client) -> None:
    listing = LabelRecordFactory().listing

    for address in (INDEX, LABELS, page(listing)):
        client.get(address)
    client.post(page(listing), {"kind": "remove"})

    assert dict(client.cookies) == {}


def test_labels_say_what_sources_report_and_nothing_of_ours(client: Client) -> None:
    LabelRecordFactory(date_kind="valid_until", dated="2015-04-30", valid_until=date(2015, 4, 30))
    LabelRecordFactory(level="gold", date_kind="awarded", dated="2016")

    html = client.get(LABELS).content.decode()

    assert [
        html.count("Bronze. Held according to source-example.invalid; issued by ESCA; ended on 30 April 2015."),
        html.count("Gold. Held according to source-example.invalid; issued by ESCA, awarded 2016; reported"),
        html.count("It may have been renewed since; ask the issuer."),
        html.count("Ended on the day their source names: 1. Reported, end not published: 1."),
    ] == [1, 1, 2, 1]
    assert [html.count(mark) for mark in ("is-bronze", "is-silver", "is-gold", 'class="badge', 'class="figure')] == [
        0
    ] * 5


def test_labels_without_result_say_what_that_means(client: Client) -> None:
    html = client.get(LABELS, {"name": "nowhere"}).content.decode()

    assert html.count("No record found") == 1


def test_listing_says_what_is_known_and_what_is_not(client: Client) -> None:
    listing = ListingFactory(name="Pôle <Sud>")

    html = client.get(page(listing)).content.decode()

    assert html.count(escape("Pôle <Sud>")) == 2
    assert [html.count(said) for said in (DISCLAIMER, "The source does not say.", "The pages read name no label.")] == [
        1,
        4,
        1,
    ]


def test_pages_of_real_organisations_do_not_call_them_fictional(client: Client, settings: Settings) -> None:
    settings.DEMO = "STORY"
    listing = ListingFactory()

    notices = [client.get(address).content.decode().count("demo-mark") for address in (INDEX, LABELS, page(listing))]

    assert notices == [0, 0, 0]


def test_removed_listing_is_nowhere(client: Client) -> None:
    record = LabelRecordFactory(listing=ListingFactory(name="Pôle Sud", removed_at=LONG_AGO))

    assert client.get(page(record.listing)).status_code == 404
    assert client.post(page(record.listing), {"kind": "remove"}).status_code == 404
    assert client.get(INDEX).content.decode().count("Pôle Sud") == 0
    assert client.get(LABELS).content.decode().count("Pôle Sud") == 0


def test_stranger_asks_for_removal_with_one_click_and_the_page_says_since_when(client: Client) -> None:
    listing = ListingFactory()

    response = client.post(page(listing), {"kind": "remove", "text": ""})

    assert response["Location"] == f"{page(listing)}#request"
    assert client.get(page(listing)).content.decode().count("Removal was asked for on") == 1
    assert Correction.objects.get().asked_by is None


def test_stranger_asks_about_one_record_of_the_list(client: Client) -> None:
    record = LabelRecordFactory()

    data = {"kind": "correct", "text": "Renewed in 2017", "record": record.public_id}
    response = client.post(page(record.listing), data)

    assert response["Location"] == f"{page(record.listing)}#record-{record.public_id}"
    asked = Correction.objects.get()
    assert (asked.label_record, asked.text) == (record, "Renewed in 2017")
    assert client.get(LABELS).content.decode().count("A correction was suggested on") == 1


def test_record_of_another_listing_is_not_asked_about(client: Client) -> None:
    record = LabelRecordFactory()

    response = client.post(page(ListingFactory()), {"kind": "remove", "record": record.public_id})

    assert (response.status_code, Correction.objects.count()) == (404, 0)


@pytest.mark.parametrize("kind", ["", "destroy", "claim"])
def test_ask_of_no_kind_is_refused_and_nothing_stored(client: Client, kind: str) -> None:
    response = client.post(page(ListingFactory()), {"kind": kind})

    assert (response.status_code, Correction.objects.count()) == (422, 0)


def test_ask_at_length_is_refused_beside_the_words_that_were_typed(client: Client) -> None:
    record = LabelRecordFactory()

    response = client.post(page(record.listing), {"kind": "correct", "text": "x" * 1001, "record": record.public_id})

    assert response.status_code == 422
    assert response.content.decode().count("x" * 1001) == 1
    assert response.content.decode().count(f'href="#{record.public_id}-text"') == 1


def test_ask_too_often_is_refused_in_words_and_the_text_kept(client: Client) -> None:
    listing = ListingFactory()
    for number in range(10):
        client.post(page(listing), {"kind": "correct", "text": f"Number {number}"})

    response = client.post(page(listing), {"kind": "correct", "text": "One more"})

    html = response.content.decode()
    assert (response.status_code, Correction.objects.count()) == (429, 10)
    assert [html.count(said) for said in ("You have sent 10 requests within the hour", ">One more<")] == [1, 1]


@pytest.mark.parametrize(("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 302)])
def test_ask_from_another_site_is_refused(client: Client, site: str, status: int) -> None:
    response = client.post(page(ListingFactory()), {"kind": "remove"}, headers={"Sec-Fetch-Site": site})

    assert response.status_code == status


def test_ask_of_somebody_signed_in_needs_their_token(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.owner, backend="excellence.accounts.passwords.PasswordBackend")

    assert browser.post(page(ListingFactory()), {"kind": "remove"}).status_code == 403
    assert Correction.objects.count() == 0


def test_owner_asks_to_link_a_listing_and_nobody_else_sees_that(
    cast: Cast, client_of: ClientOf, client: Client
) -> None:
    listing, browser = ListingFactory(), client_of(cast.owner)

    offered = browser.get(page(listing)).content.decode()
    said = browser.post(page(listing, "link/"), {"organisation": cast.organisation.public_id}, follow=True)

    asked = Correction.objects.get()
    assert offered.count(f'value="{cast.organisation.public_id}"') == 1
    assert (asked.kind, asked.organisation, asked.asked_by) == ("claim", cast.organisation, cast.owner)
    assert said.content.decode().count("Somebody will look at it; you get the answer by e-mail.") == 2
    assert browser.get(page(listing)).content.decode().count("You asked on") == 1
    public = client.get(page(listing)).content.decode()
    assert [public.count(words) for words in ("You asked on", "asked to link", "Looked after")] == [0, 0, 0]


@pytest.mark.parametrize(("role", "status"), [("editor", 302), ("outsider", 404), ("stranger", 302)])
def test_others_do_not_ask_to_link(cast: Cast, client_of: ClientOf, role: str, status: int) -> None:
    data = {"organisation": cast.organisation.public_id}

    response = client_of(cast.member(role)).post(page(ListingFactory(), "link/"), data)

    assert (response.status_code, Correction.objects.count()) == (status, 0)


def test_stranger_with_an_unconfirmed_address_neither_links_nor_removes(
    cast: Cast, client_of: ClientOf, client: Client
) -> None:
    person = UserFactory(email="ann@cast-listed-example.org", confirmed_at=None)
    theirs = MembershipFactory(role="owner", person=person)
    listing = ListingFactory(name=theirs.organisation.name, website="https://cast-listed-example.org")
    browser = client_of(person)

    said = browser.post(page(listing, "link/"), {"organisation": theirs.organisation.public_id}, follow=True)
    removed = browser.post(page(listing, "remove/"))

    assert said.content.decode().count("Confirm your e-mail address first") >= 1
    assert (removed.status_code, client.get(page(listing)).status_code) == (404, 200)


def test_owner_at_the_website_links_removes_and_shows_again(cast: Cast, client_of: ClientOf, client: Client) -> None:
    listing = namesake(cast, website="https://www.cast-example.invalid/")
    browser = client_of(cast.owner)

    browser.post(page(listing, "link/"), {"organisation": cast.organisation.public_id})
    public = client.get(page(listing)).content.decode()
    removed = browser.post(page(listing, "remove/"), follow=True).content.decode()
    gone = client.get(page(listing)).status_code
    browser.post(page(listing, "restore/"))

    assert public.count("Looked after by its own people since") == 1
    assert (removed.count("Show it again"), gone) == (1, 404)
    assert client.get(page(listing)).status_code == 200


def test_owner_undoes_the_link(cast: Cast, client_of: ClientOf) -> None:
    listing = namesake(cast, claimed_by=cast.organisation, claimed_at=NOW)

    client_of(cast.owner).post(page(listing, "unlink/"))

    assert Listing.objects.get(pk=listing.pk).claimed_by is None


def test_operator_undoes_a_link_in_the_browser(cast: Cast, client_of: ClientOf) -> None:
    listing = namesake(cast, claimed_by=cast.organisation, claimed_at=NOW)
    browser = client_of(cast.administrator)

    offered = browser.get(page(listing)).content.decode().count(page(listing, "unlink/"))
    response = browser.post(page(listing, "unlink/"))

    assert (offered, response["Location"]) == (1, f"/en/admin/listings/listing/{listing.pk}/change/")
    assert Listing.objects.get(pk=listing.pk).claimed_by is None


@pytest.mark.parametrize("language", ["ca", "en", "fr", "de", "hu", "es"])
def test_pages_speak_six_languages(client: Client, language: str) -> None:
    listing = LabelRecordFactory().listing

    statuses = [
        client.get(f"/{language}/listings/{rest}").status_code for rest in ("", "labels/", f"{listing.public_id}/")
    ]

    assert statuses == [200, 200, 200]


def test_record_removed_alone_leaves_the_listing(client: Client) -> None:
    record = LabelRecordFactory()
    LabelRecord.objects.filter(pk=record.pk).update(removed_at=LONG_AGO)

    assert client.get(page(record.listing)).content.decode().count("Held according to") == 0


@pytest.mark.parametrize("signs", ["%", "&", "—", "🙂"])
def test_search_for_signs_only_says_that_nothing_can_be_searched_for(client: Client, signs: str) -> None:
    ListingFactory()

    answer = client.get("/en/listings/", {"name": signs})

    assert answer.content.decode().count("has no letter and no digit, so nothing can be searched for") == 1
    assert answer.context["page"].paginator.count == 0


def test_remark_is_as_long_as_its_page_counts_it(client: Client) -> None:
    listing = ListingFactory()

    answer = client.post(page(listing), {"kind": "correct", "text": "\r\n".join(["x" * 9] * 100)})

    assert (answer.status_code, len(Correction.objects.get().text)) == (302, 999)


@pytest.mark.parametrize("shown_on", ["listing", "organisation"])
def test_owner_withdraws_the_request_where_it_is_shown(cast: Cast, client_of: ClientOf, shown_on: str) -> None:
    listing = namesake(cast)
    CorrectionFactory(listing=listing, kind="claim", organisation=cast.organisation, asked_by=cast.owner)
    browser, data = client_of(cast.owner), {"organisation": cast.organisation.public_id}
    at = page(listing) if shown_on == "listing" else cast.organisation.get_absolute_url()

    offered = browser.get(at).content.decode().count(page(listing, "withdraw/"))
    said = browser.post(page(listing, "withdraw/"), data, follow=True).content.decode()
    again = browser.post(page(listing, "withdraw/"), data, follow=True).content.decode()

    assert (offered, said.count("Your request is withdrawn."), again.count("This step is no longer open")) == (1, 1, 1)
    assert browser.get(page(listing)).content.decode().count("You asked on") == 0


def test_person_without_a_role_any_more_withdraws_their_request(cast: Cast, client_of: ClientOf) -> None:
    listing = ListingFactory()
    CorrectionFactory(listing=listing, kind="claim", organisation=cast.organisation, asked_by=cast.newcomer)
    browser = client_of(cast.newcomer)

    offered = browser.get(page(listing)).content.decode().count("Withdraw the request")
    data = {"organisation": cast.organisation.public_id}
    response = browser.post(page(listing, "withdraw/"), data)

    assert (offered, response["Location"], Correction.objects.get().state) == (1, "/en/listings/", "withdrawn")


@pytest.mark.parametrize(
    ("role", "is_fictional", "said"),
    [
        ("owner", False, ["Ask to link it"]),
        ("editor", False, ["Ask one of them."]),
        ("owner", True, ["Your organisation is fictional", "Register your organisation first."]),
        ("reader", True, ["Your organisation is fictional", "Register your organisation first."]),
        ("newcomer", False, ["Register your organisation first."]),
        ("stranger", False, ["Register your organisation first."]),
    ],
)
def test_listing_says_what_its_reader_can_do_to_link_it(
    cast: Cast, client_of: ClientOf, role: str, is_fictional: bool, said: list[str]
) -> None:
    Organisation.objects.update(is_fictional=is_fictional)
    every = [
        "Ask to link it",
        "Ask one of them.",
        "Your organisation is fictional",
        "Register your organisation first.",
    ]

    html = client_of(cast.member(role)).get(page(ListingFactory())).content.decode()

    assert [words for words in every if words in html] == said


def test_organisation_that_waits_for_a_listing_is_not_offered_it_again(cast: Cast, client_of: ClientOf) -> None:
    listing, other = ListingFactory(), MembershipFactory(person=cast.owner, role="owner").organisation
    CorrectionFactory(listing=listing, kind="claim", organisation=cast.organisation, asked_by=cast.owner)
    browser = client_of(cast.owner)

    html = browser.get(page(listing)).content.decode()
    CorrectionFactory(listing=listing, kind="claim", organisation=other, asked_by=cast.owner)
    with_both = browser.get(page(listing)).content.decode()

    assert [html.count(f'<option value="{each.public_id}"') for each in (cast.organisation, other)] == [0, 1]
    assert (
        with_both.count("Ask to link it"),
        with_both.count("Ask one of them."),
        with_both.count("Withdraw the"),
    ) == (0, 0, 2)
