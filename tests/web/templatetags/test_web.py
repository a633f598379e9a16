"""Tags and filters of the look."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
import time_machine
from django import forms
from django.core.paginator import Paginator
from django.utils import translation

from excellence.web.charts import Scale
from excellence.web.components import (
    Action,
    FileRow,
    Lane,
    Level,
    Merge,
    Rail,
    RailEntry,
    RailGroup,
    Rubric,
    Table,
    Version,
)
from tests.web.conftest import rendered

ICON = '<svg class="icon" aria-hidden="true"><use href="/static/web/icons.svg#i-{}"/></svg>'


def tidy(html: str) -> str:
    """Return the markup without the space between elements."""
    return " ".join(html.split()).replace("> <", "><")


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="As registered.", required=False, max_length=3)
    agreed = forms.BooleanField(label="We agree.")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")], widget=forms.RadioSelect)


def test_filters_speak_the_readers_language() -> None:
    with translation.override("de"):
        said = rendered(
            "{{ n|number }} {{ n|number:2 }} {{ s|percent }} {{ d|day }} "
            "{{ m|moment }} {{ m|minute }} {{ b|file_size }}",
            n=Fraction(239, 2),
            s=Fraction(1, 4),
            d=date(2026, 5, 1),
            b=1500,
            m=datetime(2026, 5, 1, 8, 0, tzinfo=UTC),
        )

    assert said == "119,5 119,50 25\u00a0% 1. Mai 2026 1. Mai 2026, 10:00 10:00 2\u00a0KB"


def test_small_tags_give_their_markup() -> None:
    assert rendered('{% icon "ok" %}') == ICON.format("ok")
    assert rendered('{% status "error" "Withdrawn" %}') == (
        f'<span class="status is-error">{ICON.format("error")} Withdrawn</span>'
    )
    assert rendered("{% dots states %}", states=["open"]) == (
        '<svg class="dots" height="14" aria-hidden="true"><circle class="open" cx="5" cy="7" r="4"/></svg>'
    )
    assert rendered("{% figure 6 %}").count('class="on"') == 6
    assert rendered("{% local_date d %}", d=date(2026, 5, 1)) == '<time datetime="2026-05-01">1 May 2026</time>'


def test_home_url_is_the_front_page_in_the_readers_language() -> None:
    with translation.override("ca"):
        assert rendered("{% home_url %}") == "/ca/"


def test_field_has_label_hint_mistake_control_and_state_in_this_order() -> None:
    form = Sample({"name": "Longer"})

    html = tidy(rendered('{% field form.name stored="Stored at 14:02" %}', form=form))

    assert html == (
        '<div class="field wrong"><label for="id_name">Name <span class="optional">(optional)</span></label>'
        '<div class="hint" id="id_name_helptext">As registered.</div>'
        f'<div class="mistakes" id="id_name_error"><p class="mistake">{ICON.format("error")}'
        "<span>Ensure this value has at most 3 characters (it has 6).</span></p></div>"
        '<input type="text" name="name" value="Longer" maxlength="3" '
        'aria-describedby="id_name_helptext id_name_error id_name_state" aria-invalid="true" id="id_name">'
        f'<p class="under-field" id="id_name_state"><output class="stored" for="id_name">{ICON.format("ok")} '
        "Stored at 14:02</output></p></div>"
    )


def test_field_of_one_box_has_its_label_behind() -> None:
    assert tidy(rendered("{% field form.agreed %}", form=Sample())) == (
        '<div class="field"><label class="choice" for="id_agreed">'
        '<input type="checkbox" name="agreed" required id="id_agreed"><span>We agree.</span></label></div>'
    )


def test_field_of_radios_is_a_fieldset() -> None:
    assert tidy(rendered("{% field form.kind %}", form=Sample())) == (
        '<fieldset class="field"><legend>Kind</legend><div class="choices"><label class="choice" for="id_kind_0">'
        '<input type="radio" name="kind" value="a" id="id_kind_0" required> A</label></div></fieldset>'
    )


def test_error_summary_links_to_each_field() -> None:
    html = tidy(rendered("{% error_summary form %}", form=Sample({"name": "abc"})))

    assert html == (
        f'<div class="notice is-error summary" role="alert" tabindex="-1" data-focus>{ICON.format("error")}<div>'
        '<p class="title">Nothing was saved yet: 2 things need you.</p><ul class="points-list">'
        '<li><a href="#id_agreed">We agree.: This field is required.</a></li>'
        '<li><a href="#id_kind_0">Kind: This field is required.</a></li></ul></div></div>'
    )


def test_error_summary_takes_formsets_and_a_title_of_its_own() -> None:
    forms_of_two = [Sample({"agreed": "on", "kind": "a"}), Sample({"agreed": "on", "kind": "b"})]

    html = rendered('{% error_summary forms title="Not sent yet." %}', forms=forms_of_two)

    assert (html.count("<li>"), html.count("Not sent yet.")) == (1, 1)


def test_error_summary_of_a_good_form_is_nothing() -> None:
    assert rendered("{% error_summary form %}", form=Sample({"agreed": "on", "kind": "a"})) == ""


def test_notice_has_icon_title_and_words() -> None:
    html = tidy(rendered('{% notice "caution" title="Look" heading="h2" role="alert" %}<p>Now.</p>{% endnotice %}'))

    assert html == (
        f'<div class="notice is-caution" role="alert">{ICON.format("caution")}'
        '<div><h2 class="title">Look</h2><p>Now.</p></div></div>'
    )


def test_part_is_named_by_its_head() -> None:
    html = rendered('{% part "ready" "Ready?" hint="Soon." strong=True body="prose" %}<p>Yes.</p>{% endpart %}')

    assert html == (
        '<section class="part strong" id="ready" aria-labelledby="ready-head"><div class="part-grid">'
        '<div class="part-side"><h2 class="part-head" id="ready-head">Ready?</h2><p class="hint">Soon.</p></div>'
        '<div class="part-body prose"><p>Yes.</p></div></div></section>'
    )


def test_part_escapes_its_head_but_not_its_body() -> None:
    html = rendered('{% part "a" name first=True %}<b>{{ name }}</b>{% endpart %}', name="<i>")

    assert html.count('id="a-head">&lt;i&gt;</h2>') == 1
    assert html.count('<div class="part-body flow"><b>&lt;i&gt;</b></div>') == 1
    assert html.startswith('<section class="part first" ')


def test_empty_begins_with_the_warm_point() -> None:
    html = tidy(rendered('{% empty "No evidence yet" heading="h2" %}<p>One is enough.</p>{% endempty %}'))

    assert html.startswith('<div class="empty"><svg class="figure"')
    assert html.endswith("<h2>No evidence yet</h2><p>One is enough.</p></div>")
    assert html.count('class="you"') == 1


def test_crumbs_take_labels_and_addresses_in_turn() -> None:
    html = tidy(rendered('{% crumbs "Register" "/r/" "Győr" %}'))

    assert html == (
        '<nav class="crumbs" aria-label="You are here"><ol><li><a href="/r/">Register</a></li><li>Győr</li></ol></nav>'
    )


def test_paging_of_a_list_of_one_page_is_nothing() -> None:
    assert rendered("{% paging page %}", page=Paginator(range(3), 10).page(1)).strip() == ""


def test_paging_marks_the_page_one_is_on() -> None:
    html = rendered("{% paging page %}", page=Paginator(range(30), 10).page(2))

    assert html.count('<a href="/en/style/?page=2" aria-current="page">2</a>') == 1


def test_rubric_is_a_fieldset_with_a_legend_for_readers_aloud() -> None:
    rubric = Rubric("level", "Level for 4.1.6", (Level("0", "0", "None", "Nothing."),), described_by="hint")

    html = tidy(rendered("{% rubric rubric %}", rubric=rubric))

    assert html == (
        '<fieldset class="rubric" aria-describedby="hint"><legend class="unseen">Level for 4.1.6</legend>'
        f'<div class="levels">{rubric.rows}</div></fieldset>'
    )


def test_rail_opens_the_group_one_is_in() -> None:
    groups = (
        RailGroup("1 First", (RailEntry("1.1", "A", "/1/", "done"),)),
        RailGroup("2 Second", (RailEntry("2.1", "B", "/2/", "here", done=True),)),
    )

    html = tidy(rendered("{% rail rail %}", rail=Rail(groups, "All well.")))

    assert html.count("<p><strong>2</strong> of 2 answered </p>") == 1
    assert (html.count("<details><summary>"), html.count("<details open><summary>")) == (1, 1)


def test_lane_names_who_sees_it() -> None:
    lane = Lane("web", "On the public web", "anyone can open it", (FileRow("Report", "seen today", "/r/", "link"),))

    assert tidy(rendered("{% lane lane %}", lane=lane)) == (
        '<section class="lane" aria-labelledby="lane-web">'
        '<h3 id="lane-web">On the public web <span>anyone can open it</span></h3>'
        f'<ul class="files"><li>{ICON.format("link")}<div><a href="/r/" rel="noopener noreferrer nofollow">Report</a>'
        '</div><p class="about">seen today</p></li></ul></section>'
    )


@pytest.mark.parametrize(("tag", "buttons"), [("{% lane lane %}", 0), ('{% lane lane back="/here/" %}', 1)])
def test_row_of_a_lane_is_acted_on_where_one_can_come_back(tag: str, buttons: int) -> None:
    row = FileRow("Report", action=Action("Remove", "/remove/"))

    html = tidy(rendered(tag, lane=Lane("web", "On the web", "all", (row,))))

    assert html.count('<button class="button plain">Remove<span class="unseen"> Report</span></button>') == buttons


def test_table_hides_a_caption_that_is_for_readers_aloud() -> None:
    html = rendered("{% table table %}", table=Table("Levels", (), (), unseen=True))

    assert html.count('<caption class="unseen">Levels</caption>') == 1


def test_merge_shows_both_texts_and_the_field_in_which_they_are_joined() -> None:
    versions = (Version("Bence", "14:01", "Mine", own=True), Version("Réka", "14:02", "Hers"))
    merge = Merge("text", "The text that shall stand", versions, "Mine. Hers.", {"seen": "7"})

    html = tidy(rendered("{% merge merge %}", merge=merge))

    assert html.count('<section class="version own"><h3>Bence</h3>') == 1
    assert html.count('<section class="version"><h3>Réka</h3>') == 1
    assert html.count('<textarea id="text-joined" name="text" rows="8">Mine. Hers.</textarea>') == 1
    assert html.count('<input type="hidden" name="seen" value="7">') == 1


@time_machine.travel(datetime(2026, 5, 1, 9, tzinfo=UTC), tick=False)
def test_stored_says_when_and_what_to_say_instead() -> None:
    at = datetime(2026, 5, 1, 8, 2, tzinfo=UTC)

    html = tidy(rendered('{% stored at id="s" field="f" oob=True %}', at=at))

    assert html == (
        '<output class="stored" id="s" for="f" hx-swap-oob="true" data-state data-waiting="Not saved yet" '
        f'data-failed="Could not be saved; your text is still on this page.">{ICON.format("ok")} Saved at 10:02'
        "</output>"
    )


@time_machine.travel(datetime(2026, 5, 2, 9, tzinfo=UTC), tick=False)
def test_stored_on_an_earlier_day_says_the_day() -> None:
    at = datetime(2026, 5, 1, 8, 2, tzinfo=UTC)

    html = tidy(rendered("{% stored at %}", at=at))

    assert html.count("Saved on 1 May 2026, 10:02") == 1


def test_stored_of_nothing_is_an_empty_output() -> None:
    html = tidy(rendered("{% stored None %}"))

    assert html.endswith('this page."></output>')


def test_save_bar_has_one_filled_button() -> None:
    html = rendered('{% save_bar "answer" previous="4.1.5" previous_url="/p/" next="Save and go on" %}')

    assert (html.count('class="button grow" form="answer"'), html.count('class="button second"')) == (1, 2)


def test_save_bar_without_save_leaves_it_out() -> None:
    html = rendered('{% save_bar "answer" save=None next="Submit" %}')

    assert (html.count("<button"), html.count("second")) == (1, 0)


def test_chart_says_its_finding_and_can_be_read_as_a_table() -> None:
    with translation.override("de"):
        html = rendered("{% chart scale %}", scale=Scale("You have 14.", 15, 14, "You 14"))

    assert html.count('role="img" aria-label="You have 14."') == 1
    assert html.count('<circle class="you" cx="93.3%" cy="34" r="9"/>') == 1
    assert html.count('<details class="data">') == 1
