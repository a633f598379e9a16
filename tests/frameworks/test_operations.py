"""Publishing frameworks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from excellence.frameworks.models import FrameworkVersion, Metric, TextRevision
from excellence.frameworks.operations import VersionTaken, publish_edition, publish_vocabulary
from excellence.frameworks.queries import framework_by_hash, newest_versions, texts_by_hash
from excellence.method.source.library import load, shipped_versions
from excellence.method.source.metrics import catalogue

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_published_version_is_read_back_from_the_bytes_that_were_hashed() -> None:
    edition = load("ecei-2013")

    version = publish_edition(edition, by=None, at=NOW)

    assert bytes(version.rules or b"") == edition.rules
    assert framework_by_hash(version.rules_hash).rules_hash == edition.framework.rules_hash


@pytest.mark.django_db
def test_metric_no_framework_reads_is_one_figures_can_be_kept_of() -> None:
    unread = replace(catalogue().metrics["staff"], key="patents_12m")

    publish_vocabulary([unread])
    publish_vocabulary([unread])

    assert Metric.objects.filter(key="patents_12m").values_list("kind", flat=True).get() == unread.kind


@pytest.mark.django_db
def test_correction_of_words_is_a_further_revision_of_the_same_version() -> None:
    edition = load("ecei-2013")
    corrected = replace(edition, texts={"en": edition.texts["en"].replace(b"Bronze", b"Bronce")})

    version = publish_edition(corrected, by=None, at=NOW)

    assert list(version.revisions.filter(language="en").values_list("number", flat=True)) == [2, 1]
    assert texts_by_hash(newest_versions("en")[0].texts_hash).levels["bronze"].name == "Bronce"
    assert FrameworkVersion.objects.count() == len(shipped_versions())


@pytest.mark.django_db
def test_other_rules_under_a_published_number_are_refused() -> None:
    edition = load("ecei-2013")
    changed = replace(edition.framework, rules_hash="0" * 64)

    with pytest.raises(VersionTaken):
        publish_edition(replace(edition, framework=changed), by=None, at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "spoken"), [("hu", "hu"), ("en", "en"), ("fr", "fr"), ("pl", "en")])
def test_words_fall_back_to_english(language: str, spoken: str) -> None:
    texts = texts_by_hash(newest_versions(language)[0].texts_hash)

    assert texts.language == spoken
    assert TextRevision.objects.filter(texts_hash=texts.texts_hash).count() == 1
