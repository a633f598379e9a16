"""The list of kinds of pages is whole: every address that shows a page is looked at by axe and in every language."""

from __future__ import annotations

from django.urls import resolve

from tests.browser.conftest import Place
from tests.browser.kinds import KINDS, Kind
from tests.test_permissions import PAGES, POSTS, parts_by_name

ANYWHERE = Place(organisation="qv3crs8pgwhk", assessment="sxbhch85p596", year=2025)
# Reasons why an address that can be asked for has no page of its own to look at.
NO_PAGE = {
    "choose_language": "leads on to a language",
    "health": "one word for machines",
    "participants:template": "a file",
    "participants:download": "a file",
    "evidence:download": "a file",
    "organisations:logo": "a picture",
    "assessment:report_pdf": "a file",
    "assessment:report_docx": "a file",
    "assessment:report_json": "a file",
    "assessment:frozen": "a file",
    "participants:commit": "a GET leads to the list",
    "demo:sign_in": "takes no GET",
    "account_set_password": "everybody has a password, so it leads on to changing it",
    "account_confirm_login_code": "signing in by code is not offered, so it leads back to signing in",
}
# Django's administration is Django's own work.
NOT_OURS = ("admin",)


def test_every_page_there_is_has_a_kind() -> None:
    pages = {name for name in parts_by_name() if (name in PAGES or name not in POSTS) and not name.startswith(NOT_OURS)}

    assert sorted(pages - set(NO_PAGE) - {shown(kind) for kind in KINDS}) == []


def test_every_exception_is_an_address_without_a_kind() -> None:
    assert sorted(set(NO_PAGE) - set(parts_by_name())) == []
    assert sorted(set(NO_PAGE) & set(map(shown, KINDS))) == []


def shown(kind: Kind) -> str:
    """The name of the address that is on the screen in the end; a page that is not there shows none."""
    if kind.shows or kind.name == "not found":
        return kind.shows
    match = resolve(kind.address(ANYWHERE).partition("?")[0])
    return match.view_name
