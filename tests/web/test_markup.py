"""Icon, mark, status and time."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from excellence.web import markup


def test_icon_points_into_the_sprite() -> None:
    assert markup.icon("ok", "sign") == (
        '<svg class="icon sign" aria-hidden="true"><use href="/static/web/icons.svg#i-ok"/></svg>'
    )


def test_mark_has_one_warm_point() -> None:
    assert markup.mark() == (
        '<svg class="mark" viewBox="-100 -98 200 186" aria-hidden="true"><use href="/static/web/icons.svg#mark"/>'
        '<circle class="you" cx="46.2" cy="15" r="10.5"/></svg>'
    )


def test_status_is_icon_and_word() -> None:
    assert markup.status("past", "Ended <early>") == (
        '<span class="status is-past"><svg class="icon" aria-hidden="true">'
        '<use href="/static/web/icons.svg#i-ended"/></svg> Ended &lt;early&gt;</span>'
    )


def test_status_takes_another_icon() -> None:
    assert markup.status("info", "Differs", "differs").count("#i-differs") == 1


def test_status_refuses_a_kind_it_does_not_know() -> None:
    with pytest.raises(KeyError):
        markup.status("lovely", "Yes")


def test_local_date_says_the_day_to_people_and_machines() -> None:
    with translation.override("hu"):
        assert markup.local_date(date(2026, 11, 23)) == '<time datetime="2026-11-23">2026. november 23.</time>'


def test_local_moment_says_the_minute_in_brussels() -> None:
    with translation.override("en"):
        said = markup.local_moment(datetime(2026, 11, 23, 13, 5, tzinfo=UTC))

    assert said == '<time datetime="2026-11-23T14:05+01:00">23 November 2026, 14:05</time>'


def test_times_of_nothing_are_empty() -> None:
    assert (markup.local_date(None), markup.local_moment(None)) == ("", "")
