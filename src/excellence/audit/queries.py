"""Questions about acts."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from excellence.audit.models import Act
from excellence.kernel.people import Actor, actor_id


def name_of(subject: Model) -> tuple[str, str]:
    """Return how the trail names a subject: its kind and its public id, or its key where it has none."""
    public_id = getattr(subject, "public_id", None)
    kind = subject._meta.label_lower  # noqa: SLF001 - Django documents it
    return kind, str(public_id or subject.pk)


def acts_about(subject: Model) -> QuerySet[Act]:
    """Return what was done to a subject, newest first, each with its payload unless that was erased."""
    subject_type, subject_id = name_of(subject)
    return Act.objects.filter(subject_type=subject_type, subject_id=subject_id).select_related("payload")


def acts_by(actor: Actor) -> QuerySet[Act]:
    """Return what a person did, newest first, each with its payload unless that was erased."""
    return Act.objects.filter(actor_id=actor_id(actor)).select_related("payload")
