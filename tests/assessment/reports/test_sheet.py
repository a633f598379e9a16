"""A self-assessment as it stands, scored from what was read."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from excellence.assessment.reports.sheet import Sheet, scored_sheet
from excellence.assessment.values import Figure, facts_of
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
    answers = [sheet.values.answers[the_indicator(number).key] for number in ("1.1.2", "2.4", "4.1.6")]

    assert [(answer.level, answer.documents, answer.notes) for answer in answers] == [(4, 1, 0), (2, 0, 1), (5, 0, 0)]


def test_figure_the_framework_does_not_know_is_left_aside(sheet: Sheet) -> None:
    figures = {"participants": Figure("46"), "moon_phase": Figure("3")}

    facts = facts_of(sheet.framework, figures, 2025)

    assert (dict(facts.figures), facts.period_end) == ({"participants": Fraction(46)}, date(2025, 12, 31))


def test_withdrawn_figure_is_unknown(cast: Cast, sheet_for: SheetFor) -> None:
    record(cast, "fte", "")

    assert "fte" not in sheet_for(cast.owner).facts.figures


def test_sheet_without_what_came_before_scores_the_same_in_two_statements(
    sheet: Sheet, assert_queries: Asserting
) -> None:
    with assert_queries(2):
        fresh = scored_sheet(sheet.assessment)

    assert fresh.score == sheet.score


@pytest.mark.parametrize(("language", "spoken"), [("hu", "hu"), ("fr", "fr"), ("pl", "en")])
def test_sheet_speaks_the_readers_language_or_english(
    cast: Cast, sheet_for: SheetFor, language: str, spoken: str
) -> None:
    assert sheet_for(cast.owner, language).texts.language == spoken


def test_sheet_costs_a_statement_for_each_question(cast: Cast, sheet_for: SheetFor, assert_queries: Asserting) -> None:
    sheet_for(cast.owner)

    with assert_queries(5):
        sheet_for(cast.owner)
