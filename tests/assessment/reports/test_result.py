"""What the result says: where the organisation stands, for which label it is ready, and why."""

from __future__ import annotations

from datetime import date

import pytest

from excellence.assessment.models import Assessment
from excellence.assessment.reports.result import ResultPage, result_page
from excellence.assessment.reports.sheet import Sheet
from tests.assessment.reports.conftest import SheetFor
from tests.cast import Cast
from tests.factories.assessments import FactFactory

TODAY = date(2026, 3, 2)


def page_of(sheet: Sheet, **given: str) -> ResultPage:
    return result_page(sheet, at=TODAY, **given)


def test_result_gives_points_with_evidence_and_says_what_was_claimed(sheet: Sheet) -> None:
    page = page_of(sheet)

    assert (page.report.points, page.report.answered_points, page.report.maximum) == (5, 11, 150)
    assert (page.report.proposed_points, page.proposed) == (2, 1)


def test_result_begins_with_what_stands_before_the_first_label(sheet: Sheet) -> None:
    page = page_of(sheet)

    assert page.report.verdict == "2 conditions before Bronze"
    assert page.report.lead == "Indicators answered: 4 of 31. This is the result so far."


@pytest.mark.parametrize(
    ("label", "met"),
    [
        ("bronze", ["unknown", "no"]),
        ("silver", ["unknown", "no", "no", "no", "no"]),
        ("gold", ["unknown", "no", "no", "no"]),
    ],
)
def test_result_says_of_each_condition_whether_it_is_met(sheet: Sheet, label: str, met: list[str]) -> None:
    level = page_of(sheet).report.levels[label]

    assert [condition.met for condition in level.conditions] == met


def test_condition_names_what_is_missing_and_where(sheet: Sheet) -> None:
    gold = page_of(sheet).report.levels["gold"]

    gates = gold.conditions[1]
    assert gates.sentence == "Gates passed: 0 of 1."
    assert [(detail.sentence, detail.number) for detail in gates.details] == [
        ("Level 0 for 1.1.0 Committed participation; the gate asks for level 2.", "1.1.0")
    ]


def test_condition_with_much_to_read_is_folded_away(sheet: Sheet) -> None:
    gold = page_of(sheet).report.levels["gold"]

    assert [condition.is_long for condition in gold.conditions] == [True, False, True, False]


def test_scale_marks_the_threshold_of_gold(sheet: Sheet) -> None:
    scale = page_of(sheet).scale

    assert (scale.value, scale.maximum, scale.own, scale.finding) == (
        5,
        150,
        "You 5",
        "Points that count: 5 of 150 (3%).",
    )
    assert [(mark.value, mark.label) for mark in scale.thresholds] == [(120, "Gold from 120")]


def test_stems_leave_out_no_dimension_with_points(sheet: Sheet) -> None:
    stems = page_of(sheet).dimensions

    assert stems.finding == "Most points left: Strategy, objectives, services (60)."
    assert [(stem.number, stem.value, stem.maximum) for stem in stems.stems] == [
        ("1", 4, 15),
        ("2", 1, 50),
        ("3", 0, 10),
        ("4", 0, 60),
        ("5", 0, 15),
    ]


def test_dots_tell_open_from_zero(sheet: Sheet) -> None:
    dots = {dot.number: (dot.value, dot.least, dot.remark) for dot in page_of(sheet).indicators.dots}

    assert len(dots) == 31
    assert [dots[number] for number in ("1.1.0", "1.1.1", "1.1.2")] == [
        (0, 2, "evidence missing"),
        (None, 2, "open"),
        (4, 2, ""),
    ]


def test_every_point_that_was_chosen_and_does_not_count_is_explained(sheet: Sheet) -> None:
    page = page_of(sheet)

    explained = [each.indicator for each in page.explained]
    assert [each.number for each in explained] == ["1.1.0", "1.1.1", "1.1.2", "2.4", "4.1.6"]
    assert sum(each.change for each in explained) == page.report.points - page.report.answered_points
    assert [each.change for each in page.explained] == ["", "", "", "1 point less", "5 points less"]
    assert all(each.said for each in explained)


@pytest.mark.parametrize(("to", "label"), [("", "Bronze"), ("gold", "Gold"), ("platinum", "Bronze")])
def test_path_leads_to_the_level_asked_for_or_the_next(sheet: Sheet, to: str, label: str) -> None:
    page = page_of(sheet, to=to)

    assert page.path is not None
    assert page.path.name == label
    assert [tab.name for tab in page.paths if tab.current] == [label]


def test_path_to_gold_tells_the_steps_with_their_effort(sheet: Sheet) -> None:
    path = page_of(sheet, to="gold").path

    assert path is not None
    (first,) = (step for step in path.steps if step.number == "1.1.0")
    assert first.sentences[0] == "Supply evidence for 1.1.0 Committed participation, so that level 1 counts."
    assert first.effort.startswith("About ")
    assert len({step.number for step in path.steps}) == len(path.steps)


def test_path_offers_evidence_as_a_claim_only_where_a_level_was_chosen(sheet: Sheet) -> None:
    path = page_of(sheet, to="gold").path

    assert path is not None
    opened = [step for step in path.steps if step.sentences[0].startswith("Accept level")]
    assert all("which your figures give" in step.sentences[0] for step in opened)


def test_nothing_answered_is_said_instead_of_counting_conditions(
    cast: Cast, begun: Assessment, sheet_for: SheetFor
) -> None:
    begun.answers.update(level=None)

    assert page_of(sheet_for(cast.owner)).report.verdict == "Nothing is answered yet"


def test_all_answered_says_how_many_lack_evidence(cast: Cast, begun: Assessment, sheet_for: SheetFor) -> None:
    begun.answers.update(level=3)
    FactFactory(organisation=cast.organisation, metric_id="active_links", value="6", recorded_by=cast.owner)

    page = page_of(sheet_for(cast.owner))

    assert page.report.lead == (
        "All indicators are answered; 30 still count less than you say, because evidence is missing."
    )
