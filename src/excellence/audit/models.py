"""Acts, which stay, and their payloads, which can be erased."""

from __future__ import annotations

import json
from typing import Any, ClassVar, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from excellence.audit.payloads import salted_hash


class AppendOnlyError(TypeError):
    """An act was to be changed or deleted, which no part of the program does."""


class ActQuerySet(models.QuerySet["Act"]):
    """Acts can be read and added."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Raise `AppendOnlyError`."""
        raise AppendOnlyError("An act is never changed.")

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Raise `AppendOnlyError`."""
        raise AppendOnlyError("An act is never changed.")

    def delete(self) -> NoReturn:
        """Raise `AppendOnlyError`."""
        raise AppendOnlyError("An act is never deleted; its payload can be erased.")


class Act(models.Model):
    """Somebody did something to something at a moment; says nothing about persons by itself.

    `actor_id` is the public id of a person, "" for the platform itself; `subject_id` the public id of the
    subject, or its key where it has none. `payload_hash` proves a payload that is still there.
    """

    actor_id = models.CharField(_("actor"), max_length=12, blank=True)
    verb = models.CharField(_("verb"), max_length=80)
    subject_type = models.CharField(_("kind of subject"), max_length=80)
    subject_id = models.CharField(_("subject"), max_length=100)
    at = models.DateTimeField(_("moment"))
    payload_hash = models.CharField(_("hash of the payload"), max_length=64)

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering: ClassVar = ["-at", "-pk"]
        default_permissions: ClassVar = ["view"]
        indexes: ClassVar = [
            models.Index(fields=["subject_type", "subject_id", "-at"], name="acts_about_a_subject"),
            models.Index(fields=["actor_id", "-at"], name="acts_by_an_actor"),
        ]

    def __str__(self) -> str:
        return (
            f"{self.at:%Y-%m-%d %H:%M} {self.actor_id or 'platform'} {self.verb} {self.subject_type} {self.subject_id}"
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the act. Raises `AppendOnlyError` when it is stored already."""
        if not self._state.adding:
            raise AppendOnlyError("An act is never changed.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Raise `AppendOnlyError`."""
        raise AppendOnlyError("An act is never deleted; its payload can be erased.")


class ActPayload(models.Model):
    """What changed in an act; may name persons, so it can be erased while the act and its hash stay.

    `content` holds the very bytes that were hashed together with `salt`.
    """

    act = models.OneToOneField(Act, on_delete=models.CASCADE, primary_key=True, related_name="payload")
    salt = models.CharField(_("salt"), max_length=32)
    content = models.TextField(_("content"))

    class Meta:
        verbose_name = _("payload of an act")
        verbose_name_plural = _("payloads of acts")
        default_permissions: ClassVar = ["view"]

    def __str__(self) -> str:
        return f"{self.act_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the payload. Raises `AppendOnlyError` when it is stored already."""
        if not self._state.adding:
            raise AppendOnlyError("A payload is erased, never changed.")
        super().save(*args, **{**kwargs, "force_insert": True})

    @property
    def before(self) -> dict[str, Any] | None:
        """The values before the act, None when there were none."""
        return self._part("before")

    @property
    def after(self) -> dict[str, Any] | None:
        """The values after the act, None when there are none."""
        return self._part("after")

    @property
    def is_genuine(self) -> bool:
        """Whether the payload is the one the act was recorded with."""
        return salted_hash(self.salt, self.content) == self.act.payload_hash

    def _part(self, name: str) -> dict[str, Any] | None:
        values: dict[str, Any] | None = json.loads(self.content)[name]
        return values
