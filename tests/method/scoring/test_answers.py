"""Answers as values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from excellence.method.scoring.answers import Answer, is_level
from tests.factories.method import DOCUMENT, INTERVIEW


@pytest.mark.parametrize(
    ("evidence", "only_interview"),
    [((), False), ((DOCUMENT,), False), ((INTERVIEW,), True), ((INTERVIEW, DOCUMENT), False)],
)
def test_answer_has_only_interview_when_there_is_nothing_else(evidence: tuple, only_interview: bool) -> None:
    answer = Answer(Fraction(3), "", evidence)

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
    assert is_level(Fraction(level), panel=panel) is exists
