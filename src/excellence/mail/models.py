"""Letters."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from excellence.kernel.models import Noun
from excellence.mail.states import LIFE


class Letter(Noun):
    """A letter to one address, with its words and how far it has come.

    `key` names the occasion: an occasion makes one letter, however often it is posted. `message_id` is fixed
    when the letter is posted, so that a letter sent twice after a fault can be recognised as one. The text of one that
    `is_confidential` (it holds a link or words for its reader) is shown to nobody, and deleted once it was sent.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="letters"
    )
    address = models.EmailField(_("address"), max_length=254)
    sender = models.CharField(_("sender"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=5)
    subject = models.CharField(_("subject"), max_length=250)
    body = models.TextField(_("text"))
    is_confidential = models.BooleanField(_("confidential"), default=False)
    headers = models.JSONField(_("further headers"), default=dict, blank=True)
    purpose = models.CharField(_("purpose"), max_length=80)
    key = models.CharField(_("occasion"), max_length=200, unique=True)
    message_id = models.CharField(_("message id"), max_length=120)
    posted_by = models.CharField(_("posted by"), max_length=12, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=LIFE.choices, default=LIFE.initial)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    worker = models.CharField(_("worker"), max_length=64, blank=True)
    queued_at = models.DateTimeField(_("queued"))
    due_at = models.DateTimeField(_("due"))
    claimed_at = models.DateTimeField(_("claimed"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        ordering: ClassVar = ["-queued_at", "-pk"]
        constraints: ClassVar = [LIFE.constraint("letter_state_is_known")]
        indexes: ClassVar = [
            models.Index(
                fields=["state", "due_at"], condition=models.Q(state__in=["queued", "sending"]), name="unsent_letters"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.address}"
