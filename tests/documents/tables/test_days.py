"""Days as people write them in six languages."""

from __future__ import annotations

import pytest

from excellence.documents.tables.days import read_day_as_written
from excellence.method.lists import NotADay
from tests.documents.tables.made import TODAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020. május 31.", "2020-05-31"),
        ("2020. május 31-én", "2020-05-31"),
        ("2020. máj. 31.", "2020-05-31"),
        ("31 May 2020", "2020-05-31"),
        ("May 31st, 2020", "2020-05-31"),
        ("31. Mai 2020", "2020-05-31"),
        ("1er mai 2020", "2020-05-01"),
        ("31 de mayo de 2020", "2020-05-31"),
        ("31 de maig del 2020", "2020-05-31"),
        ("1 d’abril de 2020", "2020-04-01"),
        ("März 2020", "2020-03"),
        ("décembre 2019", "2019-12"),
        ("2020-05-31 10:30:00", "2020-05-31"),
        ("31.05.2020 08:15", "2020-05-31"),
        ("2020-05-31T10:30:00Z", "2020-05-31"),
        ("31.05.19", "2019-05-31"),
        ("31/05/98", "1998-05-31"),
        ("2020", "2020"),
        ("2020. 05. 31.", "2020-05-31"),
    ],
)
def test_day_is_read_as_exactly_as_it_is_given(text: str, day: str) -> None:
    assert read_day_as_written(text, today=TODAY) == day


@pytest.mark.parametrize("text", ["05/31/2024", "11.05.12", "soon", "May", "31 May", "mai juin 2020", "32 May 2020"])
def test_day_that_can_be_meant_in_two_ways_or_none_is_refused(text: str) -> None:
    with pytest.raises(NotADay):
        read_day_as_written(text, today=TODAY)
