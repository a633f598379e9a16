"""A self-assessment as it stands, scored from what was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from excellence.assessment.queries import FigureRow
from excellence.assessment.reports.sheet import Sheet, after_saving
from excellence.assessment.values import facts_of
from excellence.method.scoring.answers import Evidence
from tests.assessment.reports.conftest import SheetFor, record
from tests.cast import Cast
from tests.factories.assessments import the_indicator
from tests.support.queries import Asserting


def test_sheet_scores_what_is_answered_and_shown(sheet: Sheet) -> None:
    assert (sheet.answered, sheet.score.points, sheet.score.claimed_points, sheet.score.maximum) == (4, 5, 13, 150)


def test_paper_counts_in_full_and_note_at_most_one(sheet: Sheet) -> None:
    counted = {number: sheet.scored(the_indicator(number)).counted for number in ("1.1.2", "2.4", "4.1.6")}

    assert counted == {"1.1.2": 4, "2.4": 1, "4.1.6": 0}


def test_answer_reaches_the_method_with_its_evidence(sheet: Sheet) -> None:
    answers = [sheet.answers[the_indicator(number).key] for number in ("1.1.2", "2.4", "4.1.6")]

    assert [(answer.level, answer.evidence) for answer in answers] == [
        (4, (Evidence("file", ""),)),
        (2, (Evidence("interview", ""),)),
        (5, ()),
    ]


def test_figure_the_framework_does_not_know_is_left_aside(sheet: Sheet) -> None:
    figures = {"participants": FigureRow("46", ""), "moon_phase": FigureRow("3", "")}

    facts = facts_of(sheet.framework, figures, 2025)

    assert (dict(facts.figures), facts.period_end) == ({"participants": Fraction(46)}, date(2025, 12, 31))


def test_withdrawn_figure_is_unknown(cast: Cast, sheet_for: SheetFor) -> None:
    record(cast, "fte", "")

    assert "fte" not in sheet_for(cast.owner).facts.figures


def test_answer_saved_is_scored_without_asking_the_database(sheet: Sheet, assert_queries: Asserting) -> None:
    indicator = the_indicator("1.1.2")
    saved = replace(sheet.answer(indicator), level=2)

    with assert_queries(0):
        fresh = after_saving(sheet, indicator, saved)

    assert (fresh.score.points, sheet.score.points) == (3, 5)


@pytest.mark.parametrize(("language", "spoken"), [("hu", "hu"), ("fr", "fr"), ("pl", "en")])
def test_sheet_speaks_the_readers_language_or_english(
    cast: Cast, sheet_for: SheetFor, language: str, spoken: str
) -> None:
    assert sheet_for(cast.owner, language).texts.language == spoken


def test_sheet_costs_two_statements(cast: Cast, sheet_for: SheetFor, assert_queries: Asserting) -> None:
    sheet_for(cast.owner)

    with assert_queries(2):
        sheet_for(cast.owner)
