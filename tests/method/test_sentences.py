"""Reasons become sentences in any language."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest

from excellence.method.sentences import SENTENCES, SENTENCES_OF_ONE, Reason, Term, say
from tests.factories.method import PlainSpeaker


class ShoutingSpeaker(PlainSpeaker):
    def translate(self, text: str, /) -> str:
        return text.replace("You have", "YOU HAVE")


def test_say_puts_exact_numbers_into_the_sentence() -> None:
    reason = Reason("points", {"found": Fraction(239, 2), "maximum": 150, "needed": Fraction(120)})

    assert say(reason, PlainSpeaker()) == "You have 119.5 of 150 points; needed: 120."


def test_say_translates_the_sentence_before_filling_it() -> None:
    reason = Reason("points", {"found": Fraction(1), "maximum": Fraction(2), "needed": Fraction(2)})

    assert say(reason, ShoutingSpeaker()) == "YOU HAVE 1 of 2 points; needed: 2."


def test_say_names_what_the_framework_names() -> None:
    reason = Reason("criterion_unknown", {"criterion": Term("criterion", "team"), "metrics": (Term("metric", "fte"),)})

    assert say(reason, PlainSpeaker()) == "Cannot be said before figures are entered (fte): criterion team"


def test_say_lists_several_terms_with_commas() -> None:
    reason = Reason("facts_missing", {"metrics": (Term("metric", "fte"), Term("metric", "staff"))})

    assert say(reason, PlainSpeaker()) == "Figures still missing, or 0: fte, staff."


def test_say_puts_a_reason_into_a_reason() -> None:
    refused = Reason(
        "not_applicable_refused", {"indicator": Term("indicator", "a"), "why": Reason("exception_without_reason")}
    )

    assert say(refused, PlainSpeaker()) == "This cannot be left out and counts 0: a. No reason is given."


def test_say_writes_days_as_the_speaker_does() -> None:
    reason = Reason("counts_from", {"earliest": date(2026, 9, 10)})

    assert say(reason, PlainSpeaker()) == "Evidence can count from 2026-09-10."


def test_say_unknown_id_raises() -> None:
    with pytest.raises(KeyError):
        say(Reason("no_such_sentence"), PlainSpeaker())


@pytest.mark.parametrize("text", SENTENCES.values())
def test_sentences_have_only_named_places(text: str) -> None:
    places = re.findall(r"%(.)", text)

    assert set(places) <= {"("}


@pytest.mark.parametrize(("days", "text"), [(1, "About 1 person-day."), (2, "About 2 person-days.")])
def test_say_an_effort_takes_the_form_of_its_number(days: int, text: str) -> None:
    assert say(Reason("effort", {"days": days}), PlainSpeaker()) == text


@pytest.mark.parametrize("text", SENTENCES.values())
def test_sentences_are_whole(text: str) -> None:
    assert re.fullmatch(r"(?s)[A-Z%].*([.?:]|%\(\w+\)s)", text)


@pytest.mark.parametrize("text", SENTENCES.values())
def test_sentences_have_no_inserted_name_as_their_subject(text: str) -> None:
    name = r"%\((?:indicator|metric|subject|area|label)\)s"

    assert re.findall(rf"(?:^|[.:;] ){name} (?:is|was|has|cannot|names|comes|reaches)\b", text) == []


@pytest.mark.parametrize(
    ("needed", "text"),
    [(1, "You are eligible (1 of 1 criterion)."), (2, "You are eligible (1 of 2 criteria).")],
)
def test_say_the_criteria_take_the_form_of_their_number(needed: int, text: str) -> None:
    assert say(Reason("eligible", {"found": 1, "needed": needed}), PlainSpeaker()) == text


def test_form_for_one_thing_names_what_the_sentence_names() -> None:
    places = re.compile(r"%\((\w+)\)s")

    for key, (counted, of_one) in SENTENCES_OF_ONE.items():
        assert places.findall(of_one) == places.findall(SENTENCES[key])
        assert counted in places.findall(of_one)
