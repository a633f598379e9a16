"""Stored frameworks, each read once per process."""

from __future__ import annotations

from datetime import timedelta

import pytest

from excellence.frameworks.models import FrameworkVersion, Indicator, Metric
from excellence.frameworks.queries import framework_by_hash, newest_versions, texts_by_hash
from excellence.method.source.library import load
from tests.factories.assessments import shipped_version
from tests.support.queries import Asserting

pytestmark = pytest.mark.django_db


def test_framework_and_words_read_once_are_not_read_again(assert_queries: Asserting) -> None:
    version = newest_versions("en")[0]
    framework_by_hash(version.rules_hash)
    texts_by_hash(version.texts_hash)

    with assert_queries(0):
        framework_by_hash(version.rules_hash)
        texts_by_hash(version.texts_hash)


def test_framework_nobody_published_is_unknown() -> None:
    with pytest.raises(FrameworkVersion.DoesNotExist):
        framework_by_hash("0" * 64)


def test_newest_version_is_the_one_published_last() -> None:
    shipped = shipped_version()
    later = FrameworkVersion.objects.create(
        framework="example",
        version="1",
        issuer="example",
        rules=b"{}",
        rules_hash="1" * 64,
        published_at=shipped.published_at + timedelta(days=1),
    )

    assert list(newest_versions("en")) == [later, shipped, shipped_version("1")]


def test_versions_come_without_their_bytes(assert_queries: Asserting) -> None:
    with assert_queries(1):
        versions = list(newest_versions("hu"))

    assert [version.get_deferred_fields() for version in versions] == [{"rules"}, {"rules"}]


def test_keys_other_rows_may_point_at_are_those_of_the_framework() -> None:
    framework = load("ecei-2013").framework

    assert set(Indicator.objects.values_list("key", flat=True)) == {each.key for each in framework.indicators}
    assert set(Metric.objects.values_list("key", flat=True)) == set(framework.metrics)


def test_version_is_called_by_framework_and_number() -> None:
    version = shipped_version()

    assert str(version) == f"ecei-2013 {version.version}"
