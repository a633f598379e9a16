"""Quality label of Baden-Württemberg: 34 indicators in four groups, minimum levels, 80 percent, two years."""

from __future__ import annotations

from datetime import date

from excellence.method import load, score
from excellence.method.labels.validity import Period
from tests.method.schemes.assessing import DAY, SCHEMES, answers, assessed, open_sentences, ready

FACTS = {
    "contact_named": "yes",
    "website": "yes",
    "innovation_driven": "yes",
    "sector_assigned": "yes",
    "services_used": "information, networking, matchmaking",
    "services_published": "yes",
    **dict.fromkeys(("committed_research", "committed_university", "committed_training", "committed_finance"), 1),
    "committed_consultancy": 1,
    "committed_public": 1,
    "committed_other": 0,
    "committed_sme": 5,
    "committed_large": 1,
    "active_links": 8,
    "foreign_partners": 2,
}
FRAMEWORK = load(SCHEMES / "baden-wuerttemberg").framework


def given(changed: dict[str, int] | None = None, **facts: object) -> dict[str, object]:
    """Level 4 for every indicator but those changed."""
    levels = {indicator.number: 4 for indicator in FRAMEWORK.indicators} | (changed or {})
    return answers("baden-wuerttemberg", facts={**FACTS, **facts}, levels=levels)


def test_34_indicators_stand_in_four_groups_and_one_label_takes_the_place_of_three() -> None:
    found = [(dimension.key, len(dimension.indicators)) for dimension in FRAMEWORK.dimensions]

    assert found == [("structures", 13), ("processes", 6), ("activities", 10), ("strategies", 5)]
    assert ([level.key for level in FRAMEWORK.levels], FRAMEWORK.maximum) == (["label"], 165)
    assert {indicator.audited_for for indicator in FRAMEWORK.indicators} == {("label",)}


def test_exactly_80_percent_with_every_minimum_gives_the_label_for_two_years() -> None:
    level = ready(given(), "label")

    assert score(assessed(given())).points == 132
    assert (level.reached, level.period) == (True, Period(DAY, date(2028, 1, 31), "first"))


def test_one_level_less_is_below_80_percent() -> None:
    found = given({"4.7": 3})

    assert ready(found, "label").reached is False
    assert open_sentences(found, "label") == ["You have 131 of 165 points; needed: 132."]


def test_minimum_missed_is_not_made_good_by_points() -> None:
    found = given({"4.1.2": 1, "3.3": 5, "4.7": 5, "4.8": 5, "5.2": 5})

    assert score(assessed(found)).points == 133
    assert open_sentences(found, "label") == [
        "Minimum levels reached: 17 of 18.",
        "Level 1 for 4.1.2 Documentation of the strategy; the minimum is 2.",
    ]


def test_eleven_partners_do_not_enter_the_database() -> None:
    found = given(committed_public=0)

    assert open_sentences(found, "label")[:2] == [
        "You are not eligible yet (7 of 8 criteria).",
        "Not fulfilled: At least twelve partners are committed.",
    ]
