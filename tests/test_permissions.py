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

from excellence.method.quickcheck import ten_minute_check
from excellence.quickcheck.links import link_for
from tests.cast import ROLES, Cast, ClientOf
from tests.factories.assessments import (
    AssessmentFactory,
    EarlierLabelFactory,
    ExhibitFactory,
    ImprovementFactory,
    ItemFactory,
)

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
    "quickcheck:questions": EVERYBODY,
    "quickcheck:result": dict.fromkeys(ROLES, "refused"),  # without answers
    "quickcheck:kept": EVERYBODY,
    "quickcheck:carry": SIGNED_IN_ONLY,
    "web:style": EVERYBODY,
    "organisations:register": SIGNED_IN_ONLY,
    "organisations:show": INSIDERS,
    "organisations:change": INSIDERS,
    "organisations:colleagues": INSIDERS,
    "facts:years": INSIDERS,
    "facts:figures": INSIDERS,
    "evidence:download": INSIDERS,
    "assessment:overview": INSIDERS,
    "assessment:result": INSIDERS,
    "assessment:indicator": INSIDERS,
    "assessment:add_evidence": INSIDERS,
    "assessment:before": INSIDERS,
    "assessment:add_label": INSIDERS,
    "assessment:change_label": INSIDERS,
    "assessment:add_improvement": INSIDERS,
    "assessment:change_improvement": INSIDERS,
}
POSTS: dict[str, dict[str, str]] = {
    "organisations:change": {**ACTS, "reader": "ok"},
    "organisations:colleagues": {**ACTS, "owner": "ok", "editor": "ok", "reader": "ok"},
    "facts:figures": {**ACTS, "reader": "forbidden"},
    "evidence:remove": ACTS,
    "evidence:put_back": ACTS,
    "assessment:start": ACTS,
    "assessment:indicator": WRITES,
    "assessment:add_evidence": {**ACTS, "owner": "refused", "editor": "refused", "reader": "refused"},
    "assessment:add_label": WRITES,
    "assessment:change_label": WRITES,
    "assessment:remove_label": ACTS,
    "assessment:add_improvement": WRITES,
    "assessment:change_improvement": WRITES,
    "assessment:remove_improvement": ACTS,
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
            "change": "profile/",
            "indicator": "4.1.6/",
            "add_evidence": "4.1.6/evidence/",
            "download": "file/",
            "put_back": "put-back/",
            "take_up": "take-up/",
            "add_label": "before/labels/add/",
            "change_label": f"before/labels/{self.label}/",
            "remove_label": f"before/labels/{self.label}/remove/",
            "add_improvement": "before/areas/add/",
            "change_improvement": f"before/areas/{self.improvement}/",
            "remove_improvement": f"before/areas/{self.improvement}/remove/",
        }.get(page, f"{page}/")
        fixed = {
            "choose_language": "/",
            "health": "/health/",
            "portal:home": "/en/",
            "portal:method": "/en/method/",
            "portal:desk": "/en/desk/",
            "web:style": "/en/style/",
            "quickcheck:questions": "/en/check/",
            "quickcheck:result": "/en/check/result/",
            "quickcheck:kept": f"/en/check/{self.check}/",
            "quickcheck:carry": f"/en/check/{self.check}/carry/",
            "organisations:register": "/en/organisations/register/",
            "assessment:start": f"/en/assessments/start/{public_id}/",
        }
        base = {"assessment": "assessments", "evidence": "evidence"}.get(module, "organisations")
        return fixed.get(name, f"/en/{base}/{public_id}/{rest}")


@pytest.fixture
def places(cast: Cast) -> Places:
    assessment = AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)
    item = ItemFactory(organisation=cast.organisation, added_by=cast.owner)
    ExhibitFactory(answer=assessment.answers.first(), item=item)
    label = EarlierLabelFactory(assessment=assessment, saved_by=cast.owner)
    improvement = ImprovementFactory(assessment=assessment, saved_by=cast.owner)
    return Places(
        organisation=cast.organisation.public_id,
        assessment=assessment.public_id,
        item=item.public_id,
        label=label.public_id,
        improvement=improvement.public_id,
        check=link_for(ten_minute_check(), {}),
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

    more = {"label": LABEL, "improvement": IMPROVEMENT}.get(name.rpartition("_")[2], {})

    assert said(browser.post(places.address(name), {**BODY, **more})) == POSTS[name][role]


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
