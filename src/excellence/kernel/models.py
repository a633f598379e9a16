"""The base of every noun with an address, and the slots of scheduled work."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from excellence.kernel.publicids import LENGTH, new_public_id


class Noun(models.Model):
    """Something with an address of its own; addresses show its public id, never its key."""

    public_id = models.CharField(_("public id"), max_length=LENGTH, unique=True, default=new_public_id, editable=False)

    class Meta:
        abstract = True


class Tick(models.Model):
    """One slot of a sweeper; whoever makes the row runs the slot, so it runs once with many workers.

    A slot without `finished_at` whose worker is gone is taken over by another.
    """

    name = models.CharField(_("sweeper"), max_length=80)
    due_at = models.DateTimeField(_("due"))
    worker = models.CharField(_("worker"), max_length=64)
    taken_at = models.DateTimeField(_("taken"))
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("slot of a sweeper")
        verbose_name_plural = _("slots of sweepers")
        ordering: ClassVar = ["-due_at", "name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["name", "due_at"], name="one_tick_per_slot")]

    def __str__(self) -> str:
        return f"{self.name} {self.due_at:%Y-%m-%d %H:%M:%S}"


class Heartbeat(models.Model):
    """A worker and when it last said that it lives; probes look at the newest."""

    worker = models.CharField(_("worker"), max_length=64, unique=True)
    seen_at = models.DateTimeField(_("seen"))

    class Meta:
        verbose_name = _("heartbeat of a worker")
        verbose_name_plural = _("heartbeats of workers")
        ordering: ClassVar = ["-seen_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.worker} {self.seen_at:%Y-%m-%d %H:%M:%S}"
