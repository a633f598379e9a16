"""The lists a profile is chosen from."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from excellence.organisations.classifications import (
    belongs_to,
    ecosystems,
    language_choices,
    nace_branches,
    nace_language,
    region_name,
    regions_of,
)

LANGUAGES = ("ca", "en", "fr", "de", "hu", "es")


@pytest.mark.parametrize(("country", "large", "small"), [("HU", 8, 20), ("GR", 13, 52), ("LU", 1, 1), ("CA", 0, 0)])
def test_regions_of_a_country_come_with_the_smaller_ones_inside(country: str, large: int, small: int) -> None:
    regions = regions_of(country)

    assert (len(regions), sum(len(region.parts) for region in regions)) == (large, small)


def test_region_has_its_own_name_and_country() -> None:
    assert (region_name("HU221"), region_name("XX9")) == ("Győr-Moson-Sopron", "XX9")
    assert [belongs_to("EL30", country) for country in ("GR", "HU")] == [True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_whole_in_each_language(language: str) -> None:
    with override(language):
        branches = nace_branches()
        names = [name for _, name in ecosystems()] + [name for _, name in language_choices()]

    assert (len(branches), sum(len(branch.divisions) for branch in branches)) == (21, 88)
    assert (len(names), "" in names) == (14 + 35, False)


@pytest.mark.parametrize(("language", "spoken"), [("hu", "hu"), ("ca", "en")])
def test_branches_without_words_in_a_language_say_that_they_are_english(language: str, spoken: str) -> None:
    with override(language):
        assert nace_language() == spoken


def test_languages_are_sorted_as_they_are_read() -> None:
    with override("hu"):
        names = [name for _, name in language_choices()]

    assert names[5:9] == ["dán", "észt", "finn", "francia"]


def test_titles_are_not_shouted() -> None:
    with override("fr"):
        assert nace_branches()[0].name == "Agriculture, sylviculture et pêche"
