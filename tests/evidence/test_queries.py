"""Who sees which evidence."""

from __future__ import annotations

import pytest

from excellence.evidence.models import Item
from excellence.evidence.queries import items_visible_to
from tests.cast import Cast
from tests.factories.assessments import ItemFactory
from tests.support.queries import Asserting


@pytest.fixture
def item(cast: Cast) -> Item:
    return ItemFactory(organisation=cast.organisation, added_by=cast.owner)


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("owner", 1),
        ("editor", 1),
        ("reader", 1),
        ("outsider", 0),
        ("newcomer", 0),
        ("stranger", 0),
        ("administrator", 0),
    ],
)
def test_items_are_seen_by_those_who_work_for_the_organisation(cast: Cast, item: Item, role: str, seen: int) -> None:
    assert items_visible_to(cast.member(role)).count() == seen


@pytest.mark.parametrize("rows", [1, 3])
def test_items_with_organisation_and_file_come_in_one_statement(
    cast: Cast, assert_queries: Asserting, rows: int
) -> None:
    ItemFactory.create_batch(rows, organisation=cast.organisation, added_by=cast.owner)

    with assert_queries(1):
        seen = [(each.organisation.name, each.file) for each in items_visible_to(cast.reader)]

    assert seen == [(cast.organisation.name, None)] * rows
