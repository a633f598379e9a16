"""Forms of people."""

from __future__ import annotations

import pytest

from excellence.accounts.forms import PreferencesForm


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Anna\u200b Exa\u00admple", "Anna Example"), ("\u202eanna", "anna"), ("  Őze   Çelik ", "Őze Çelik")],
)
def test_name_of_a_person_has_no_signs_that_nobody_sees(typed: str, name: str) -> None:
    form = PreferencesForm({"name": typed, "language": "en"})

    assert (form.is_valid(), form.cleaned_data["name"]) == (True, name)


def test_name_of_invisible_signs_only_is_no_name() -> None:
    form = PreferencesForm({"name": "\u200b\u202e\u00ad", "language": "en"})

    assert list(form.errors) == ["name"]
