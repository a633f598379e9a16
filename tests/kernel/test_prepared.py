"""Questions compiled once and asked many times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db.models import QuerySet
from django.db.models.functions import Concat

from excellence.kernel.prepared import Prepared, as_moment
from tests.support.queries import Asserting

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def between(low: int, high: int) -> QuerySet[Any, tuple[Any, ...]]:
    return Group.objects.filter(pk__gte=low, pk__lte=high).order_by("pk").values_list("pk", "name")


@pytest.fixture
def groups(db: None) -> list[Group]:
    return [Group.objects.create(name=name) for name in ("a", "b", "c")]


def test_prepared_question_answers_for_each_numbers(groups: list[Group]) -> None:
    first, second, third = (group.pk for group in groups)
    question = Prepared(between)

    assert question.rows(low=first, high=second) == ((first, "a"), (second, "b"))
    assert question.rows(high=third, low=third) == ((third, "c"),)


def test_prepared_question_is_one_statement(groups: list[Group], assert_queries: Asserting) -> None:
    with assert_queries(1):
        Prepared(between).rows(low=1, high=2)


def test_instances_are_what_the_queryset_gives(groups: list[Group], assert_queries: Asserting) -> None:
    first, _, third = (group.pk for group in groups)

    def named(name: str, low: int) -> QuerySet[Group]:
        found = Group.objects.filter(name=name, pk__gte=low)
        return found.annotate(twice=Concat("name", "name"))

    question = Prepared(named)
    with assert_queries(2):
        (found,) = question.instances(name="c", low=first)
        missing = question.instances(name="a", low=third)

    assert (found, found.name, found.twice, found._state.adding) == (groups[2], "c", "cc", False)
    assert missing == []


def test_instances_bring_related_rows_converted(db: None, assert_queries: Asserting) -> None:
    permission = Permission.objects.select_related("content_type").first()
    assert permission is not None

    def about(key: int) -> QuerySet[Permission]:
        return Permission.objects.select_related("content_type").filter(pk=key)

    (found,) = Prepared(about).instances(key=permission.pk)

    with assert_queries(0):
        assert found.content_type == permission.content_type


def test_question_that_leaves_a_number_out_is_refused(db: None) -> None:
    def careless(low: int, high: int) -> QuerySet[Any, tuple[Any, ...]]:
        return between(low, 7)

    with pytest.raises(ValueError, match="high"):
        Prepared(careless).rows(low=1, high=2)


@pytest.mark.parametrize(
    "stored",
    [
        NOON,
        NOON.replace(tzinfo=None),
        "2026-03-02 12:00:00",
        "2026-03-02 12:00:00+00:00",
        datetime(2026, 3, 2, 14, tzinfo=timezone(timedelta(hours=2))),
    ],
)
def test_moment_is_aware_however_the_database_keeps_it(stored: datetime | str) -> None:
    assert as_moment(stored) == NOON


def test_no_moment_stays_none() -> None:
    assert as_moment(None) is None
