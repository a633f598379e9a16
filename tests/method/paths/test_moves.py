"""Moves, steps and waits in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from excellence.method.paths.moves import Move, MoveKind, Step, Wait
from excellence.method.sentences import say
from tests.factories.method import AT, PlainSpeaker

ONE, TWO = Fraction(1), Fraction(2)


def a_move(kind: MoveKind, start: int = 1, end: int = 2, *, is_claimed: bool = True) -> Move:
    return Move("a", kind, Fraction(start), Fraction(end), is_claimed=is_claimed)


@pytest.mark.parametrize(
    ("move", "sentence"),
    [
        (a_move("accept"), "Accept level 2 for a: your figures give it. You chose level 1."),
        (a_move("leave_out"), "Leave out a and give the reason: your figures show that it does not apply."),
        (a_move("withdraw"), "Do not leave out a: your figures give level 2."),
        (a_move("withdraw", end=0), "Do not leave out a: it has to be answered."),
        (a_move("evidence"), "Supply evidence for a, so that level 2 counts."),
        (
            a_move("evidence", is_claimed=False),
            "Accept level 2, which your figures give for a, and supply evidence for it.",
        ),
        (a_move("raise"), "Raise a from level 1 to 2."),
    ],
)
def test_move_says_what_to_do(move: Move, sentence: str) -> None:
    assert say(move.reason, PlainSpeaker()) == sentence


def test_step_says_all_raises_as_one_with_the_days_they_begin_and_count() -> None:
    raises = [Move("a", "raise", Fraction(n), Fraction(n + 1), ONE, months) for n, months in ((2, 2), (3, 12))]
    step = Step("a", "1", ONE, (a_move("accept"), *raises), date(2027, 6, 1), date(2026, 4, 15))

    assert (step.kind, step.to_level, step.days, step.months) == ("raise", 4, 2, 14)
    assert [say(reason, PlainSpeaker()) for reason in step.reasons] == [
        "Accept level 2 for a: your figures give it. You chose level 1.",
        "Raise a from level 2 to 4.",
        "This can begin on 2026-04-15, when the exception no longer applies.",
        "Evidence can count from 2027-06-01.",
    ]


def test_step_that_waits_for_nothing_tells_no_day() -> None:
    step = Step("a", "1", ONE, (a_move("raise"),), AT)

    assert [say(reason, PlainSpeaker()) for reason in step.reasons] == ["Raise a from level 1 to 2."]


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2027, 1, 31), "Level 2 for a comes by time alone, on 2027-01-31."),
        (None, "Level 2 for a comes by time alone; the day is not known yet."),
    ],
)
def test_wait_says_the_day_if_there_is_one(on: date | None, sentence: str) -> None:
    assert say(Wait("a", "1", TWO, on).reason, PlainSpeaker()) == sentence
