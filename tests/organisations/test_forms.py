"""What people type about an organisation."""

from __future__ import annotations

import pytest

from excellence.organisations.forms import InvitationForm, OrganisationForm

PROFILE = {"country": "AT", "name": "Graz Example", "town": "", "website": ""}


def test_profile_needs_country_and_name() -> None:
    assert sorted(OrganisationForm({}).errors) == ["country", "name"]


def test_website_without_scheme_is_taken_as_encrypted() -> None:
    form = OrganisationForm({**PROFILE, "website": "cluster-example.invalid"})

    assert form.is_valid()
    assert form.cleaned_data["website"] == "https://cluster-example.invalid"


@pytest.mark.parametrize("website", ["javascript:alert(1)", "not an address", "https://"])
def test_website_that_is_none_is_refused(website: str) -> None:
    assert dict(OrganisationForm({**PROFILE, "website": website}).errors) == {"website": ["Enter a valid URL."]}


@pytest.mark.parametrize(("seen", "read"), [("3", 3), ("0", 0), ("", -1)])
def test_version_the_page_did_not_name_never_was(seen: str, read: int) -> None:
    form = OrganisationForm({**PROFILE, "seen": seen})

    assert form.is_valid()
    assert form.cleaned_data["seen"] == read


def test_colleague_gets_a_role_there_is() -> None:
    form = InvitationForm({"address": "anna", "role": "king", "language": "pl"})

    assert sorted(form.errors) == ["address", "language", "role"]
