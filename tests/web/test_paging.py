"""Links from one page of a list to the others."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.test import RequestFactory

from excellence.web.paging import PageLink, Paging, address, numbered


def test_numbered_in_the_middle_has_both_neighbours_and_gaps() -> None:
    request = RequestFactory().get("/en/list/?q=water&page=5")

    paging = numbered(Paginator(range(90), 10).page(5), request)

    assert (paging.previous_url, paging.next_url) == ("/en/list/?q=water&page=4", "/en/list/?q=water&page=6")
    assert [page.label for page in paging.pages] == ["1", "…", "4", "5", "6", "…", "9"]
    assert paging.pages[3] == PageLink("5", "/en/list/?q=water&page=5", current=True)


def test_numbered_of_one_page_is_nothing() -> None:
    paging = numbered(Paginator(range(3), 10).page(1), RequestFactory().get("/en/list/"))

    assert (bool(paging), paging.previous_url, paging.next_url) == (False, "", "")


def test_paging_with_a_next_page_only_is_something() -> None:
    assert bool(Paging(next_url="?after=7")) is True


def test_address_keeps_the_other_parameters() -> None:
    request = RequestFactory().get("/en/list/?q=a%26b")

    assert address(request, page=2) == "/en/list/?q=a%26b&page=2"
