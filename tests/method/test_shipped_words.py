"""The words of the shipped framework say what its rules say, in every language."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from excellence.method.frameworks import IndicatorTexts, Judged, Measured
from excellence.method.source.library import Edition, load, shipped_versions

HALF = {"ca": "mig", "de": "halben", "en": "half", "es": "medio", "fr": "demi", "hu": "fél"}
NAMED = re.compile(r"\bExample (?:[A-Z]\w+ )+(?:Cluster|Network)")
LEVEL = re.compile(r"\b(?:level|nivell|Stufe|nivel|niveau)\s([0-5])|\b([0-5])(?:\.|-\w+) szint")


@pytest.fixture(scope="module", params=shipped_versions())
def edition(request: pytest.FixtureRequest) -> Edition:
    return load(request.param)


def numbers(sentence: str, language: str) -> list[Fraction]:
    """The numbers of a sentence in ascending order; one half is written as a word."""
    digits = re.sub(rf"\b{HALF[language]}\b", "0.5", sentence).replace(",", ".")
    return sorted(Fraction(found) for found in re.findall(r"\d+(?:\.\d+)?", digits))


def demanded(measure: Measured | Judged, level: int) -> set[Fraction]:
    """What the rules compare with at a level, for judged indicators the ceiling."""
    conditions = measure.ceiling if isinstance(measure, Judged) else measure.conditions
    return {Fraction(found) for each in conditions[level - 1 : level] for found in re.findall(r"= ([\d.]+)", each.text)}


def levels_named(words: IndicatorTexts) -> list[list[str]]:
    examples = (words.good, words.not_enough)
    return [[one or other for one, other in LEVEL.findall(example)] for example in examples]


def test_each_level_names_the_numbers_of_its_rule_in_every_language(edition: Edition) -> None:
    missing = []

    for language in edition.languages:
        for indicator in edition.framework.indicators:
            for level, sentence in enumerate(edition.words(language).indicators[indicator.key].levels):
                if not demanded(indicator.measure, level) <= set(numbers(sentence, language)) and level > 0:
                    missing.append((language, indicator.number, level, sentence))

    assert missing == []


def test_each_level_names_the_same_numbers_in_every_language(edition: Edition) -> None:
    english = edition.words("en").indicators
    different = []

    for language in edition.languages:
        for key, words in edition.words(language).indicators.items():
            for level, sentence in enumerate(words.levels):
                if numbers(sentence, language) != numbers(english[key].levels[level], "en"):
                    different.append((language, key, level, sentence))

    assert different == []


def test_both_examples_name_the_level_they_reach(edition: Edition) -> None:
    unnamed = []

    for key, words in edition.words("en").indicators.items():
        good, not_enough = levels_named(words)
        if not (len(good) == len(not_enough) == 1 and not_enough < good):
            unnamed.append((key, good, not_enough))

    assert unnamed == []


def test_both_examples_name_the_same_level_in_every_language(edition: Edition) -> None:
    english = edition.words("en").indicators
    different = []

    for language in edition.languages:
        for key, words in edition.words(language).indicators.items():
            if levels_named(words) != levels_named(english[key]):
                different.append((language, key, levels_named(words)))

    assert different == []


def test_example_organisations_have_the_same_name_in_every_language(edition: Edition) -> None:
    english = edition.words("en").indicators
    different = []

    for language in edition.languages:
        for key, words in edition.words(language).indicators.items():
            named = [NAMED.findall(text) for text in (words.good, words.not_enough)]
            if named != [NAMED.findall(text) for text in (english[key].good, english[key].not_enough)]:
                different.append((language, key, named))

    assert different == []


def test_targets_count_from_the_same_day_in_the_indicator_and_in_its_figure(edition: Edition) -> None:
    days = {
        (Fraction(31) in numbers(words.indicators["management_performance"].meaning, language))
        and (Fraction(31) in numbers(words.metrics["targets_set"].hint, language))
        for language in edition.languages
        for words in [edition.words(language)]
    }

    assert days == {True}


def test_texts_say_once_that_a_level_includes_those_below(edition: Edition) -> None:
    words = edition.words("en")

    repeated = [key for key, each in words.indicators.items() if any("In addition" in level for level in each.levels)]

    assert ("Each level includes what the levels below it ask for." in words.about, repeated) == (True, [])
