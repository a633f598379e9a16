"""The one table of the limit."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Organisation(models.Model):
    """A row with what a list of organisations shows."""

    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    town = models.CharField(max_length=120)
    level = models.PositiveSmallIntegerField(default=0)
    about = models.TextField(blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Organisation]] = models.Manager()

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return self.name
