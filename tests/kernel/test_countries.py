"""Countries people name that ISO 3166 has no code for."""

from __future__ import annotations

import pytest
from django.utils import translation
from django_countries import countries

from excellence.organisations.forms.profile import OrganisationForm


@pytest.mark.parametrize(("language", "name"), [("en", "Kosovo"), ("hu", "Koszovó"), ("fr", "Kosovo")])
def test_kosovo_has_a_name_in_each_language(language: str, name: str) -> None:
    with translation.override(language):
        assert countries.name("XK") == name


def test_organisation_may_be_in_kosovo() -> None:
    form = OrganisationForm({"name": "Demo: Example Cluster", "country": "XK"})

    assert "country" not in form.errors
