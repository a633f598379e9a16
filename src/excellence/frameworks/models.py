"""Framework versions, their words, and the keys other rows may point at."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Metric(models.Model):
    """A figure an organisation can state; its key is stable for ever and shared by all frameworks."""

    key = models.CharField(_("key"), max_length=60, primary_key=True)
    kind = models.CharField(_("kind"), max_length=10)

    class Meta:
        verbose_name = _("metric")
        verbose_name_plural = _("metrics")

    def __str__(self) -> str:
        return self.key


class Indicator(models.Model):
    """A quality indicator of some framework; its key is stable for ever and never reused."""

    key = models.CharField(_("key"), max_length=60, primary_key=True)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self) -> str:
        return self.key


class FrameworkVersion(models.Model):
    """One published version: the canonical bytes of its rules, identified by their SHA-256."""

    framework = models.CharField(_("framework"), max_length=60)
    version = models.CharField(_("version"), max_length=20)
    issuer = models.CharField(_("issuer"), max_length=60)
    rules = models.BinaryField(_("canonical rules"))
    rules_hash = models.CharField(_("hash of the rules"), max_length=64, unique=True)
    published_at = models.DateTimeField(_("published"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True)

    texts_hash: str
    """The hash of the words in the reader's language, where a query put it there."""

    class Meta:
        verbose_name = _("framework version")
        verbose_name_plural = _("framework versions")
        ordering: ClassVar = ["framework", "published_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["framework", "version"], name="one_rules_per_framework_version"),
        ]

    def __str__(self) -> str:
        return f"{self.framework} {self.version}"


class TextRevision(models.Model):
    """The words of a version in one language; a correction or a new language is a further revision."""

    version = models.ForeignKey(FrameworkVersion, on_delete=models.CASCADE, related_name="revisions")
    language = models.CharField(_("language"), max_length=5)
    number = models.PositiveIntegerField(_("revision"))
    texts = models.BinaryField(_("canonical words"))
    texts_hash = models.CharField(_("hash of the words"), max_length=64)
    published_at = models.DateTimeField(_("published"))

    class Meta:
        verbose_name = _("text revision")
        verbose_name_plural = _("text revisions")
        ordering: ClassVar = ["version", "language", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "language", "number"], name="one_text_revision_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.version} · {self.language} · {self.number}"
