"""What the page of one indicator shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from excellence.assessment.models import Assessment
from excellence.assessment.operations import Wording
from excellence.assessment.queries import exhibits_of, stored_answer
from excellence.assessment.reports.indicator import IndicatorPage, dimension_of, indicator_page, saved_part
from excellence.assessment.reports.sheet import Sheet
from excellence.evidence.models import Item
from tests.assessment.reports.conftest import SheetFor, show
from tests.cast import Cast
from tests.factories.assessments import the_indicator

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def page_of(sheet: Sheet, number: str, **given: object) -> IndicatorPage:
    indicator = the_indicator(number)
    return indicator_page(
        sheet,
        indicator,
        stored_answer(sheet.assessment, indicator.key),
        exhibits_of(sheet.assessment, indicator.key),
        at=NOW.date(),
        **given,
    )  # type: ignore[arg-type]


def marks(page: IndicatorPage) -> dict[str, list[str]]:
    return {level.value: [mark.text for mark in level.marks] for level in page.rubric.levels if level.marks}


@pytest.mark.parametrize(
    ("number", "about"),
    [
        (
            "1.1.0",
            ("Gate without points", "Measured by figures", "Audited for Silver and Gold", "Decides Silver for you"),
        ),
        ("1.2", ("5 points", "Measured by figures", "Audited for Gold")),
        ("2.4", ("5 points", "Judged by a rubric", "Audited for Silver and Gold", "Decides Silver for you")),
    ],
)
def test_page_says_how_an_indicator_counts(sheet: Sheet, number: str, about: tuple[str, ...]) -> None:
    assert page_of(sheet, number).facts_about == about


def test_rubric_marks_the_answer_the_proposal_the_minimum_and_the_best(sheet: Sheet) -> None:
    page = page_of(sheet, "1.1.2")

    assert page.rubric.chosen == "4"
    assert marks(page) == {
        "2": ["Minimum for Silver and Gold"],
        "3": ["Proposed by your figures"],
        "4": ["Your answer"],
        "5": ["Mark of excellence"],
    }


def test_rubric_of_the_gate_says_so(sheet: Sheet) -> None:
    assert marks(page_of(sheet, "1.1.0")) == {
        "1": ["Your answer"],
        "2": ["Gate for Silver and Gold"],
        "5": ["Mark of excellence"],
    }


def test_rubric_cannot_be_changed_by_those_who_only_read(sheet: Sheet) -> None:
    assert [page_of(sheet, "2.4", may_answer=may).rubric.fixed for may in (True, False)] == [False, True]


@pytest.mark.parametrize(
    ("number", "state", "title", "level"),
    [
        ("1.1.2", "differs", "Differs: your figures propose 3, you answered 4", 3),
        ("1.1.1", "filled", "Your figures propose level 2", 2),
    ],
)
def test_figures_propose_a_level_that_can_be_taken_over(
    sheet: Sheet, number: str, state: str, title: str, level: int
) -> None:
    proposal = page_of(sheet, number).proposal

    assert proposal is not None
    assert (proposal.state, proposal.title, proposal.level) == (state, title, level)


@pytest.mark.parametrize("number", ["2.4", "2.2.2"])
def test_judged_indicator_and_missing_figures_propose_nothing(sheet: Sheet, number: str) -> None:
    assert page_of(sheet, number).proposal is None


def test_remark_says_why_an_answer_counts_less(sheet: Sheet) -> None:
    assert page_of(sheet, "4.1.6").remarks == (
        "You chose level 5 for 4.1.6 Performance monitoring of cluster management without any evidence, "
        "so it counts 0.",
    )


def test_evidence_stands_in_the_lane_of_who_sees_it(cast: Cast, sheet: Sheet) -> None:
    show(cast, sheet.assessment, "2.4", title="Minutes", lane="link", address="https://cluster-example.invalid/m")

    lanes = page_of(sheet, "2.4").lanes

    assert [(lane.key, lane.audience, [row.title for row in lane.rows]) for lane in lanes] == [
        ("link", "anyone can open it", ["Minutes"]),
        ("interview", "counts at most level 1 until seen", ["Statutes"]),
    ]


def test_removed_evidence_is_listed_apart_and_counts_nothing(cast: Cast, sheet_for: SheetFor) -> None:
    Item.objects.filter(title="Register").update(removed_at=NOW)

    page = page_of(sheet_for(cast.owner), "1.1.2")

    assert ([item.title for item in page.removed], page.lanes) == (["Register"], ())
    assert page.remarks == (
        "You chose level 4 for 1.1.2 Number of committed participants in total without any evidence, so it counts 0.",
    )


def test_neighbours_lead_through_all_indicators(begun: Assessment, sheet: Sheet) -> None:
    first, last = page_of(sheet, "1.1.0"), page_of(sheet, "5.3")

    assert (first.previous, last.following) == (None, None)
    assert first.following is not None
    assert (first.following.number, first.following.url) == (
        "1.1.1",
        f"/en/assessments/{begun.public_id}/1.1.1/",
    )


def test_conflict_shows_both_texts_and_proposes_them_joined(cast: Cast, begun: Assessment, sheet_for: SheetFor) -> None:
    begun.answers.filter(indicator="clarity_of_roles").update(justification="Theirs.")

    page = page_of(sheet_for(cast.editor), "2.4", typed=Wording(3, "Mine."), theirs="Olga Owner")

    assert page.merge is not None
    assert [(version.author, version.text, version.own) for version in page.merge.versions] == [
        ("Olga Owner", "Theirs.", False),
        ("You, in this window", "Mine.", True),
    ]
    assert page.merge.joined == "Theirs.\n\nMine."
    assert marks(page)["2"] == ["Saved: Olga Owner", "Minimum for Silver and Gold"]
    assert page.rubric.chosen == "3"


def test_conflict_over_the_level_alone_keeps_the_text_once(cast: Cast, begun: Assessment, sheet_for: SheetFor) -> None:
    begun.answers.filter(indicator="clarity_of_roles").update(justification="The same.")

    page = page_of(sheet_for(cast.editor), "2.4", typed=Wording(3, "The same. "), theirs="Olga Owner")

    assert page.merge is not None
    assert page.merge.joined == "The same."


@pytest.mark.parametrize(
    ("number", "may_answer", "allowed"),
    [("1.2", True, True), ("1.2", False, False), ("2.4", True, False)],
)
def test_exception_is_offered_where_the_framework_has_one(
    sheet: Sheet, number: str, may_answer: bool, allowed: bool
) -> None:
    assert page_of(sheet, number, may_answer=may_answer).exception_allowed is allowed


def test_saved_part_says_how_the_answer_counts_now(sheet: Sheet) -> None:
    part = saved_part(sheet, the_indicator("4.1.6"))

    assert (part.proposal, len(part.remarks), part.progress) == (
        None,
        1,
        "4 of 31 answered; points that count: 5 of 150",
    )


def test_dimension_of_an_indicator(sheet: Sheet) -> None:
    assert dimension_of(sheet.framework, the_indicator("4.1.6")).key == "strategy"


def test_page_holds_the_answer_as_stored_unless_something_was_typed(sheet: Sheet) -> None:
    stored = page_of(sheet, "2.4").wording
    typed = page_of(sheet, "2.4", typed=replace(stored, justification="Typed.")).wording

    assert (stored, typed) == (Wording(2, ""), Wording(2, "Typed."))
