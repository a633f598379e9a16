"""The outbox as administrators read it."""

from __future__ import annotations

from functools import partial
from typing import cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from excellence.kernel.clock import now
from excellence.kernel.people import Actor
from excellence.mail import operations
from excellence.mail.models import Letter
from excellence.web.acts import each_done_or_refused


@admin.register(Letter)
class LetterAdmin(admin.ModelAdmin[Letter]):
    """Every letter can be looked at, none can be changed; failed ones can be sent again.

    The text of a confidential one is for its reader alone: with its link one could open somebody else's account.
    """

    list_display = ("queued_at", "purpose", "address", "subject", "language", "state", "attempts", "sent_at")
    list_filter = ("state", "language", "purpose")
    search_fields = ("address", "subject", "public_id", "message_id")
    date_hierarchy = "queued_at"
    actions = ("send_again",)
    exclude = ("body",)
    readonly_fields = ("text",)

    @admin.display(description=gettext_lazy("text"))
    def text(self, letter: Letter) -> str:
        """What administrators may read of the letter."""
        return _("The text of this e-mail is for its reader alone.") if letter.is_confidential else letter.body

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        """Leave posting to operations."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Letter | None = None) -> bool:  # noqa: ARG002 - as above
        """Keep a letter as it was posted."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Letter | None = None) -> bool:  # noqa: ARG002 - as above
        """Keep every letter as proof of what was sent."""
        return False

    @admin.action(description=gettext_lazy("Send failed e-mails again"))
    def send_again(self, request: HttpRequest, letters: QuerySet[Letter]) -> None:
        """Queue the chosen letters anew, and say of each that cannot be why."""
        by, at = cast("Actor", request.user), now()
        act = partial(operations.send_again, by=by, at=at)
        each_done_or_refused(request, letters, act, _("will be sent again"))
