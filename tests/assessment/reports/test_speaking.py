"""Reasons in the reader's language and in the framework's words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django.utils import translation

from excellence.assessment.reports.sheet import Sheet
from excellence.assessment.reports.speaking import PageSpeaker
from excellence.method.sentences import TermKind
from tests.assessment.reports.conftest import SheetFor
from tests.cast import Cast
from tests.factories.assessments import the_indicator


@pytest.mark.parametrize(
    ("kind", "key", "name"),
    [
        ("indicator", "clarity_of_roles", "2.4 Clarity of roles of the stakeholders in decision making"),
        ("dimension", "financing", "Financing of cluster management"),
        ("metric", "participants", "Participants in total"),
        ("label", "gold", "Gold"),
    ],
)
def test_speaker_uses_the_words_of_the_framework(sheet: Sheet, kind: TermKind, key: str, name: str) -> None:
    assert PageSpeaker(sheet.framework, sheet.texts).name(kind, key) == name


def test_speaker_says_a_criterion_in_full(sheet: Sheet) -> None:
    key = sheet.framework.eligibility.criteria[0].key

    assert PageSpeaker(sheet.framework, sheet.texts).name("criterion", key) == sheet.texts.criteria[key]


def test_speaker_writes_numbers_and_days_as_the_reader_does(cast: Cast, sheet_for: SheetFor) -> None:
    sheet = sheet_for(cast.owner, "hu")
    speaker = PageSpeaker(sheet.framework, sheet.texts)

    with translation.override("hu"):
        said = speaker.number(Fraction(5, 2)), speaker.day(date(2028, 9, 30))

    assert said == ("2,5", "2028. szeptember 30.")


def test_reason_is_said_in_hungarian_with_hungarian_words(cast: Cast, sheet_for: SheetFor) -> None:
    sheet = sheet_for(cast.owner, "hu")
    (reason,) = sheet.scored(the_indicator("4.1.6")).reasons

    with translation.override("hu"):
        said = PageSpeaker(sheet.framework, sheet.texts).say(reason)

    name = sheet.texts.indicators["performance_monitoring"].name
    assert (said.count(name), said.count("without any evidence")) == (1, 0)
