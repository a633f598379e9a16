"""Forms that were sent, so that a form sent twice is done once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class SentForm(models.Model):
    """A form that somebody sent; `leads_to` is where its answer led, "" while it is under way.

    `key` is a hash of who sent what where, so the row says nothing about it. Rows are kept for a day.
    """

    key = models.CharField(max_length=64, primary_key=True)
    sent_at = models.DateTimeField(db_index=True)
    leads_to = models.TextField(blank=True)

    class Meta:
        default_permissions: ClassVar = []

    def __str__(self) -> str:
        return self.key[:12]
