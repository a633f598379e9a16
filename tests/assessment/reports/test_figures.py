"""The figures behind an indicator, in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django.utils import translation

from excellence.assessment.reports.figures import facts_of_last_year, figures_behind, in_words
from excellence.assessment.reports.sheet import Sheet
from excellence.method.expressions.evaluation import Unknown, Value
from excellence.method.source.metrics import catalogue, catalogue_texts
from tests.factories.assessments import the_indicator


def said(key: str, value: Value, language: str = "en") -> str:
    with translation.override(language):
        return in_words(catalogue().metrics[key], catalogue_texts(language).metrics[key], value)


def test_figures_stand_this_year_beside_last_derived_ones_first(sheet: Sheet) -> None:
    lines = figures_behind(sheet, the_indicator("1.1.2"), facts_of_last_year(sheet))

    assert [(line.name, line.last_year, line.this_year, line.is_derived) for line in lines[:3]] == [
        ("Committed participants", "", "18", True),
        ("Committed: small and medium-sized companies", "10", "12", False),
        ("Committed: large companies", "", "3", False),
    ]


def test_figure_says_where_it_comes_from_and_where_to_enter_it(sheet: Sheet) -> None:
    line = figures_behind(sheet, the_indicator("1.1.2"), facts_of_last_year(sheet))[1]

    assert (line.source, line.group) == ("Register of participants", "participants")


def test_figure_that_nobody_entered_is_missing_not_zero(sheet: Sheet) -> None:
    lines = figures_behind(sheet, the_indicator("2.2.2"), facts_of_last_year(sheet))

    assert [(line.this_year, line.is_missing) for line in lines] == [("", True)] * 4


def test_judged_indicator_shows_what_limits_it(sheet: Sheet) -> None:
    lines = figures_behind(sheet, the_indicator("4.1.6"), facts_of_last_year(sheet))

    assert [line.name for line in lines] == ["Monitoring of results", "Targets set for the year", "Targets met"]


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("participants", Fraction(1046), "1,046"),
        ("fte", Fraction(5, 2), "2.5"),
        ("satisfied_share", Fraction(78), "78%"),
        ("satisfied_share", Fraction(155, 2), "77.5%"),
        ("website_english", True, "yes"),
        ("website_english", False, "no"),
        ("founded_on", date(2014, 3, 20), "20 March 2014"),
        ("services_used", frozenset({"training", "information"}), "2 of 10"),
        ("participants", Unknown(frozenset({"participants"})), ""),
    ],
)
def test_value_is_said_as_people_read_it(key: str, value: Value, words: str) -> None:
    assert said(key, value) == words


@pytest.mark.parametrize(
    ("key", "value", "option"),
    [
        ("legal_form", frozenset({"foundation"}), "foundation"),
        ("governance_body", Fraction(0), "none"),
        ("governance_body", Fraction(3), "applied"),
    ],
)
def test_choice_and_scale_are_said_by_the_words_of_the_option(key: str, value: Value, option: str) -> None:
    assert said(key, value) == catalogue_texts("en").metrics[key].options[option]


def test_value_follows_the_readers_language() -> None:
    assert [said("fte", Fraction(5, 2), language) for language in ("hu", "en")] == ["2,5", "2.5"]
