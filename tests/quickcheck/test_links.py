"""The private link holds the answers for thirty days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from excellence.method.quickcheck import ANSWERS, ten_minute_check
from excellence.quickcheck.links import LinkOver, LinkUnknown, link_for, read_link

CHECK = ten_minute_check()
KEYS = [question.key for question in CHECK.questions]
MADE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@given(st.dictionaries(st.sampled_from(KEYS), st.integers(0, ANSWERS - 1)))
def test_link_gives_back_what_was_chosen(choices: dict[str, int]) -> None:
    assert read_link(CHECK, link_for(CHECK, choices)).choices == choices


def test_link_opens_for_thirty_days_and_says_until_when() -> None:
    with time_machine.travel(MADE, tick=False):
        link = link_for(CHECK, {"roles": 2})

    with time_machine.travel(MADE + timedelta(days=30), tick=False):
        assert read_link(CHECK, link).until == date(2026, 12, 2)
    with time_machine.travel(MADE + timedelta(days=30, seconds=1), tick=False), pytest.raises(LinkOver):
        read_link(CHECK, link)


def test_link_that_somebody_changed_is_unknown() -> None:
    link = link_for(CHECK, {"roles": 2})

    for changed in (link.replace("2", "3", 1), link[:-1], "", "a~b", "~", "ecei-2013.------------"):
        with pytest.raises(LinkUnknown):
            read_link(CHECK, changed)


def test_link_shows_no_name_and_fits_into_a_letter() -> None:
    link = link_for(CHECK, dict.fromkeys(KEYS, 3))

    assert len(link) < 90
    assert link.startswith("ecei-2013.333333333333~")
