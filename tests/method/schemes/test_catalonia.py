"""Accredited cluster, Catalonia: gates alone, for a fixed period."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from excellence.method import path, score, to_dict
from excellence.method.commands import main
from excellence.method.labels import checks, result_document
from excellence.method.labels.validity import Period
from tests.method.schemes.assessing import SCHEMES, answers, assessed, open_sentences, ready, score_command

FACTS = {
    "legal_form": "association",
    "non_profit": "yes",
    "board_seats": 9,
    "board_seats_private_firms": 5,
    "committed_sme": 15,
    "committed_large": 5,
    "joint_turnover": 100000000,
    "plan_horizon": 36,
    "manager_full_time": "yes",
    "manager_free_of_conflict": "yes",
    "whole_value_chain": "yes",
    "whole_territory": "yes",
    "data_updated": "yes",
    "questionnaire_answered": "yes",
}
AT = date(2022, 6, 1)
BRONZE = {
    "scheme": "ecei",
    "level": "bronze",
    "issuer": "example-label-office",
    "assessed_on": "2021-03-01",
    "valid_until": "2023-03-01",
    "evidence": "Certificate",
}


def given(label: dict[str, str] | None = None, **facts: object) -> dict[str, object]:
    return answers("catalonia", facts={**FACTS, **facts}, labels=[label or BRONZE], period=2021)


def test_every_gate_and_a_bronze_label_accredit_until_the_end_of_the_period() -> None:
    level = ready(given(), "accredited", AT)

    assert (level.reached, level.period) == (True, Period(AT, date(2023, 12, 31), "first"))


def test_nothing_can_be_awarded_once_the_period_is_over() -> None:
    later = {**BRONZE, "valid_until": "2025-03-01"}

    assert ready(given(later), "accredited", date(2023, 12, 31)).period is not None
    assert ready(given(later), "accredited", date(2024, 1, 1)).period is None


@pytest.mark.parametrize(
    ("facts", "gate"),
    [
        ({"legal_form": "hosted"}, "The cluster organisation is a legal body of its own."),
        ({"non_profit": "no"}, "The cluster organisation works without profit."),
        ({"board_seats": 10}, "Private firms have the majority on the board."),
        ({"committed_sme": 14}, "At least 20 companies are members."),
        ({"joint_turnover": 99999999}, "The members together have a turnover of at least 100 million euros."),
        ({"plan_horizon": 35}, "A strategic plan covers at least three years."),
        ({"manager_full_time": "no"}, "The manager works full time and has no conflict of interest."),
        ({"manager_free_of_conflict": "no"}, "The manager works full time and has no conflict of interest."),
        ({"whole_value_chain": "no"}, "The whole value chain is represented."),
        ({"whole_territory": "no"}, "The cluster works in all of Catalonia."),
    ],
)
def test_one_gate_missed_by_a_little_closes(facts: dict[str, object], gate: str) -> None:
    found = given(**facts)

    assert ready(found, "accredited", AT).reached is False
    assert open_sentences(found, "accredited", AT)[:2] == [
        "You are not eligible yet (8 of 9 criteria).",
        f"Not fulfilled: {gate}",
    ]


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        (
            {**BRONZE, "valid_until": "2022-05-31"},
            "A valid label of another scheme is asked for and not known: bronze / silver / gold (ecei).",
        ),
        (
            {name: text for name, text in BRONZE.items() if name != "evidence"},
            "A valid label of another scheme is named without evidence: bronze / silver / gold (ecei). Name the "
            "document that shows it.",
        ),
    ],
    ids=["ended", "not shown"],
)
def test_label_of_the_other_scheme_must_be_valid_and_shown(label: dict[str, str], sentence: str) -> None:
    assert ready(given(label), "accredited", AT).reached is False
    assert open_sentences(given(label), "accredited", AT) == [sentence]


def test_duty_of_the_year_that_is_open_is_asked_about_and_closes_nothing() -> None:
    assessment = assessed(given(data_updated="no"))

    found = checks(assessment.edition.framework, {}, assessment.sheet.facts, score(assessment))
    assert [(each.id, each.severity, str(each.reason.params["check"])) for each in found] == [
        ("figures_doubted", "warning", "Term(kind='check', key='data_each_year')")
    ]
    assert ready(given(data_updated="no"), "accredited", AT).reached is True


def test_nothing_speaks_of_points(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = str(SCHEMES / "catalonia")

    assert score_command(given(), tmp_path) == 0
    assert score_command(given(), tmp_path, "--json") == 0
    assert main(["framework", "check", folder]) == 0
    assert main(["framework", "check", folder, "--json"]) == 0
    assert main(["framework", "show", folder]) == 0
    found = score(assessed(given()))
    told = [capsys.readouterr().out, *(json.dumps(each) for each in (to_dict(found), result_document(found, [], [])))]

    assert [text for text in told if "point" in text.lower() or "maximum" in text or "ratio" in text] == []


def test_path_tells_what_is_open_and_asks_for_no_work() -> None:
    found = path(assessed(given(committed_sme=14)), to="accredited", at=AT)

    assert ([result.id for result in found.apart], found.steps, found.days) == (["eligible"], (), 0)
