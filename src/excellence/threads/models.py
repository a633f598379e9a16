"""Messages, and what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from excellence.kernel.models import Noun

LONGEST_MESSAGE = 2000


@dataclass(frozen=True, slots=True)
class Subject:
    """What is talked about: its kind, as module and noun, and its public id or another key that never changes."""

    kind: str
    key: str


class Message(Noun):
    """Something a person said about a subject, for those whom the owner of the subject lets read it.

    What was said never changes. A withdrawn message keeps its place, so that answers to it stay understandable,
    and loses its words; the audit trail has them in a payload that can be erased.
    """

    subject_kind = models.CharField(_("kind of subject"), max_length=40)
    subject_key = models.CharField(_("key of the subject"), max_length=120)
    text = models.TextField(_("text"), max_length=LONGEST_MESSAGE, blank=True)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(_("said"))
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering: ClassVar = ["said_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_key", "said_at"], name="messages_by_subject")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(withdrawn_at=None, withdrawn_by=None) & ~Q(text=""))
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, text=""),
                name="message_has_words_until_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return self.text or f"{self.subject_kind} {self.subject_key}"
