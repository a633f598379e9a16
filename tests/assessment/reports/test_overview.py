"""What the overview of all indicators shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from excellence.assessment.models import Assessment
from excellence.assessment.reports.left import GROUPS
from excellence.assessment.reports.overview import overview_page
from excellence.assessment.reports.sheet import Sheet
from excellence.method.labels import SEVERITIES
from excellence.web.components import Status
from tests.assessment.reports.conftest import SheetFor
from tests.cast import Cast

TODAY = date(2026, 3, 2)


def cells(row: Sequence[object]) -> list[str]:
    """A row without its link, states by their words."""
    return [cell.text if isinstance(cell, Status) else str(cell) for cell in row][1:]


def test_overview_counts_what_is_answered_in_each_dimension(sheet: Sheet) -> None:
    page = overview_page(sheet, at=TODAY)

    assert (page.answered, page.asked) == (4, 31)
    assert [(each.key, each.tally) for each in page.dimensions] == [
        ("structure", "2 of 4 answered"),
        ("governance", "1 of 10 answered"),
        ("financing", "0 of 2 answered"),
        ("strategy", "1 of 12 answered"),
        ("achievements", "0 of 3 answered"),
    ]


def test_row_tells_level_what_counts_evidence_and_state(sheet: Sheet) -> None:
    rows = overview_page(sheet, at=TODAY).dimensions[0].table.rows

    assert [cells(row) for row in rows] == [
        ["1", "0", "none", "evidence missing"],
        ["–", "0", "none", "open"],
        ["4", "4", "1", "differs from your figures"],
        ["–", "0", "none", "open"],
    ]


def test_row_of_an_answer_that_fits_says_answered(cast: Cast, begun: Assessment, sheet_for: SheetFor) -> None:
    begun.answers.filter(indicator="committed_participants").update(level=3)

    rows = overview_page(sheet_for(cast.owner), at=TODAY).dimensions[0].table.rows

    assert cells(rows[2]) == ["3", "3", "1", "answered"]


def test_row_of_what_does_not_apply_says_so(cast: Cast, begun: Assessment, sheet_for: SheetFor) -> None:
    reason = "Online community without a place."
    begun.answers.filter(indicator="geographical_concentration").update(
        is_not_applicable=True, not_applicable_reason=reason
    )

    rows = overview_page(sheet_for(cast.owner), at=TODAY).dimensions[0].table.rows

    assert cells(rows[3])[:2] == ["does not apply", "–"]


def test_overview_leads_to_the_first_open_indicator(begun: Assessment, sheet: Sheet) -> None:
    assert overview_page(sheet, at=TODAY).first_open == f"/en/assessments/{begun.public_id}/1.1.1/"


def test_overview_of_a_full_assessment_leads_nowhere(cast: Cast, begun: Assessment, sheet_for: SheetFor) -> None:
    begun.answers.update(level=3)

    assert overview_page(sheet_for(cast.owner), at=TODAY).first_open == ""


def test_what_to_do_and_what_to_look_at_are_counted_apart_and_told_by_kind(sheet: Sheet) -> None:
    page = overview_page(sheet, at=TODAY)

    mend = [(group.key, len(group.items)) for group in page.mend.groups]
    look = [(group.key, len(group.items)) for group in page.look.groups]
    assert (page.mend.count, mend) == (30, [("answer", 26), ("accept", 1), ("claims", 1), ("papers", 2)])
    assert (page.look.count, look) == (28, [("papers", 1), ("words", 4), ("figures", 19), ("eligibility", 4)])


def test_everything_a_check_can_find_has_its_kind() -> None:
    grouped = [each for _, _, ids in GROUPS for each in ids]

    assert sorted(grouped) == sorted(SEVERITIES)


def test_what_is_left_leads_to_the_page_that_mends_it(cast: Cast, begun: Assessment, sheet: Sheet) -> None:
    page = overview_page(sheet, at=TODAY)
    left = {group.key: group.items for group in (*page.mend.groups, *page.look.groups)}

    assert left["answer"][0].url == f"/en/assessments/{begun.public_id}/1.2/"
    assert left["answer"][0].sentence.startswith("1.2 ")
    assert left["accept"][0].url == f"/en/assessments/{begun.public_id}/1.1.1/#proposal"
    assert left["eligibility"][-1].url == f"/en/organisations/{cast.organisation.public_id}/figures/"


def test_row_says_which_level_an_indicator_decides(sheet: Sheet) -> None:
    rows = overview_page(sheet, at=TODAY).dimensions[0].table.rows

    assert [str(row[0]).count("decides Silver for you") for row in rows] == [1, 1, 0, 0]
