"""Evidence items, in three lanes named by who sees what."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from excellence.files.models import StoredFile
from excellence.kernel.models import Noun
from excellence.organisations.models import Organisation


class Item(Noun):
    """One piece of evidence of an organisation: a stored file, an address on the web, or a note.

    A note names what is shown at the interview and stays with the organisation, because it names persons or
    is confidential. A removed item stays until the retention clock ends, so that removal can be undone.
    """

    class Lane(models.TextChoices):
        """Who sees what."""

        FILE = "file", _("Stored here")
        LINK = "link", _("On the public web")
        INTERVIEW = "interview", _("Shown at the interview")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="evidence")
    lane = models.CharField(_("lane"), max_length=10, choices=Lane.choices)
    title = models.CharField(_("title"), max_length=200)
    address = models.URLField(_("address"), max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added"))
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)

    class Meta:
        verbose_name = _("evidence item")
        verbose_name_plural = _("evidence items")
        ordering: ClassVar = ["added_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(lane="file", file__isnull=False, address="")
                | (Q(lane="link", file__isnull=True) & ~Q(address=""))
                | Q(lane="interview", file__isnull=True, address=""),
                name="evidence_carries_what_its_lane_says",
            ),
        ]

    def __str__(self) -> str:
        return self.title
