"""Countries by the names of CLDR, in the order of each language, the same wherever they are shown or chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import translation
from django_countries import countries

from excellence.kernel.alphabet import in_alphabet
from excellence.kernel.countries import CODES, country_choices, country_name
from excellence.listings.reports import country_choices as listed_countries
from excellence.organisations.forms.profile import CollaborationForm, IdentityForm, OrganisationForm
from excellence.organisations.models import Organisation
from excellence.participants.forms import ParticipantForm
from excellence.participants.reports.speaking import said
from tests.factories.participants import ParticipantFactory

Choices = Callable[[], list[tuple[str, str]]]
LANGUAGES = ("ca", "en", "fr", "de", "hu", "es")


def offered(form: object, field: str = "country") -> list[tuple[str, str]]:
    """What a form offers, without the line that stands for nothing."""
    return [(code, name) for code, name in form.fields[field].choices if code]  # type: ignore[attr-defined]  # a form


WHERE: dict[str, Choices] = {
    "register": lambda: offered(OrganisationForm()),
    "profile": lambda: offered(IdentityForm()),
    "collaboration": lambda: offered(CollaborationForm(), "countries_of_interest"),
    "participant": lambda: offered(ParticipantForm(today=date(2026, 3, 10))),
    "directory": lambda: listed_countries([(code, 1) for code in CODES]),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_countries_have_capitals_and_stand_in_the_order_of_the_language(language: str) -> None:
    with translation.override(language):
        names = [name for _, name in country_choices()]

        assert names == sorted(names, key=in_alphabet)
    assert (len(names), [name for name in names if not name[0].isupper()]) == (250, [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", WHERE)
def test_countries_are_offered_alike_wherever_one_chooses(language: str, where: str) -> None:
    with translation.override(language):
        assert WHERE[where]() == country_choices()


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("ca", "Txèquia"),
        ("en", "Czechia"),
        ("fr", "Tchéquie"),
        ("de", "Tschechien"),
        ("hu", "Csehország"),
        ("es", "Chequia"),
    ],
)
def test_country_is_called_the_same_wherever_it_is_shown(language: str, name: str) -> None:
    organisation = Organisation(country="CZ")
    with translation.override(language):
        participant = said(ParticipantFactory.build(country="CZ"), "country")

        shown = [country_name("CZ"), countries.name("CZ"), str(organisation.country.name), participant]

    assert shown == [name] * 4


@pytest.mark.parametrize(("language", "name"), [("en", "Kosovo"), ("hu", "Koszovó"), ("fr", "Kosovo")])
def test_kosovo_has_a_name_in_each_language(language: str, name: str) -> None:
    with translation.override(language):
        assert (countries.name("XK"), countries.alpha3("XK")) == (name, "XKX")


def test_code_of_no_country_is_its_own_name() -> None:
    assert country_name("Q9") == "Q9"


def test_organisation_may_be_in_kosovo() -> None:
    form = OrganisationForm({"name": "Demo: Example Cluster", "country": "XK"})

    assert "country" not in form.errors
