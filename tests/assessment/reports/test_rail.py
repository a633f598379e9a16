"""All indicators beside the form."""

from __future__ import annotations

from excellence.assessment.models import Assessment
from excellence.assessment.reports.rail import address_of, rail_of, state_of
from excellence.assessment.reports.sheet import Sheet
from tests.assessment.reports.conftest import SheetFor
from tests.cast import Cast
from tests.factories.assessments import FactFactory, the_indicator


def test_rail_shows_where_the_reader_is_and_what_is_done(sheet: Sheet) -> None:
    rail = rail_of(sheet, the_indicator("2.4"))

    entries = {entry.number: (entry.state, entry.done) for group in rail.groups for entry in group.entries}
    assert (len(entries), rail.answered, rail.total) == (31, 4, 31)
    assert [entries[number] for number in ("1.1.0", "1.1.1", "1.1.2", "2.4")] == [
        ("done", True),
        ("open", False),
        ("differs", True),
        ("here", True),
    ]


def test_rail_counts_what_differs_and_what_is_open(sheet: Sheet) -> None:
    assert rail_of(sheet).remark == "1 differs from your figures. 27 are open."


def test_rail_of_a_full_assessment_says_that_all_are_answered(
    cast: Cast, begun: Assessment, sheet_for: SheetFor
) -> None:
    begun.answers.update(level=3)
    begun.organisation.facts.all().delete()
    FactFactory(organisation=cast.organisation, metric_id="active_links", value="6", recorded_by=cast.owner)

    assert rail_of(sheet_for(cast.owner)).remark == "All are answered."


def test_what_does_not_apply_is_done(cast: Cast, begun: Assessment, sheet_for: SheetFor) -> None:
    begun.answers.filter(indicator="working_groups").update(is_not_applicable=True)

    assert state_of(sheet_for(cast.owner), the_indicator("4.5")) == "done"


def test_address_of_an_indicator_shows_its_number(begun: Assessment, sheet: Sheet) -> None:
    assert address_of(sheet, the_indicator("4.6.2")) == f"/en/assessments/{begun.public_id}/4.6.2/"
