"""Limits: how many uses, for how long none, and that everybody counts together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from pytest_django.fixtures import Settings

from excellence.accounts.limits import Limit, forget_old_counts
from excellence.accounts.models import CachedValue, UseCount

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LIMIT = Limit("test", most=3, per=timedelta(minutes=10))


@pytest.mark.django_db
def test_limit_lets_so_many_pass_and_then_none_until_its_time_has_passed() -> None:
    minutes = [0, 1, 5, 6, 14, 15, 16]

    used = [LIMIT.use("anna", at=NOON + timedelta(minutes=minute)) for minute in minutes]

    assert used == [1, 2, 3, 0, 0, 1, 2]


@pytest.mark.django_db
def test_limit_counts_each_apart() -> None:
    used = [LIMIT.use(who, at=NOON) for who in ("anna", "bert", "anna")]

    assert used == [1, 1, 2]


@pytest.mark.django_db
def test_use_given_back_can_be_used_again() -> None:
    for _ in range(3):
        LIMIT.use("anna", at=NOON)

    LIMIT.give_back("anna")

    assert [LIMIT.use("anna", at=NOON), LIMIT.use("anna", at=NOON)] == [3, 0]


@pytest.mark.django_db
def test_count_names_nobody() -> None:
    LIMIT.use("anna@people-example.invalid", at=NOON)

    assert len(UseCount.objects.get().key) == 64


@pytest.mark.django_db(transaction=True)
def test_uses_at_the_same_moment_are_all_counted() -> None:
    def use(_number: int) -> int:
        try:
            return LIMIT.use("anna", at=NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=8) as visitors:
        used = sorted(visitors.map(use, range(16)))

    assert used == [0] * 13 + [1, 2, 3]


@pytest.mark.django_db
def test_cache_is_one_for_all_processes(settings: Settings) -> None:
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cached_values"}
    }
    one, another = caches.create_connection("default"), caches.create_connection("default")

    one.set("seen", 5, 60)

    assert (another.get("seen"), another.add("seen", 6), one.get("never")) == (5, False, None)


@pytest.mark.django_db
def test_what_no_longer_matters_is_forgotten() -> None:
    LIMIT.use("anna", at=NOON)
    LIMIT.use("bert", at=NOON + timedelta(minutes=5))
    CachedValue.objects.create(cache_key="old", value="", expires=NOON)

    gone = forget_old_counts(at=NOON + timedelta(minutes=10))

    assert (gone, UseCount.objects.count(), CachedValue.objects.count()) == (2, 1, 0)
