"""Names in our e-mails that would become links."""

from __future__ import annotations

import pytest

from excellence.mail.links import without_links
from tests.mail.letters import post


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Pannon Example Cluster e.V.", "Pannon Example Cluster e. V."),
        ("URGENT: verify at https://evil.example.invalid/now", "URGENT: verify at evil. example. invalid/now"),
        ("www.evil.example.invalid", "www. evil. example. invalid"),
        ("HTTPS://HTTP://evil.invalid", "evil. invalid"),
        ("evil.invalid/a@b.invalid", "evil. invalid/a@b. invalid"),
        ("anna@people-example.invalid", "anna@people-example.invalid"),
        ("Example and Sons", "Example and Sons"),
    ],
)
def test_name_that_looks_like_a_link_is_none_in_an_email(typed: str, written: str) -> None:
    assert without_links(typed) == written


@pytest.mark.django_db
def test_subject_of_every_email_is_without_links() -> None:
    assert post(subject="Pay at https://evil.invalid now").subject == "Pay at evil. invalid now"
