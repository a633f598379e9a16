"""Evidence as it is shown, and which papers end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from excellence.assessment.models import Assessment
from excellence.assessment.queries import papers_good_until
from excellence.assessment.reports.papers import is_about_staff, lanes_of, papers_ending
from excellence.assessment.reports.sheet import Sheet
from excellence.evidence.models import Item
from excellence.evidence.operations import add_file, remove_item
from excellence.web.components import FileRow
from tests.assessment.reports.conftest import show
from tests.cast import Cast
from tests.factories.assessments import ExhibitFactory, ItemFactory, shipped_framework, the_indicator
from tests.support.clock import NOW

TODAY = date(2026, 3, 10)


def row_of(item: Item) -> FileRow:
    (lane,) = lanes_of([item], on=TODAY)
    return lane.rows[0]


def marks(item: Item) -> list[tuple[str, str]]:
    return [(mark.kind, str(mark.text)) for mark in row_of(item).marks]


def paper(cast: Cast, *, names_people: bool = False) -> Item:
    upload = SimpleUploadedFile("minutes.txt", b"Minutes of the board")
    return add_file(
        cast.organisation, upload=upload, title="Minutes", names_people=names_people, by=cast.editor, at=NOW
    )


def test_indicators_about_staff_are_those_the_figures_of_the_team_bear_on() -> None:
    framework = shipped_framework()

    about = [each.number for each in framework.indicators if is_about_staff(framework, each)]

    assert about == ["2.2.1", "2.2.2", "2.2.3", "2.2.4"]


def test_file_shows_its_checksum_and_a_note_has_none(cast: Cast) -> None:
    stored = paper(cast)

    assert stored.file is not None
    assert (row_of(stored).checksum, row_of(ItemFactory()).checksum) == (stored.file.sha256, "")
    assert len(stored.file.sha256) == 64


@pytest.mark.parametrize(("names_people", "said"), [(True, [("info", "People are named")]), (False, [])])
def test_file_that_names_people_says_so(cast: Cast, names_people: bool, said: list[tuple[str, str]]) -> None:
    assert marks(paper(cast, names_people=names_people)) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, ("caution", "ended on 9 March 2026")),
        (0, ("caution", "ends soon: good until 10 March 2026")),
        (60, ("caution", "ends soon: good until 9 May 2026")),
        (61, ("ok", "good until 10 May 2026")),
    ],
)
def test_paper_with_a_last_day_says_how_it_stands(db: None, days: int, said: tuple[str, str]) -> None:
    assert marks(ItemFactory(good_until=TODAY + timedelta(days=days))) == [said]


def test_paper_without_a_last_day_says_nothing_of_it(db: None) -> None:
    assert marks(ItemFactory()) == []


def ending(sheet: Sheet) -> list[tuple[str, list[tuple[str, str]]]]:
    found = papers_good_until(sheet.assessment, TODAY + timedelta(days=60))
    fates = papers_ending(sheet, found, on=TODAY)
    return [(fate.sentence, [(paper.number, paper.title) for paper in fate.papers]) for fate in fates]


def test_no_paper_that_ends_is_nothing_to_say(begun: Assessment, sheet: Sheet, cast: Cast) -> None:
    show(cast, begun, "2.4", title="Contract", good_until=TODAY + timedelta(days=61))  # type: ignore[arg-type]

    assert ending(sheet) == []


def test_papers_that_ended_come_before_those_that_end_soon(begun: Assessment, sheet: Sheet, cast: Cast) -> None:
    for number, title, days in (("2.4", "Contract", 45), ("4.1.6", "Certificate", 20), ("1.1.2", "Lease", -1)):
        show(cast, begun, number, title=title, good_until=TODAY + timedelta(days=days))  # type: ignore[arg-type]

    assert ending(sheet) == [
        ("1 document has ended:", [("1.1.2", "Lease")]),
        ("2 documents end within 60 days:", [("4.1.6", "Certificate"), ("2.4", "Contract")]),
    ]


def test_paper_shown_twice_is_named_once_where_it_was_shown_first(begun: Assessment, sheet: Sheet, cast: Cast) -> None:
    item = ItemFactory(organisation=cast.organisation, title="Contract", good_until=TODAY)
    for number in ("4.1.6", "2.4"):
        ExhibitFactory(answer=begun.answers.get(indicator=the_indicator(number).key), item=item)

    assert ending(sheet) == [("1 document ends within 60 days:", [("4.1.6", "Contract")])]


def test_removed_paper_ends_nowhere(begun: Assessment, sheet: Sheet, cast: Cast) -> None:
    show(cast, begun, "2.4", title="Contract", good_until=TODAY)  # type: ignore[arg-type]
    remove_item(Item.objects.get(title="Contract"), by=cast.editor, at=NOW)

    assert ending(sheet) == []
