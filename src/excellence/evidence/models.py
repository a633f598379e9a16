"""Evidence items, in three lanes named by who sees what."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from excellence.files.models import StoredFile
from excellence.kernel.models import Noun
from excellence.organisations.models import Organisation

ENDS_SOON = timedelta(days=60)


class Item(Noun):
    """One piece of evidence of an organisation: a stored file, an address on the web, or a note.

    A note names what is shown at the interview and stays with the organisation, because it names persons or
    is confidential. A removed item stays until the retention clock ends, so that removal can be undone.
    `names_people` is what whoever stored a file said of it, None where nobody was asked: links and notes, and
    files from before the question. `good_until` is the last day on which a certificate or contract holds.
    """

    class Lane(models.TextChoices):
        """Who sees what."""

        FILE = "file", _("Saved here")
        LINK = "link", _("On the public web")
        INTERVIEW = "interview", _("Shown at the interview")

    class Term(StrEnum):
        """Whether a paper still holds."""

        GOOD = "good"
        SOON = "soon"
        ENDED = "ended"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="evidence")
    lane = models.CharField(_("lane"), max_length=10, choices=Lane.choices)
    title = models.CharField(_("title"), max_length=200)
    address = models.URLField(_("address"), max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    names_people = models.BooleanField(_("names people"), null=True, default=None)
    good_until = models.DateField(_("good until"), null=True, blank=True)
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
            models.CheckConstraint(
                condition=Q(names_people__isnull=True) | Q(lane="file"), name="evidence_names_people_in_files_only"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def term(self, on: date) -> Item.Term | None:
        """Whether it holds on a legal day, and whether that is nearly over; None when no end is known."""
        if self.good_until is None:
            return None
        if self.good_until < on:
            return self.Term.ENDED
        return self.Term.SOON if self.good_until - on <= ENDS_SOON else self.Term.GOOD
