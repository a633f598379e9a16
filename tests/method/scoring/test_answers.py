"""Answers as values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from excellence.method.frameworks.values import Judged
from excellence.method.scoring.answers import Answer, is_level
from tests.factories.method import an_indicator


@pytest.mark.parametrize(
    ("documents", "notes", "only_interview"), [(0, 0, False), (1, 0, False), (0, 1, True), (1, 1, False)]
)
def test_answer_has_only_interview_when_there_is_nothing_else(documents: int, notes: int, only_interview: bool) -> None:
    answer = Answer(Fraction(3), "", documents, notes)

    assert answer.has_only_interview is only_interview


@pytest.mark.parametrize(
    ("level", "panel", "exists"),
    [
        ("0", False, True),
        ("5", False, True),
        ("6", False, False),
        ("-1", False, False),
        ("2.5", False, False),
        ("2.5", True, True),
        ("5.5", True, False),
        ("7/3", True, False),
    ],
)
def test_is_level_accepts_whole_levels_and_halves_of_a_panel(level: str, panel: bool, exists: bool) -> None:
    assert is_level(Fraction(level), an_indicator("a"), panel=panel) is exists


@pytest.mark.parametrize(("highest", "level", "exists"), [(1, 1, True), (1, 2, False), (20, 20, True), (20, 21, False)])
def test_is_level_of_an_indicator_with_other_grades(highest: int, level: int, exists: bool) -> None:
    indicator = an_indicator("a", measure=Judged(highest=highest))

    assert is_level(Fraction(level), indicator) is exists


def test_answer_is_given_by_a_level_or_a_claim_and_not_by_words() -> None:
    given = [Answer(Fraction(0)), Answer(not_applicable="Too young."), Answer(justification="To be decided.")]

    assert [answer.is_answered for answer in given] == [True, True, False]
