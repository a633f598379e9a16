"""The ten-minute check: its questions point at real indicators, and what stands out is found by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excellence.method.frameworks.values import HIGHEST_LEVEL
from excellence.method.quickcheck import ANSWERS, STRONG, check_texts, outcome, ten_minute_check
from excellence.method.source.library import load

CHECK = ten_minute_check()
KEYS = [question.key for question in CHECK.questions]
LANGUAGES = ("ca", "en", "fr", "de", "hu", "es")
CHOICES = st.dictionaries(st.sampled_from(KEYS), st.integers(0, ANSWERS - 1))


def keys(questions: object) -> list[str]:
    return [question.key for question in questions]  # type: ignore[attr-defined]  # a tuple of questions


def test_check_has_twelve_questions_each_about_another_indicator_of_its_framework() -> None:
    framework = load(CHECK.framework).framework

    indicators = {question.indicator for question in CHECK.questions}

    assert (len(CHECK.questions), len(indicators)) == (12, 12)
    assert indicators <= {indicator.key for indicator in framework.indicators}


def test_questions_touch_every_dimension() -> None:
    framework = load(CHECK.framework).framework
    asked = {question.indicator for question in CHECK.questions}

    touched = [dimension.key for dimension in framework.dimensions if asked & set(dimension.indicators)]

    assert touched == [dimension.key for dimension in framework.dimensions]


@pytest.mark.parametrize("question", CHECK.questions, ids=KEYS)
def test_levels_rise_within_the_scale(question: object) -> None:
    levels = question.levels  # type: ignore[attr-defined]  # pytest hands it on as an object

    assert list(levels) == sorted(set(levels))
    assert set(levels) <= set(range(HIGHEST_LEVEL + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_complete_in_every_language(language: str) -> None:
    texts = check_texts(language)

    assert (texts.language, list(texts.questions)) == (language, KEYS)
    assert {len(words.answers) for words in texts.questions.values()} == {ANSWERS}


def test_language_without_words_falls_back_to_english_and_says_so() -> None:
    assert check_texts("pl").language == "en"


def test_best_and_poorest_answers_stand_out_in_the_order_of_the_questions() -> None:
    choices = {"committed": 3, "roles": 0, "met": 3, "projects": 0, "partners": 3, "training": 3, "money": 0}

    found = outcome(CHECK, choices)

    assert keys(found.strengths) == ["committed", "met", "training"]
    assert keys(found.gaps) == ["projects", "money", "roles"]


def test_nothing_but_best_answers_leaves_no_gap() -> None:
    found = outcome(CHECK, {"committed": 3, "roles": 3, "met": 3, "projects": 3})

    assert (keys(found.strengths), keys(found.gaps)) == (["committed", "roles", "met"], [])


def test_unknown_question_is_refused() -> None:
    with pytest.raises(KeyError):
        outcome(CHECK, {"weather": 1})


@given(CHOICES)
def test_nothing_is_both_a_strength_and_a_gap(choices: dict[str, int]) -> None:
    found = outcome(CHECK, choices)

    assert set(keys(found.strengths)) & set(keys(found.gaps)) == set()
    assert set(keys(found.strengths)) | set(keys(found.gaps)) <= set(choices)


@given(CHOICES)
def test_strengths_stand_for_strong_levels_and_gaps_for_the_weakest(choices: dict[str, int]) -> None:
    found = outcome(CHECK, choices)
    levels = {
        question.key: question.levels[choices[question.key]] for question in CHECK.questions if question.key in choices
    }
    others = set(levels) - set(keys(found.strengths)) - set(keys(found.gaps))

    assert all(levels[key] >= STRONG for key in keys(found.strengths))
    assert all(levels[gap] <= levels[other] for gap in keys(found.gaps) for other in others)
