"""Who may open what: every address of the site, asked for by every member of the cast, in one table.

An answer stands for what a role gets: ok, sign-in (sent to the sign-in page), none (404: it does not exist for them),
no (405: the address takes no such request), moved (sent on after the act), refused (422: shown again with a sentence),
forbidden (403, with a sentence).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from excellence.organisations.models import Profile, link_signer
from tests.cast import ROLES, Cast, ClientOf
from tests.factories.assessments import AssessmentFactory, ExhibitFactory, ItemFactory
from tests.factories.people import HandoverFactory, InvitationFactory, MembershipFactory

SIGNED_IN = ("newcomer", "owner", "editor", "reader", "outsider", "administrator")
INSIDE = ("owner", "editor", "reader")

EVERYBODY = dict.fromkeys(ROLES, "ok")
SIGNED_IN_ONLY = {"stranger": "sign-in", **dict.fromkeys(SIGNED_IN, "ok")}
INSIDERS = {"stranger": "sign-in", **dict.fromkeys(SIGNED_IN, "none"), **dict.fromkeys(INSIDE, "ok")}
ACTS = {"stranger": "sign-in", **dict.fromkeys(SIGNED_IN, "none"), **dict.fromkeys(INSIDE, "moved")}
WRITES = {**ACTS, "reader": "refused"}

PAGES: dict[str, dict[str, str]] = {
    "choose_language": dict.fromkeys(ROLES, "moved"),
    "health": EVERYBODY,
    "portal:home": EVERYBODY,
    "portal:method": EVERYBODY,
    "portal:desk": SIGNED_IN_ONLY,
    "web:style": EVERYBODY,
    "accounts:preferences": SIGNED_IN_ONLY,
    "organisations:register": SIGNED_IN_ONLY,
    "organisations:show": INSIDERS,
    "organisations:profile": INSIDERS,
    "organisations:section": INSIDERS,
    "organisations:contact": SIGNED_IN_ONLY,
    "organisations:colleagues": INSIDERS,
    "organisations:invitation": EVERYBODY,
    "facts:years": INSIDERS,
    "facts:figures": INSIDERS,
    "evidence:download": INSIDERS,
    "assessment:overview": INSIDERS,
    "assessment:result": INSIDERS,
    "assessment:indicator": INSIDERS,
    "assessment:add_evidence": INSIDERS,
}
POSTS: dict[str, dict[str, str]] = {
    "accounts:preferences": {"stranger": "sign-in", **dict.fromkeys(SIGNED_IN, "moved")},
    "organisations:contact": {"stranger": "sign-in", **dict.fromkeys(SIGNED_IN, "moved")},
    "organisations:section": {**ACTS, **dict.fromkeys(INSIDE, "ok")},
    "organisations:colleagues": {**ACTS, "owner": "ok", "editor": "ok", "reader": "ok"},
    "organisations:change_role": ACTS,
    "organisations:remove": ACTS,
    "organisations:leave": ACTS,
    "organisations:offer_ownership": ACTS,
    "organisations:answer_offer": ACTS,
    "organisations:manage_invitation": ACTS,
    "organisations:invitation": dict.fromkeys(ROLES, "moved"),
    "facts:figures": {**ACTS, "reader": "forbidden"},
    "evidence:remove": ACTS,
    "evidence:put_back": ACTS,
    "assessment:start": ACTS,
    "assessment:indicator": WRITES,
    "assessment:add_evidence": {**ACTS, "owner": "refused", "editor": "refused", "reader": "refused"},
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
    "role": "reader",
    "answer": "decline",
    "act": "withdraw",
    "message": "A message that is long enough.",
    "language": "en",
}


@dataclass(frozen=True)
class Places:
    """The public ids that stand in addresses."""

    organisation: str
    assessment: str
    item: str
    invitation: str
    token: str
    colleague: str

    def address(self, name: str) -> str:
        """The address of a page for the cast's organisation."""
        subject = {"organisations": self.organisation, "facts": self.organisation, "evidence": self.item}
        module, _, page = name.partition(":")
        public_id = self.organisation if name == "assessment:start" else subject.get(module, self.assessment)
        rest = {
            "figures": "figures/2025/team/",
            "years": "figures/",
            "show": "",
            "overview": "",
            "section": "profile/identity/",
            "indicator": "4.1.6/",
            "add_evidence": "4.1.6/evidence/",
            "download": "file/",
            "put_back": "put-back/",
            "take_up": "take-up/",
            "change_role": "colleagues/role/",
            "remove": "colleagues/remove/" if module == "organisations" else "remove/",
            "offer_ownership": "ownership/offer/",
            "answer_offer": "ownership/answer/",
            "manage_invitation": f"invitations/{self.invitation}/",
        }.get(page, f"{page}/")
        fixed = {
            "choose_language": "/",
            "health": "/health/",
            "portal:home": "/en/",
            "portal:method": "/en/method/",
            "portal:desk": "/en/desk/",
            "web:style": "/en/style/",
            "accounts:preferences": "/en/account/preferences/",
            "organisations:register": "/en/organisations/register/",
            "organisations:invitation": f"/en/organisations/invitations/{self.token}/",
            "assessment:start": f"/en/assessments/start/{public_id}/",
        }
        base = {"assessment": "assessments", "evidence": "evidence"}.get(module, "organisations")
        return fixed.get(name, f"/en/{base}/{public_id}/{rest}")


@pytest.fixture
def places(cast: Cast) -> Places:
    assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)
    item = ItemFactory(organisation=cast.organisation, added_by=cast.owner)
    ExhibitFactory(answer=assessment.answers.first(), item=item)
    invitation = InvitationFactory(organisation=cast.organisation, invited_by=cast.owner)
    colleague = MembershipFactory(organisation=cast.organisation).person
    Profile.objects.create(organisation=cast.organisation, accepts_messages=True)
    HandoverFactory(organisation=cast.organisation, offered_by=cast.owner, offered_to=cast.editor)
    return Places(
        cast.organisation.public_id,
        assessment.public_id,
        item.public_id,
        invitation.public_id,
        link_signer().sign(invitation.public_id),
        colleague.public_id,
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


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", POSTS)
def test_acts_are_done_for_those_in_the_table(
    cast: Cast, client_of: ClientOf, places: Places, role: str, name: str
) -> None:
    browser: Client = client_of(cast.member(role))

    assert said(browser.post(places.address(name), {**BODY, "person": places.colleague})) == POSTS[name][role]


@pytest.mark.parametrize("name", [name for name in POSTS if name not in PAGES])
def test_acts_take_no_get(cast: Cast, client_of: ClientOf, places: Places, name: str) -> None:
    assert said(client_of(cast.owner).get(places.address(name))) == "no"


def test_every_address_is_in_the_table() -> None:
    known = {*PAGES, *POSTS, *ELSEWHERE}

    missing = [name for name in _names(get_resolver()) if name not in known and not name.startswith(OTHERS)]

    assert missing == []


def _names(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or 'choose_language'}"
        elif isinstance(pattern, URLResolver):
            yield from _names(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace)
