"""Who may open what: every address of the site, asked for by every member of the cast, in one table.

An answer stands for what a role gets: ok, sign-in (sent to the sign-in page), none (404: it does not exist for them),
no (405: the address takes no such request), moved (sent on after the act), refused (422: shown again with a sentence),
forbidden (403, with a sentence).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from excellence.assessment.queries import indicator_subject
from excellence.audit.operations import record
from excellence.method.quickcheck import ten_minute_check
from excellence.organisations.models import Profile, link_signer
from excellence.quickcheck.links import link_for
from tests.cast import ROLES, Cast, ClientOf
from tests.factories.assessments import (
    AssessmentFactory,
    EarlierLabelFactory,
    ExhibitFactory,
    ImprovementFactory,
    ItemFactory,
    the_indicator,
)
from tests.factories.listings import CorrectionFactory, ListingFactory
from tests.factories.participants import ListChangeFactory, ParticipantFactory, UploadFactory
from tests.factories.people import LONG_AGO, HandoverFactory, InvitationFactory, MembershipFactory
from tests.factories.threads import MessageFactory

SIGNED_IN = ("newcomer", "owner", "editor", "reader", "outsider", "administrator")
INSIDE = ("owner", "editor", "reader")

EVERYBODY = dict.fromkeys(ROLES, "ok")
SIGNED_IN_ONLY = {"stranger": "sign-in", **dict.fromkeys(SIGNED_IN, "ok")}
INSIDERS = {"stranger": "sign-in", **dict.fromkeys(SIGNED_IN, "none"), **dict.fromkeys(INSIDE, "ok")}
ACTS = {"stranger": "sign-in", **dict.fromkeys(SIGNED_IN, "none"), **dict.fromkeys(INSIDE, "moved")}
WRITES = {**ACTS, "reader": "refused"}

PAGES: dict[str, dict[str, str]] = {
    "choose_language": dict.fromkeys(ROLES, "moved"),
    "health": dict.fromkeys(ROLES, "503"),  # no worker runs here
    "portal:home": EVERYBODY,
    "portal:method": EVERYBODY,
    "portal:desk": SIGNED_IN_ONLY,
    "quickcheck:questions": EVERYBODY,
    "quickcheck:result": dict.fromkeys(ROLES, "refused"),  # without answers
    "quickcheck:kept": EVERYBODY,
    "quickcheck:carry": SIGNED_IN_ONLY,
    "web:style": EVERYBODY,
    "accounts:preferences": SIGNED_IN_ONLY,
    "organisations:register": SIGNED_IN_ONLY,
    "organisations:show": INSIDERS,
    "organisations:profile": INSIDERS,
    "organisations:section": INSIDERS,
    "organisations:contact": SIGNED_IN_ONLY,
    "organisations:logo": {"stranger": "sign-in", **dict.fromkeys(SIGNED_IN, "none")},  # there is none
    "organisations:change_logo": INSIDERS,
    "organisations:colleagues": INSIDERS,
    "organisations:invitation": EVERYBODY,
    "listings:index": EVERYBODY,
    "listings:labels": EVERYBODY,
    "listings:show": EVERYBODY,
    "facts:years": INSIDERS,
    "facts:figures": INSIDERS,
    "participants:show": INSIDERS,
    "participants:add": INSIDERS,
    "participants:change": INSIDERS,
    "participants:upload": INSIDERS,
    "participants:preview": INSIDERS,
    "participants:choices": INSIDERS,
    "participants:commit": {
        "stranger": "sign-in",
        **dict.fromkeys(SIGNED_IN, "none"),
        **dict.fromkeys(INSIDE, "moved"),
    },
    "participants:places": INSIDERS,
    "participants:template": INSIDERS,
    "participants:download": INSIDERS,
    "participants:figures": INSIDERS,
    "participants:behind": INSIDERS,
    "evidence:download": INSIDERS,
    "assessment:overview": INSIDERS,
    "assessment:result": INSIDERS,
    "assessment:report": INSIDERS,
    "assessment:report_pdf": INSIDERS,
    "assessment:report_docx": INSIDERS,
    "assessment:report_json": INSIDERS,
    "assessment:indicator": INSIDERS,
    "assessment:add_evidence": INSIDERS,
    "assessment:hand_in": INSIDERS,
    "assessment:frozen": {"stranger": "sign-in", **dict.fromkeys(SIGNED_IN, "none")},  # a draft has nothing frozen
    "assessment:before": INSIDERS,
    "assessment:add_label": INSIDERS,
    "assessment:change_label": INSIDERS,
    "assessment:add_improvement": INSIDERS,
    "assessment:change_improvement": INSIDERS,
    "assessment:comments": INSIDERS,
    "assessment:history": INSIDERS,
}
POSTS: dict[str, dict[str, str]] = {
    "accounts:preferences": {"stranger": "sign-in", **dict.fromkeys(SIGNED_IN, "moved")},
    "organisations:contact": {"stranger": "sign-in", **dict.fromkeys(SIGNED_IN, "moved")},
    "organisations:section": {**ACTS, **dict.fromkeys(INSIDE, "ok")},
    "organisations:colleagues": {**ACTS, "owner": "ok", "editor": "ok", "reader": "ok"},
    "organisations:change_logo": {**ACTS, "owner": "refused", "editor": "refused", "reader": "refused"},
    "organisations:remove_logo": ACTS,
    "organisations:change_role": ACTS,
    "organisations:remove": ACTS,
    "organisations:contact_person": ACTS,
    "organisations:leave": ACTS,
    "organisations:offer_ownership": ACTS,
    "organisations:answer_offer": ACTS,
    "organisations:manage_invitation": ACTS,
    "organisations:invitation": dict.fromkeys(ROLES, "moved"),
    "facts:figures": {**ACTS, "reader": "forbidden"},
    "participants:add": WRITES,
    "participants:change": WRITES,
    "participants:remove": ACTS,
    "participants:upload": {**ACTS, "owner": "refused", "editor": "refused", "reader": "refused"},
    "participants:preview": {**ACTS, "owner": "refused", "editor": "refused", "reader": "refused"},
    "participants:choices": {**ACTS, "owner": "refused", "editor": "refused", "reader": "refused"},
    "participants:commit": {**ACTS, "owner": "refused", "editor": "refused", "reader": "refused"},
    "participants:undo": ACTS,
    "participants:discard": ACTS,
    "participants:seat": ACTS,
    "participants:places": ACTS,
    "participants:figures": ACTS,
    "listings:show": dict.fromkeys(ROLES, "moved"),
    "listings:link": ACTS,
    "listings:not_ours": ACTS,
    "listings:withdraw": {**dict.fromkeys(SIGNED_IN, "none"), "stranger": "sign-in", "owner": "moved"},
    "listings:unlink": {**ACTS, "administrator": "moved"},
    "listings:remove": {**ACTS, "administrator": "moved"},
    "listings:restore": {**ACTS, "administrator": "moved"},
    "evidence:remove": ACTS,
    "evidence:put_back": ACTS,
    "assessment:start": ACTS,
    "assessment:indicator": WRITES,
    "assessment:add_evidence": {**ACTS, "owner": "refused", "editor": "refused", "reader": "refused"},
    "assessment:hand_in": {**ACTS, "owner": "refused", "editor": "refused", "reader": "refused"},  # nothing is answered
    "assessment:accept": ACTS,
    "assessment:restore": ACTS,
    "assessment:add_label": WRITES,
    "assessment:change_label": WRITES,
    "assessment:remove_label": ACTS,
    "assessment:add_improvement": WRITES,
    "assessment:change_improvement": WRITES,
    "assessment:remove_improvement": ACTS,
    "assessment:comments": {**ACTS, "owner": "refused", "editor": "refused", "reader": "refused"},
    "assessment:withdraw_comment": ACTS,
    "assessment:discard": ACTS,
    "assessment:take_up": ACTS,
}
ELSEWHERE = {"demo:sign_in"}  # exists in a demonstration only, see tests/demo
OTHERS = ("account_", "admin:", "admin")  # allauth's own pages and Django's administration, tested where they are made
BODY = {
    "name": "Same",
    "country": "HU",
    "town": "",
    "website": "",
    "seen": "0",
    "level": "1",
    "lane": "file",
    "year": "2026",
    "issuer": "Example Label Office",
    "assessed_on": "2024-07-10",
    "area": "Figures that steer",
    "measure": "indicator:performance_monitoring",
    "then": "2",
    "now": "4",
    "role": "reader",
    "answer": "decline",
    "act": "withdraw",
    "message": "A message that is long enough.",
    "language": "en",
    "category": "sme",
    "kind": "remove",
}
LABEL = {"seen": "1", "level": "bronze"}  # an entry is stored once already, and the level of a label has a name
IMPROVEMENT = {"seen": "1"}


@dataclass(frozen=True)
class Places:
    """The public ids that stand in addresses."""

    organisation: str
    assessment: str
    item: str
    label: str
    improvement: str
    check: str
    invitation: str
    token: str
    colleague: str
    comment: str
    participant: str
    upload: str
    change: str
    listing: str
    save: int

    def address(self, name: str) -> str:
        """The address of a page for the cast's organisation, in English."""
        if name == "choose_language":
            return "/"
        parts = parts_by_name()[name]
        with override("en"):
            return reverse(name, kwargs={part: self._stands_for(name, part) for part in parts})

    def _stands_for(self, name: str, part: str) -> str | int:
        """What a part of an address is here: the subject of a module's pages, or what stands below it."""
        module, _, page = name.partition(":")
        if part == "public_id" and name != "assessment:start":
            subject = {"assessment": self.assessment, "evidence": self.item, "listings": self.listing}
            return subject.get(module, self.organisation)
        below = {
            "public_id": self.organisation,
            "number": "4.1.6",
            "entry": self.label if page.endswith("label") else self.improvement,
            "message_id": self.comment,
            "token": self.check if module == "quickcheck" else self.token,
            "invitation_id": self.invitation,
            "participant_id": self.participant,
            "upload_id": self.upload,
            "change_id": self.change,
            "year": 2025,
            "group": "team",
            "key": "identity",
            "metric": "participants",
            "kind": "csv",
        }
        return below[part]


@pytest.fixture
def places(cast: Cast) -> Places:
    assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)
    item = ItemFactory(organisation=cast.organisation, added_by=cast.owner)
    ExhibitFactory(answer=assessment.answers.first(), item=item)
    label = EarlierLabelFactory(assessment=assessment, saved_by=cast.owner)
    improvement = ImprovementFactory(assessment=assessment, saved_by=cast.owner)
    invitation = InvitationFactory(organisation=cast.organisation, invited_by=cast.owner)
    Profile.objects.create(organisation=cast.organisation, accepts_messages=True)
    HandoverFactory(organisation=cast.organisation, offered_by=cast.owner, offered_to=cast.editor)
    listing = ListingFactory(claimed_by=cast.organisation, claimed_at=LONG_AGO)
    CorrectionFactory(listing=listing, kind="claim", organisation=cast.organisation, asked_by=cast.owner)
    indicator = the_indicator("4.1.6")
    about, empty = indicator_subject(assessment, indicator.key), {"level": None, "justification": ""}
    said = {"indicator": indicator.key, "after": empty}
    return Places(
        save=record("assessment.answered", by=cast.owner, subject=assessment, at=LONG_AGO, after=said).pk,
        organisation=cast.organisation.public_id,
        assessment=assessment.public_id,
        item=item.public_id,
        label=label.public_id,
        improvement=improvement.public_id,
        check=link_for(ten_minute_check(), {}),
        invitation=invitation.public_id,
        token=link_signer().sign(invitation.public_id),
        colleague=MembershipFactory(organisation=cast.organisation).person.public_id,
        comment=MessageFactory(subject=about, said_by=cast.owner).public_id,
        participant=ParticipantFactory(organisation=cast.organisation, changed_by=cast.owner).public_id,
        upload=UploadFactory(organisation=cast.organisation, by=cast.owner).public_id,
        change=ListChangeFactory(organisation=cast.organisation, by=cast.owner).public_id,
        listing=listing.public_id,
    )


def said(response: HttpResponseBase) -> str:
    location = response.headers.get("Location", "")
    if response.status_code == 302:
        return "sign-in" if "/account/login/" in location else "moved"
    return {200: "ok", 403: "forbidden", 404: "none", 405: "no", 422: "refused"}.get(
        response.status_code, str(response.status_code)
    )


@pytest.mark.parametrize("role", ROLES)
def test_pages_open_for_those_in_the_table(cast: Cast, client_of: ClientOf, places: Places, role: str) -> None:
    browser: Client = client_of(cast.member(role))
    asked = [name for name in PAGES if name != "evidence:download"]  # a note has no file: 404 for all who may see it

    found = {name: said(browser.get(places.address(name))) for name in asked}

    assert found == {name: PAGES[name][role] for name in asked}


@pytest.mark.parametrize("role", SIGNED_IN)
def test_pages_of_a_person_are_stored_nowhere(cast: Cast, client_of: ClientOf, places: Places, role: str) -> None:
    browser: Client = client_of(cast.member(role))

    headers = {name: browser.get(places.address(name)).get("Cache-Control", "") for name in PAGES}

    assert [name for name, header in headers.items() if not {"private", "no-store"} <= set(header.split(", "))] == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", POSTS)
def test_acts_are_done_for_those_in_the_table(
    cast: Cast, client_of: ClientOf, places: Places, role: str, name: str
) -> None:
    browser: Client = client_of(cast.member(role))

    ids = {"person": places.colleague, "organisation": places.organisation, "save": str(places.save)}
    stored = {"label": LABEL, "improvement": IMPROVEMENT, "participants:change": {"seen": "1"}}
    more = stored.get(name.rpartition("_")[2], {})

    assert said(browser.post(places.address(name), {**BODY, **ids, **more})) == POSTS[name][role]


@pytest.mark.parametrize("name", [name for name in POSTS if name not in PAGES])
def test_acts_take_no_get(cast: Cast, client_of: ClientOf, places: Places, name: str) -> None:
    assert said(client_of(cast.owner).get(places.address(name))) == "no"


def test_nul_sign_is_refused_at_every_address(cast: Cast, client_of: ClientOf, places: Places) -> None:
    browser: Client = client_of(cast.owner)
    nul = {**dict.fromkeys(BODY, "a\x00"), "person": "\x00", "town": "\x00", "record": "\x00"}

    asked = {name: browser.get(places.address(name), {"q": "\x00"}).status_code for name in PAGES}
    sent = {name: browser.post(places.address(name), nul).status_code for name in POSTS}

    assert asked | sent == dict.fromkeys([*PAGES, *POSTS], 400)


def test_every_address_is_in_the_table() -> None:
    known = {*PAGES, *POSTS, *ELSEWHERE}

    missing = [name for name in parts_by_name() if name not in known and not name.startswith(OTHERS)]

    assert missing == []


@cache
def parts_by_name() -> dict[str, tuple[str, ...]]:
    """The names of all addresses with their namespace, and the parts that change in each."""
    return dict(_named_parts(get_resolver()))


def _named_parts(
    resolver: URLResolver, namespace: str = "", above: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in resolver.url_patterns:
        parts = (*above, *getattr(pattern.pattern, "converters", ()))
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or 'choose_language'}", parts
        elif isinstance(pattern, URLResolver):
            yield from _named_parts(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace, parts)
