"""Stored files."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from excellence.kernel.models import Noun


class StoredFile(Noun):
    """A file somebody brought, examined and kept; its content never changes, a new version is a new file.

    `name` is the name it came with, cleaned; `content_type` follows from the content; `storage_name` is where
    the bytes lie and is shown to nobody.
    """

    name = models.CharField(_("name"), max_length=150)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    storage_name = models.CharField(max_length=100, unique=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("brought by")
    )
    stored_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("saved file")
        verbose_name_plural = _("saved files")
        ordering: ClassVar = ["-stored_at", "-pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(size__gt=0), name="stored_file_not_empty")]

    def __str__(self) -> str:
        return self.name
