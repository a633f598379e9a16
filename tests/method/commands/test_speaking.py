"""Numbers, days and names as a language writes them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from excellence.method.commands.speaking import Voice, day_in, number_in, translator
from excellence.method.sentences import Reason, TermKind, say
from excellence.method.source.library import load
from tests.method.folders import FRAMEWORKS


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("en", Fraction(239, 2), "119.5"),
        ("en", Fraction(150), "150"),
        ("en", Fraction(0), "0"),
        ("en", Fraction(1, 3), "0.33"),
        ("en", Fraction(2, 3), "0.67"),
        ("en", Fraction(1, 8), "0.12"),
        ("en", Fraction(-5, 2), "-2.5"),
        ("en", Fraction(1234), "1234"),
        ("en", Fraction(1234567, 10), "123,456.7"),
        ("hu", Fraction(239, 2), "119,5"),
        ("hu", Fraction(1234567), "1\u00a0234\u00a0567"),
        ("fr", Fraction(1234567, 10), "123\u202f456,7"),
        ("de", Fraction(1234567, 10), "123.456,7"),
        ("es", Fraction(1, 2), "0,5"),
        ("ca", Fraction(1, 2), "0,5"),
        ("ca", Fraction(10000), "10.000"),
        ("pl", Fraction(1, 2), "0.5"),
    ],
)
def test_number_in_writes_two_decimals_at_most(language: str, value: Fraction, text: str) -> None:
    assert number_in(language, value) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "2025-03-01"),
        ("de", "01.03.2025"),
        ("fr", "01/03/2025"),
        ("es", "01/03/2025"),
        ("ca", "01/03/2025"),
        ("hu", "2025.\u00a003.\u00a001."),
    ],
)
def test_day_in_writes_figures_in_the_order_of_the_language(language: str, text: str) -> None:
    assert day_in(language, date(2025, 3, 1)) == text


@pytest.mark.parametrize(
    ("kind", "key", "name"),
    [
        ("indicator", "repute", "1.10 Repute"),
        ("dimension", "base", "The base"),
        ("metric", "met", "Members met"),
        ("metric", "elsewhere", "elsewhere"),
        ("label", "gold", "Gold"),
        ("criterion", "size", "At least five members."),
    ],
)
def test_voice_names_things_as_the_texts_do(kind: TermKind, key: str, name: str) -> None:
    edition = load(FRAMEWORKS / "own-metrics" / "small")
    voice = Voice("en", edition.framework, edition.words("en"))

    assert voice.name(kind, key) == name


def test_voice_names_checks_and_figures_that_cannot_be_had_yet() -> None:
    edition = load("ecei-2013@2", "en")
    words, voice = edition.words("en"), Voice("en", edition.framework, edition.words("en"))

    check, metric = next(iter(words.checks)), next(iter(words.not_yet))
    assert (voice.name("check", check), voice.name("not_yet", metric)) == (words.checks[check], words.not_yet[metric])


def test_voice_writes_numbers_days_and_sentences_in_its_language() -> None:
    edition = load(FRAMEWORKS / "own-metrics" / "small")
    voice = Voice("de", edition.framework, edition.words("de"))

    said = (voice.number(Fraction(1, 2)), voice.day(date(2025, 3, 1)), voice.translate("Not in any catalogue"))

    assert said == ("0,5", "01.03.2025", "Not in any catalogue")


def test_translator_without_a_catalogue_leaves_sentences_english() -> None:
    assert translator("xx").gettext("Not in any catalogue") == "Not in any catalogue"


EFFORTS = {
    "en": ["0.5 person-days", "1 person-day", "1.5 person-days", "2 person-days", "321 person-days"],
    "ca": ["0,5 dies-persona", "1 dia-persona", "1,5 dies-persona", "2 dies-persona", "321 dies-persona"],
    "de": ["0,5 Personentage", "1 Personentag", "1,5 Personentage", "2 Personentage", "321 Personentage"],
    "es": ["0,5 días-persona", "1 día-persona", "1,5 días-persona", "2 días-persona", "321 días-persona"],
    "fr": ["0,5 jour-personne", "1 jour-personne", "1,5 jour-personne", "2 jours-personne", "321 jours-personne"],
    "hu": ["0,5 embernap", "1 embernap", "1,5 embernap", "2 embernap", "321 embernap"],
}
ABOUT = {
    "en": "About",
    "ca": "Aproximadament",
    "de": "Etwa",
    "es": "Aproximadamente",
    "fr": "Environ",
    "hu": "Körülbelül",
}


@pytest.mark.parametrize("language", EFFORTS)
def test_say_an_effort_takes_the_form_of_the_real_number(language: str) -> None:
    edition = load("ecei-2013", language)
    voice = Voice(language, edition.framework, edition.words(language), translator(language))
    days = [Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(2), Fraction(321)]

    said = [say(Reason("effort", {"days": each}), voice) for each in days]

    assert said == [f"{ABOUT[language]} {effort}." for effort in EFFORTS[language]]
