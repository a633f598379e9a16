"""Publishing frameworks, and the metrics figures are kept of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from excellence.accounts.models import User
from excellence.audit.operations import record
from excellence.frameworks.models import FrameworkVersion, Indicator, Metric, TextRevision
from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_
from excellence.method.frameworks import Metric as MetricRule
from excellence.method.source import Edition


class VersionTaken(Refusal):
    """A published version is fixed for ever; other rules need another version."""

    sentence = N_("Version %(version)s of %(framework)s is published with other rules. Give yours a new version.")


def publish_vocabulary(metrics: Iterable[MetricRule]) -> None:
    """Let figures be kept of these metrics, whether or not a published framework reads them; known ones stay."""
    rows = [Metric(key=metric.key, kind=metric.kind) for metric in metrics]
    Metric.objects.bulk_create(rows, ignore_conflicts=True)


def publish_edition(edition: Edition, *, by: User | None, at: datetime) -> FrameworkVersion:
    """Publish an edition, or add what is new in its words to the version already published.

    `by` is None when the instance publishes what it ships with. Raises `VersionTaken`.
    """
    framework = edition.framework
    with transaction.atomic():
        version = FrameworkVersion.objects.filter(rules_hash=framework.rules_hash).first()
        if version is None:
            version = _publish_rules(edition, by=by, at=at)
        for language, texts_hash in edition.texts_hashes.items():
            _publish_words(version, language, edition.texts[language], texts_hash, at=at)
    return version


def _publish_rules(edition: Edition, *, by: User | None, at: datetime) -> FrameworkVersion:
    framework = edition.framework
    if FrameworkVersion.objects.filter(framework=framework.id, version=framework.version).exists():
        raise VersionTaken(framework=framework.id, version=framework.version)
    publish_vocabulary(framework.metrics.values())
    Indicator.objects.bulk_create(
        [Indicator(key=indicator.key) for indicator in framework.indicators], ignore_conflicts=True
    )
    version = FrameworkVersion.objects.create(
        framework=framework.id,
        version=framework.version,
        issuer=framework.issuer,
        rules=edition.rules,
        rules_hash=framework.rules_hash,
        published_at=at,
        published_by=by,
    )
    record("framework.published", by=by, subject=version, at=at, after={"rules_hash": framework.rules_hash})
    return version


def _publish_words(version: FrameworkVersion, language: str, texts: bytes, texts_hash: str, *, at: datetime) -> None:
    newest = version.revisions.filter(language=language).order_by("-number").first()
    if newest is not None and newest.texts_hash == texts_hash:
        return
    number = newest.number + 1 if newest else 1
    TextRevision.objects.create(
        version=version, language=language, number=number, texts=texts, texts_hash=texts_hash, published_at=at
    )
