"""The report as a value: what it says of an assessment, exactly."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django.utils.translation import override

from excellence.assessment.models import Assessment
from excellence.assessment.queries import exhibits_by_indicator
from excellence.assessment.reports.document import IndicatorSaid, Report
from excellence.assessment.reports.documenting import best_and_worst, exact, report_of
from excellence.assessment.reports.sheet import Sheet
from excellence.method.expressions.evaluation import Unknown, Value
from tests.assessment.reports.conftest import SheetFor
from tests.cast import Cast
from tests.support.queries import Asserting

TODAY = date(2026, 3, 2)


@pytest.fixture
def report(sheet: Sheet) -> Report:
    return report_of(sheet, exhibits_by_indicator(sheet.assessment), at=TODAY)


def by_number(report: Report, number: str) -> IndicatorSaid:
    return next(indicator for indicator in report.indicators if indicator.number == number)


def test_report_holds_every_indicator_in_the_order_they_are_asked(sheet: Sheet, report: Report) -> None:
    assert [each.key for each in report.indicators] == [each.key for each in sheet.framework.indicators]


def test_report_names_organisation_framework_and_hashes(begun: Assessment, sheet: Sheet, report: Report) -> None:
    assert report.organisation.name == "Pannon Example Cluster"
    assert (report.framework.id, report.framework.rules_hash) == ("ecei-2013", sheet.framework.rules_hash)
    assert report.framework.texts_hash == sheet.texts.texts_hash
    assert (report.assessment, report.year, report.day) == (begun.public_id, 2025, TODAY)


def test_report_is_a_draft_until_a_hash_says_what_was_handed_in(sheet: Sheet, report: Report) -> None:
    final = report_of(sheet, {}, at=TODAY, frozen_hash="ab" * 32)

    assert (report.is_draft, final.is_draft) == (True, False)


def test_indicator_says_what_was_claimed_what_counts_and_why(report: Report) -> None:
    members = by_number(report, "1.1.2")

    assert (members.claimed, members.proposed, members.counted) == (Fraction(4), Fraction(3), Fraction(4))
    assert (members.points, members.maximum, members.least) == (Fraction(4), Fraction(5), Fraction(2))
    assert members.reasons == (
        "You chose level 4 for 1.1.2 Number of committed participants in total; your figures give level 3. "
        "Your choice counts.",
    )


def test_indicator_shows_its_figures_exactly_and_in_words(report: Report) -> None:
    figures = {figure.key: figure for figure in by_number(report, "1.1.2").figures}

    small = figures["committed_sme"]
    assert (small.value, small.said, small.said_before, small.source) == ("12", "12", "10", "Register of participants")


def test_indicator_names_its_evidence_by_lane(report: Report) -> None:
    (link,), (note,) = by_number(report, "1.1.2").evidence, by_number(report, "2.4").evidence

    assert (link.title, link.lane, link.lane_name) == ("Register", "link", "On the public web")
    assert (link.address, link.sha256) == ("https://cluster-example.invalid/", "")
    assert (note.title, note.lane, note.address) == ("Statutes", "interview", "")


def test_plan_leads_to_the_next_level_with_effort_and_months(report: Report) -> None:
    plan = report.plan

    assert plan is not None
    assert (plan.level, report.next_level) == ("bronze", "bronze")
    assert plan.days == sum((step.days for step in plan.steps), Fraction(0))


def test_strongest_and_weakest_are_taken_from_what_is_answered(report: Report) -> None:
    named = [[report.indicator(key).number for key in keys] for keys in (report.strongest, report.weakest)]

    assert named == [["1.1.2"], ["4.1.6", "1.1.0", "2.4"]]


def test_nothing_answered_has_neither_strengths_nor_weaknesses() -> None:
    assert best_and_worst([]) == ((), ())


def test_words_of_the_framework_fall_back_to_english(cast: Cast, sheet_for: SheetFor) -> None:
    with override("hu"):
        hungarian = report_of(sheet_for(cast.owner, "hu"), {}, at=TODAY)
    with override("fr"):
        sheet = sheet_for(cast.owner, "fr")
        french = report_of(sheet, {}, at=TODAY)

    assert (hungarian.language, hungarian.framework.language) == ("hu", "hu")
    assert (french.language, french.framework.language) == ("fr", sheet.texts.language)


def test_evidence_of_all_indicators_is_read_at_once(
    cast: Cast, begun: Assessment, assert_queries: Asserting, sheet: Sheet
) -> None:
    with assert_queries(1):
        report_of(sheet, exhibits_by_indicator(begun), at=TODAY)


def test_removed_evidence_is_not_named(begun: Assessment, sheet: Sheet) -> None:
    begun.organisation.evidence.update(removed_at=begun.started_at)

    assert exhibits_by_indicator(begun) == {}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Unknown(frozenset({"fte"})), ""),
        (Fraction(239, 2), "119.5"),
        (Fraction(1, 3), "1/3"),
        (True, "true"),
        (False, "false"),
        (date(2025, 12, 31), "2025-12-31"),
        (frozenset({"b", "a"}), "a,b"),
    ],
)
def test_values_of_other_kinds_lose_nothing(value: Value, said: str) -> None:
    assert exact(value) == said
