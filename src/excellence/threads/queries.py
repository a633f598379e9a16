"""Questions about messages; whoever asks has made sure that the reader may know the subject."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from excellence.threads.models import Message, Subject


def messages_about(subject: Subject) -> QuerySet[Message]:
    """What was said about a subject, oldest first, withdrawn messages included because they keep their place."""
    said = Message.objects.filter(subject_kind=subject.kind, subject_key=subject.key)
    return said.select_related("said_by", "withdrawn_by").order_by("said_at", "pk")


def counts_about(subjects: Iterable[Subject]) -> dict[Subject, int]:
    """How many messages stand about each subject, withdrawn ones left out, in one statement."""
    counts = dict.fromkeys(subjects, 0)
    if not counts:
        return counts
    wanted = Q()
    for kind in {subject.kind for subject in counts}:
        keys = [subject.key for subject in counts if subject.kind == kind]
        wanted |= Q(subject_kind=kind, subject_key__in=keys)
    standing = Message.objects.filter(wanted, withdrawn_at=None).order_by()
    for kind, key, count in standing.values_list("subject_kind", "subject_key").annotate(count=Count("pk")):
        counts[Subject(kind, key)] = count
    return counts
