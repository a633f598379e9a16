"""What masthead and footer offer: only pages that exist."""

from __future__ import annotations

import re

import pytest

from tests.cast import Cast, ClientOf

LINK = re.compile(r'href="(/en/[^"#?]*)"')


@pytest.mark.parametrize("role", ["stranger", "newcomer", "owner"])
def test_every_link_of_the_frame_leads_somewhere(cast: Cast, client_of: ClientOf, role: str) -> None:
    browser = client_of(cast.member(role))
    links = set(LINK.findall(browser.get("/en/method/").content.decode()))

    found = {link: browser.get(link, follow=True).status_code for link in links}

    assert len(found) >= 4
    assert found == dict.fromkeys(links, 200)
