"""What components are filled with."""

from __future__ import annotations

import pytest

from excellence.web.components import (
    Column,
    Level,
    Rail,
    RailEntry,
    RailGroup,
    Rubric,
    Status,
    Table,
)


def test_status_in_a_cell_is_drawn_as_icon_and_word() -> None:
    assert str(Status("ok", "In force")) == (
        '<span class="status is-ok"><svg class="icon" aria-hidden="true">'
        '<use href="/static/web/icons.svg#i-ok"/></svg> In force</span>'
    )


def test_rubric_rows_mark_the_chosen_level() -> None:
    rubric = Rubric("level", "Level", (Level("0", "0", "None", "Nothing."), Level("1", "1", "Some", "A bit.")), "1")

    assert rubric.rows == (
        '<label class="level"><input type="radio" name="level" value="0"><span class="grade">0</span>'
        '<span class="name">None</span><span class="says">Nothing.</span><span class="marks"></span></label>'
        '<label class="level"><input type="radio" name="level" value="1" checked><span class="grade">1</span>'
        '<span class="name">Some</span><span class="says">A bit.</span><span class="marks"></span></label>'
    )


def test_rubric_escapes_what_people_wrote() -> None:
    rows = Rubric("level", "Level", (Level("0", "0", "<b>", "a & b"),)).rows

    assert rows.count('<span class="name">&lt;b&gt;</span><span class="says">a &amp; b</span>') == 1


def test_rubric_that_is_fixed_cannot_be_changed() -> None:
    rubric = Rubric("level", "Level", (Level("0", "0", "None", "Nothing."),), fixed=True)

    assert rubric.rows.count('<input type="radio" name="level" value="0" disabled>') == 1


def entry(number: str, state: str) -> RailEntry:
    return RailEntry(number, "Title", f"/{number}/", state)


def test_rail_group_counts_what_is_answered_and_stands_open_where_the_reader_is() -> None:
    here = RailGroup("1 First", (entry("1.1", "done"), entry("1.2", "here"), entry("1.3", "open")))
    elsewhere = RailGroup("2 Second", (entry("2.1", "differs"),))

    assert [(group.answered, group.opened) for group in (here, elsewhere)] == [(1, True), (1, False)]


def test_rail_entry_one_is_at_counts_when_it_is_answered() -> None:
    entries = (RailEntry("1.1", "Title", "/1.1/", "here", done=True), RailEntry("1.2", "Title", "/1.2/", "here"))

    assert [one.answered for one in entries] == [True, False]


def test_rail_rows_say_the_state_in_words() -> None:
    group = RailGroup("1 First", (entry("1.1", "here"), entry("1.2", "differs")))

    assert group.rows == (
        '<li><a href="/1.1/" aria-current="page"><span class="num">1.1</span> '
        '<span>Title<span class="unseen">, you are here</span></span></a></li>'
        '<li><a href="/1.2/" class="differs"><span class="num">1.2</span> '
        '<span>Title<span class="unseen">, differs from your figures</span></span></a></li>'
    )


def test_rail_counts_its_groups_unless_told() -> None:
    groups = (RailGroup("1 First", (entry("1.1", "done"), entry("1.2", "open"))),)

    assert [(rail.done, rail.whole) for rail in (Rail(groups), Rail(groups, answered=0, total=31))] == [(1, 2), (0, 31)]


def test_table_labels_each_cell_for_narrow_screens() -> None:
    table = Table("Kinds", (Column("Kind"), Column("2026", amount=True)), (("Firms & co", "23"),), ("Whole", "23"))

    assert table.head == '<th scope="col">Kind</th><th scope="col" class="amount">2026</th>'
    assert table.body == ('<tr><th scope="row">Firms &amp; co</th><td class="amount" data-label="2026">23</td></tr>')
    assert table.last == '<tr><th scope="row">Whole</th><td class="amount" data-label="2026">23</td></tr>'


def test_table_without_sums_has_no_last_row() -> None:
    assert Table("Kinds", (Column("Kind"),), ()).last == ""


def test_table_with_a_row_too_short_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        _ = Table("Kinds", (Column("Kind"), Column("2026")), (("Firms",),)).body
