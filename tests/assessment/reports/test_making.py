"""The report as a value: what it says of an assessment, exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.translation import override

from excellence.assessment.models import Assessment
from excellence.assessment.queries import exhibits_by_indicator
from excellence.assessment.reports.making import best_and_worst, report_of
from excellence.assessment.reports.paper import paper_of
from excellence.assessment.reports.report import IndicatorSaid, Report
from excellence.assessment.reports.result import result_page
from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.values import NOTHING_EARLIER, Values
from excellence.documents.pdf import pdf_of
from excellence.method import read, score
from tests.assessment.reports.conftest import SheetFor
from tests.cast import Cast
from tests.documents.papers import text_of
from tests.support.queries import Asserting

TODAY = date(2026, 3, 2)
EXAMPLE = Path(__file__).parents[3] / "examples" / "self-assessment.yaml"


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
    assert report.texts.hash == sheet.texts.texts_hash
    assert (report.assessment, report.year, report.day) == (begun.public_id, 2025, TODAY)


def test_report_is_a_draft_until_a_hash_says_what_was_handed_in(sheet: Sheet, report: Report) -> None:
    final = report_of(sheet, {}, at=TODAY, frozen_hash="ab" * 32)

    assert (report.is_draft, final.is_draft) == (True, False)


def test_indicator_says_what_was_claimed_what_counts_and_why(report: Report) -> None:
    members = by_number(report, "1.1.2")

    assert (members.level_claimed, members.level_from_figures, members.level_counted) == (
        Fraction(4),
        Fraction(3),
        Fraction(4),
    )
    assert (members.points, members.maximum, members.least) == (Fraction(4), Fraction(5), Fraction(2))
    assert members.sentences == (
        "You chose level 4 for 1.1.2 Number of committed participants in total; your figures give level 3. "
        "Your choice counts.",
    )


def test_indicator_shows_its_figures_exactly_and_in_words(report: Report) -> None:
    figures = {figure.key: figure for figure in by_number(report, "1.1.2").figures}

    small = figures["committed_sme"]
    assert (small.value, small.said, small.said_before, small.said_source) == (
        "12",
        "12",
        "10",
        "Register of participants",
    )


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


def test_no_next_level_stands_below_the_highest_one_reached(sheet: Sheet) -> None:
    """Gold asks for no earlier label, so one may be ready for it without being ready for Silver."""
    case = read(EXAMPLE)
    given = case.sheet.answers
    answers = {key: replace(each, level=Fraction(2)) if each.level == 1 else each for key, each in given.items()}
    result = score(replace(case, sheet=replace(case.sheet, answers=answers)))
    values = Values(sheet.framework, answers, sheet.values.figures, NOTHING_EARLIER, case.sheet.facts, result)
    ready = replace(sheet, values=values)

    report, page = report_of(ready, {}, at=TODAY), result_page(ready, at=TODAY)

    reached = {key: level.reached for key, level in report.levels.items()}
    assert reached == {"bronze": "yes", "silver": "no", "gold": "yes"}
    assert (report.next_level, page.path, [tab.name for tab in page.paths]) == ("", None, ["Silver"])
    on_paper = " ".join(text_of(pdf_of(paper_of(report))).split())
    assert on_paper.count("Every condition of Gold, the highest level, is met.") == 1


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

    assert (hungarian.language, hungarian.texts.language) == ("hu", "hu")
    assert (french.language, french.texts.language) == ("fr", sheet.texts.language)


def test_evidence_of_all_indicators_is_read_at_once(
    cast: Cast, begun: Assessment, assert_queries: Asserting, sheet: Sheet
) -> None:
    with assert_queries(1):
        report_of(sheet, exhibits_by_indicator(begun), at=TODAY)


def test_removed_evidence_is_not_named(begun: Assessment, sheet: Sheet) -> None:
    begun.organisation.evidence.update(removed_at=begun.started_at)

    assert exhibits_by_indicator(begun) == {}


@pytest.fixture
def unshown(sheet: Sheet) -> Sheet:
    """The example, which is ready for Bronze, with a level for every indicator and not one piece of evidence."""
    case = read(EXAMPLE)
    answers = {key: replace(each, documents=0, notes=0) for key, each in case.sheet.answers.items()}
    facts, history = case.sheet.facts, case.sheet.history
    result = score(replace(case, sheet=replace(case.sheet, answers=answers)))
    return replace(sheet, values=Values(sheet.framework, answers, sheet.values.figures, history, facts, result))


def test_ready_is_no_heading_where_what_is_chosen_is_not_shown(unshown: Sheet) -> None:
    report = report_of(unshown, {}, at=TODAY)

    assert report.verdict == "Points of the levels chosen: 123; with evidence so far: 0"
    assert report.lead == (
        "Ready for Bronze. All indicators are answered; 31 still count less than you say, because evidence is missing."
    )


def test_ready_stands_beside_what_it_does_not_say_and_how_much_is_left_to_do(unshown: Sheet) -> None:
    page = result_page(unshown, at=TODAY)

    context = {"page": page, "sheet": unshown, "assessment": unshown.assessment}
    html = render_to_string("assessment/result_body.html", {**context, "organisation": unshown.assessment.organisation})
    bronze, on_paper = page.report.levels["bronze"], text_of(pdf_of(paper_of(page.report)))
    assert bronze.caveat == "31 things to do before you submit do not change this."
    assert bronze.attests_not == unshown.texts.levels["bronze"].attests_not
    assert (html.count(bronze.caveat), html.count(conditional_escape(bronze.attests_not))) == (1, 1)
    assert " ".join(on_paper.split()).count(bronze.caveat) == 2


@pytest.mark.parametrize(("kind", "thresholds"), [("proposed", "proposed"), ("fact", "sourced")])
def test_thresholds_are_called_proposed_where_the_framework_says_so(sheet: Sheet, kind: str, thresholds: str) -> None:
    given = with_thresholds(sheet, kind)

    report, page = report_of(given, {}, at=TODAY), result_page(given, at=TODAY)

    context = {"page": page, "sheet": given, "assessment": given.assessment}
    html = render_to_string("assessment/result_opening.html", context)
    assert report.thresholds == thresholds
    assert ("Thresholds are proposed." in html) == ("Thresholds are proposed." in paper_of(report).note)
    assert ("Thresholds are proposed." in html) == (kind == "proposed")


def with_thresholds(sheet: Sheet, kind: str) -> Sheet:
    """The same sheet by a framework all of whose points and thresholds are of one provenance."""

    def of_kind(subject: Any) -> Any:
        provenance = {name: replace(each, kind=kind) for name, each in subject.provenance.items()}
        return replace(subject, provenance=provenance)

    indicators = tuple(of_kind(each) for each in sheet.framework.indicators)
    framework = replace(of_kind(sheet.framework), indicators=indicators)
    return replace(sheet, values=replace(sheet.values, framework=framework))
