"""Whether a paper still holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from excellence.evidence.models import Item

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("days", "term"),
    [(-1, Item.Term.ENDED), (0, Item.Term.SOON), (60, Item.Term.SOON), (61, Item.Term.GOOD)],
)
def test_term_of_a_paper_counts_the_days_left(days: int, term: Item.Term) -> None:
    assert Item(good_until=TODAY + timedelta(days=days)).term(TODAY) == term


def test_term_of_a_paper_without_a_last_day_is_none() -> None:
    assert Item().term(TODAY) is None
