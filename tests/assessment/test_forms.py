"""Reading what a browser sends about one indicator."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from excellence.assessment.forms import Sent, sent_answer
from excellence.assessment.operations import Wording


def sent(**data: str) -> Sent:
    return sent_answer(QueryDict(urlencode(data)))


def test_answer_is_read_with_the_version_seen_and_what_comes_next() -> None:
    assert sent(level="3", justification="Twelve figures.", seen="7", then="next") == Sent(
        Wording(3, "Twelve figures."), 7, "next"
    )


def test_nothing_sent_is_an_empty_answer_to_a_version_that_never_was() -> None:
    assert sent() == Sent(Wording(None, "", None), -1, "")


@pytest.mark.parametrize(("level", "read"), [("0", 0), ("5", 5), ("10", 10), ("", None)])
def test_level_is_a_number_or_nothing(level: str, read: int | None) -> None:
    assert sent(level=level).wording.level == read


@pytest.mark.parametrize("level", ["-1", "3.0", " 3", "٣", "³", "true", "1" * 10])
def test_level_that_is_no_number_is_one_that_no_indicator_has(level: str) -> None:
    assert sent(level=level).wording.level == -1


def test_proposal_taken_over_replaces_the_level_chosen() -> None:
    assert sent(level="5", take="3").wording.level == 3


def test_text_keeps_its_lines_and_loses_what_surrounds_it() -> None:
    assert sent(justification="\r\n One.\r\nTwo.\x00 \n").wording.justification == "One.\nTwo."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"not_applicable": "on", "reason": " We have no place. "}, "We have no place."),
        ({"not_applicable": "on"}, ""),
        ({"reason": "Typed, but the box is not ticked."}, None),
        ({"not_applicable": "off", "reason": "Typed."}, None),
    ],
)
def test_exception_is_claimed_by_the_box_not_by_the_reason(data: dict[str, str], reason: str | None) -> None:
    assert sent(**data).wording.not_applicable == reason


@pytest.mark.parametrize("seen", ["-1", "1.5", "x", "²", "9" * 5000, ""])
def test_version_that_is_none_was_never_seen(seen: str) -> None:
    assert sent(seen=seen).seen == -1
