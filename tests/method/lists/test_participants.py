"""The figures a list gives, and why each participant counts or not."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excellence.method.lists.participants import (
    CATEGORIES,
    COMMITMENTS,
    REASONS_TO_LEAVE,
    Participation,
    Project,
    count,
    day_of,
    metrics_of_the_list,
)
from excellence.method.source.metrics import catalogue

END = date(2025, 12, 31)
AUTUMN = date(2026, 11, 23)


def value(metric: str, *participants: Participation, at: date = END) -> int | None:
    return count(participants, at)[metric].value


def why(metric: str, one: Participation, *others: Participation, at: date = END) -> str:
    return count([one, *others], at)[metric].rulings[one.key].said(lambda day: day)


def one(key: str = "a", category: str = "sme", **said: object) -> Participation:
    given_values: dict[str, object] = {"joined": "2019", "commitment": "signed", **said}
    return Participation(key, category, **given_values)  # type: ignore[arg-type]


def test_metrics_of_the_list_are_entered_counts_of_the_vocabulary() -> None:
    kinds = {catalogue().metrics[key].kind for key in metrics_of_the_list()}
    derived = [key for key in metrics_of_the_list() if catalogue().metrics[key].derived is not None]

    assert (kinds, derived) == ({"count"}, [])


def test_every_entered_count_of_participants_comes_from_the_list() -> None:
    entered = [
        key for key, metric in catalogue().metrics.items() if metric.group == "participants" and not metric.derived
    ]

    assert sorted(set(entered) - set(metrics_of_the_list())) == []


@pytest.mark.parametrize(
    ("said", "counts", "sentence"),
    [
        ({"joined": "2025"}, True, "On the list since 2025."),
        ({"joined": ""}, True, "On the list; since when is not known."),
        ({"joined": "2026-01-01"}, False, "Joins on 2026-01-01 only."),
        ({"left": "2025-12-31"}, False, "Left on 2025-12-31."),
        ({"left": "2025"}, False, "Left on 2025."),
        ({"left": "2026"}, True, "On the list since 2019."),
    ],
)
def test_participant_counts_from_joining_to_leaving(said: dict[str, str], counts: bool, sentence: str) -> None:
    assert (value("participants", one(**said)), why("participants", one(**said))) == (int(counts), sentence)


@pytest.mark.parametrize(
    ("said", "counts", "sentence"),
    [
        ({"committed_on": "2020-03-01"}, True, "Signed on 2020-03-01."),
        ({"commitment": "active"}, True, "Takes an active part regularly; since when is not entered."),
        ({"commitment": "contributes", "committed_on": "2024"}, True, "Contributes regularly since 2024."),
        ({"committed_on": "2026"}, False, "Committed from 2026 only."),
        ({"commitment": "none"}, False, "Takes part, but is not committed."),
    ],
)
def test_commitment_counts_from_its_day(said: dict[str, str], counts: bool, sentence: str) -> None:
    assert (value("committed_sme", one(**said)), why("committed_sme", one(**said))) == (int(counts), sentence)


@pytest.mark.parametrize(("km", "near"), [(0.0, 2), (150.0, 2), (150.1, 1), (None, 1)])
def test_near_is_at_most_150_km_and_what_is_not_known_is_not_near(km: float | None, near: int) -> None:
    assert value("committed_within_150km", one(distance=km), one("b", distance=1.0)) == near


def test_figure_is_unknown_while_nobody_entered_whether_one_is_committed() -> None:
    listed = [one("a", distance=1.0), one("b", commitment="", distance=1.0), one("c", commitment="none")]

    figures = count(listed, END)

    asked = ("participants", "committed_sme", "committed_large", "committed_within_150km")
    assert [(figures[key].value, figures[key].unknown) for key in asked] == [(3, 0), (None, 1), (0, 0), (None, 1)]
    assert why("committed_sme", listed[1]) == "It is not known whether it is committed."


def test_figure_is_unknown_when_nothing_it_asks_for_is_entered_of_anybody() -> None:
    figures = count([one("a", joined=""), one("b", joined="")], END)

    asked = ("committed_within_150km", "committed_met_12m", "committed_in_projects_24m", "participants_12m_ago")
    assert [(figures[key].value, figures[key].unknown) for key in asked] == [(None, 2)] * 4


def test_figure_is_nought_when_nobody_is_committed() -> None:
    figures = count([one("a", commitment="none"), one("b", commitment="none")], END)

    assert [figures[key].value for key in ("committed_sme", "committed_met_12m", "committed_within_150km")] == [0, 0, 0]


def test_stability_leaves_out_who_closed_or_merged_and_who_joined_nobody_knows_when() -> None:
    listed = [
        one("stayed"),
        one("resigned", left="2025-06-30", left_why="resigned"),
        one("closed", left="2025-06-30", left_why="closed"),
        one("new", joined="2025-02"),
        one("unknown", joined=""),
        one("earlier", left="2024-11"),
    ]

    figures = count(listed, END)

    assert (figures["participants_12m_ago"].value, figures["participants_stayed_12m"].value) == (2, 1)
    assert why("participants_12m_ago", listed[2]) == "Left out: it closed down or merged on 2025-06-30."
    assert why("participants_12m_ago", listed[4]) == "Left out: nobody entered when it joined."


def test_year_alone_is_never_taken_to_the_better_within_a_running_year() -> None:
    assert value("participants_12m_ago", one(joined="2025"), at=AUTUMN) == 0
    assert value("participants", one(joined="2026"), at=AUTUMN) == 1
    assert value("committed_met_12m", one(met=("2025-11",)), at=AUTUMN) == 0


@pytest.mark.parametrize(
    ("met", "counts", "sentence"),
    [
        (("2025-01-01", "2024-12-31"), True, "Met on 2025-01-01."),
        (("2024-12-31",), False, "Met last on 2024-12-31."),
        (("2026-01-01",), False, "No meeting is entered."),
        ((), False, "No meeting is entered."),
    ],
)
def test_meeting_counts_for_twelve_months(met: tuple[str, ...], counts: bool, sentence: str) -> None:
    another = one("b", met=("2024-12-01",))

    assert value("committed_met_12m", one(met=met), another) == int(counts)
    assert why("committed_met_12m", one(met=met)) == sentence


@pytest.mark.parametrize(
    ("project", "counts", "sentence"),
    [
        (Project("Green Drive", "2024"), True, "In the joint project Green Drive."),
        (Project("GREEN  drive", "2022", "2024-01-01"), True, "In the joint project GREEN  drive."),
        (Project("Green Drive", "2022", "2023-12-31"), False, "In no joint project of these months."),
        (Project("Green Drive", "2026"), False, "In no joint project of these months."),
        (Project("Green Drive"), False, "In Green Drive, but without its years."),
        (Project("Alone", "2025"), False, "In Alone, where no other participant is entered."),
    ],
)
def test_project_counts_for_24_months_when_two_take_part(project: Project, counts: bool, sentence: str) -> None:
    other = one("b", commitment="none", projects=(Project("Green Drive", "2023"),))
    asked = one(projects=(project,))

    assert value("committed_in_projects_24m", asked, other) == int(counts)
    assert why("committed_in_projects_24m", asked, other) == sentence


def test_running_year_is_about_today_and_a_past_one_about_its_last_day() -> None:
    assert (day_of(2026, AUTUMN), day_of(2025, AUTUMN)) == (AUTUMN, END)


days = st.one_of(
    st.just(""),
    st.integers(2020, 2027).map(str),
    st.dates(date(2020, 1, 1), date(2027, 12, 31)).map(date.isoformat),
    st.dates(date(2020, 1, 1), date(2027, 12, 31)).map(lambda day: day.isoformat()[:7]),
)
projects = st.builds(Project, name=st.sampled_from(["A", "B", "C"]), began=days, ended=days)
lists = st.lists(
    st.builds(
        Participation,
        key=st.uuids().map(str),
        category=st.sampled_from(CATEGORIES),
        joined=days,
        left=days,
        left_why=st.sampled_from(["", *REASONS_TO_LEAVE]),
        commitment=st.sampled_from(["", *COMMITMENTS]),
        committed_on=days,
        met=st.lists(days.filter(bool), max_size=3).map(tuple),
        projects=st.lists(projects, max_size=2).map(tuple),
        distance=st.one_of(st.none(), st.integers(0, 400).map(float)),
    ),
    max_size=12,
)
moments = st.dates(date(2021, 1, 1), date(2027, 12, 31))


@settings(max_examples=60, deadline=None)
@given(lists, moments)
def test_figures_never_contradict_each_other(listed: list[Participation], at: date) -> None:
    known = [
        Participation(**{**asdict(one), "projects": one.projects, "commitment": one.commitment or "none"})
        for one in listed
    ]
    values = {metric: counted.value or 0 for metric, counted in count(known, at).items()}

    committed = sum(values[f"committed_{category}"] for category in CATEGORIES)
    assert committed <= values["participants"] <= len(listed)
    assert values["participants_stayed_12m"] <= values["participants_12m_ago"]
    assert values["participants_stayed_12m"] <= values["participants"]
    assert (
        max(values[key] for key in ("committed_within_150km", "committed_met_12m", "committed_in_projects_24m"))
        <= committed
    )


@settings(max_examples=60, deadline=None)
@given(lists, moments, st.randoms())
def test_order_of_the_list_changes_nothing(listed: list[Participation], at: date, chance: object) -> None:
    shuffled = list(listed)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert count(shuffled, at) == count(listed, at)


@settings(max_examples=60, deadline=None)
@given(lists, moments)
def test_figure_is_the_number_of_those_that_count(listed: list[Participation], at: date) -> None:
    for counted in count(listed, at).values():
        assert counted.value in (None, sum(bool(ruling.counts) for ruling in counted.rulings.values()))
        assert (counted.value is None) == (counted.unknown > 0)
        assert all(ruling.said(str) for ruling in counted.rulings.values())
