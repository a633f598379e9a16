"""Metrics that stand where their kind does not fit."""

from __future__ import annotations

from typing import Literal

import pytest

from excellence.method.expressions.evaluation import parse
from excellence.method.source.kinds import misuses

ENTRIES = {
    "members": {"kind": "count"},
    "maturity": {"kind": "scale"},
    "has_plan": {"kind": "flag"},
    "begun_on": {"kind": "date"},
    "offers": {"kind": "set", "options": ["news", "visits"]},
    "legal_form": {"kind": "choice", "options": ["association", "company"]},
}


@pytest.mark.parametrize(
    "text",
    [
        "members >= 1",
        "has_plan",
        "has_plan and size(offers) > 1",
        "years(begun_on) < 2 or maturity >= members / 2",
        "legal_form is company or has_plan is no",
        "offers has news and offers lacks visits",
        "months_since(begun_on) >= 6",
    ],
)
def test_misuses_of_a_fitting_condition_are_none(text: str) -> None:
    found = list(misuses(parse(text), ENTRIES, wanted="condition"))

    assert found == []


@pytest.mark.parametrize(
    ("text", "wanted", "message", "position"),
    [
        ("members", "condition", "members is a number: compare it or calculate with it", 0),
        ("members + 1", "condition", "a number stands where a condition should: compare it with >= or <=", 0),
        ("members > 1", "number", "a condition stands where a number should", 0),
        ("has_plan", "number", "has_plan is yes or no: use it alone as a condition", 0),
        ("members + has_plan", "number", "has_plan is yes or no: use it alone as a condition", 10),
        ("begun_on > 3", "condition", "begun_on is a date: use years(begun_on)", 0),
        ("offers > 3", "condition", "offers is a set: use size(offers) or offers has OPTION", 0),
        ("legal_form", "condition", "legal_form is a choice: use legal_form is OPTION", 0),
        ("size(members)", "number", "members is a number: compare it or calculate with it", 5),
        ("years(offers)", "number", "offers is a set: use size(offers) or offers has OPTION", 6),
        ("members is company", "condition", "members is a number: compare it or calculate with it", 0),
        ("legal_form has company", "condition", "legal_form is a choice: use legal_form is OPTION", 0),
        ("quux is company", "condition", "there is no metric quux in the vocabulary", 0),
        ("legal_form is trust", "condition", "legal_form has no option trust, but association, company", 0),
        ("memberz > 1", "condition", "there is no metric memberz, perhaps members is meant", 0),
        ("quux > 1", "condition", "there is no metric quux in the vocabulary", 0),
    ],
)
def test_misuses_tell_what_would_fit_and_where(
    text: str, wanted: Literal["number", "condition"], message: str, position: int
) -> None:
    found = [(str(error), error.position) for error in misuses(parse(text), ENTRIES, wanted=wanted)]

    assert found == [(message, position)]
