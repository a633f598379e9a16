"""The participant list of the mobility cluster agrees with its yearly figures, whenever the story is told."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import chain

import pytest

from excellence.demo.story.pannon import ANSWERS, COMMENT, FIGURES, GOOD_UNTIL
from excellence.demo.story.pannon_list import Listed, participants

TOLD = [date(2026, 7, 1), date(2026, 11, 23), date(2027, 1, 1), date(2027, 6, 30), date(2028, 2, 29)]


def _months_before(day: date, months: int) -> str:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return str(date(years, month + 1, 28 if (month, day.day) == (1, 29) else day.day))


def _on_the_list(one: Listed, day: str) -> bool:
    return one.joined <= day and not (one.left and one.left <= day)


def _figures(listed: list[Listed], day: date) -> dict[str, int]:
    """What the list gives on a day, by the definitions of the metrics."""
    today, year_ago, two_years_ago = str(day), _months_before(day, 12), _months_before(day, 24)
    there = [one for one in listed if _on_the_list(one, today)]
    before = [one for one in listed if _on_the_list(one, year_ago)]
    committed = [one for one in there if one.commitment and one.committed_on <= today]
    kinds = Counter(f"committed_{one.category}" for one in committed)
    return {
        "participants": len(there),
        **kinds,
        "participants_12m_ago": len(before),
        "participants_stayed_12m": len([one for one in before if one in there]),
        "committed_met_12m": len([one for one in committed if any(year_ago < met <= today for met in one.met_on)]),
        "committed_in_projects_24m": len(
            [one for one in committed if any(_ran(project, two_years_ago, today) for project in one.projects)]
        ),
    }


def _ran(project: tuple[str, str, str], since: str, until: str) -> bool:
    _, began, ended = project
    return began <= until and (not ended or ended > since)


@pytest.mark.parametrize("today", TOLD)
@pytest.mark.parametrize(("place", "ago"), [(1, 0), (0, 1)])
def test_list_gives_the_figures_of_both_years(today: date, place: int, ago: int) -> None:
    year = today.year if today.month > 6 else today.year - 1
    listed = list(participants(year=year, today=today))

    given = _figures(listed, min(today, date(year - ago, 12, 31)))

    assert {key: str(value) for key, value in given.items()} == {key: FIGURES[key][place] for key in given}


def test_list_of_the_cluster_holds_37_committed_participants() -> None:
    listed = list(participants(year=2026, today=date(2026, 11, 23)))

    assert len([one for one in listed if one.commitment]) == 37


def test_list_names_nobody_real_and_no_organisation_twice() -> None:
    listed = list(participants(year=2026, today=date(2026, 11, 23)))

    assert [one.name for one in listed if "Példa" not in one.name and "Minta" not in one.name] == []
    assert len({one.name for one in listed}) == len(listed)


def test_nothing_on_the_list_lies_ahead() -> None:
    today = date(2026, 11, 23)

    listed = participants(year=2026, today=today)

    days = chain.from_iterable((one.joined, one.left, one.committed_on, *one.met_on) for one in listed)
    assert [day for day in days if day > str(today)] == []


def test_comment_and_ends_of_papers_belong_to_answers_that_are_given() -> None:
    papers = {title for _, _, _, title in ANSWERS.values()}

    assert COMMENT[0] in ANSWERS
    assert [title for title in GOOD_UNTIL if title not in papers] == []
    assert sorted(GOOD_UNTIL.values()) == [20, 45]
