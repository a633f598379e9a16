"""Questions about stored frameworks; values are kept by hash, so each is read once per process."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import Case, CharField, OuterRef, QuerySet, Subquery, Value, When

from excellence.frameworks.models import FrameworkVersion, TextRevision
from excellence.method.frameworks import Framework, FrameworkTexts, framework_from_rules, texts_from

FALLBACK_LANGUAGE = "en"


@lru_cache(maxsize=64)
def framework_by_hash(rules_hash: str) -> Framework:
    """The framework whose canonical rules have that hash; `FrameworkVersion.DoesNotExist` when unknown."""
    rules = FrameworkVersion.objects.values_list("rules", flat=True).get(rules_hash=rules_hash)
    return framework_from_rules(bytes(rules))


@lru_cache(maxsize=256)
def texts_by_hash(texts_hash: str) -> FrameworkTexts:
    """The words whose canonical form has that hash."""
    texts = TextRevision.objects.filter(texts_hash=texts_hash).values_list("texts", flat=True)[0]
    return texts_from(bytes(texts))


def current_texts_hash(language: str, version_path: str = "pk") -> Subquery:
    """A subquery for the hash of a version's newest words in `language`, in English where there are none."""
    revisions = TextRevision.objects.filter(
        version=OuterRef(version_path), language__in={language, FALLBACK_LANGUAGE}
    ).order_by(
        Case(When(language=Value(language), then=0), default=1),
        "-number",
    )
    return Subquery(revisions.values("texts_hash")[:1], output_field=CharField())


def newest_versions(language: str) -> QuerySet[FrameworkVersion]:
    """Published versions, newest first, without their bytes, each with the `texts_hash` of its words."""
    versions = FrameworkVersion.objects.defer("rules").order_by("-published_at", "-pk")
    return versions.annotate(texts_hash=current_texts_hash(language))  # type: ignore[no-redef]  # declared on the model too, for readers
