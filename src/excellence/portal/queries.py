"""What the front page and the desk read."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from excellence.accounts.models import User
from excellence.assessment.queries import answered_of_asked, assessments_in
from excellence.assessment.states import DRAFT, SUBMITTED
from excellence.frameworks.queries import framework_by_hash, newest_versions, texts_by_hash
from excellence.listings.queries import listings_shown
from excellence.method.frameworks import Framework, FrameworkTexts
from excellence.organisations.models import Organisation
from excellence.organisations.queries import all_organisations, organisations_visible_to


@dataclass(frozen=True, slots=True)
class Figures:
    """What this instance holds today."""

    organisations: int
    countries: int
    assessments: int
    listed: int


def figures_today() -> Figures:
    """Count organisations, their countries, running self-assessments and public listings, in two statements."""
    counts = all_organisations().aggregate(
        organisations=Count("pk", distinct=True),
        countries=Count("country", distinct=True),
        assessments=Count("assessments", distinct=True),
    )
    return Figures(**counts, listed=listings_shown().count())


def organisations_on_desk(person: User) -> QuerySet[Organisation]:
    """The person's organisations with their drafts, each with how much of it is answered, and what they handed in."""
    drafts = answered_of_asked(assessments_in(DRAFT))
    theirs = organisations_visible_to(person).select_related("profile")
    return theirs.prefetch_related(
        Prefetch("assessments", drafts, to_attr="drafts"),
        Prefetch("assessments", assessments_in(SUBMITTED), to_attr="handed_in"),
    )


def newest_framework(language: str) -> tuple[Framework, FrameworkTexts] | None:
    """The framework published last with its words in `language` (or English); None on an empty instance."""
    version = newest_versions(language).first()
    if version is None:
        return None
    return framework_by_hash(version.rules_hash), texts_by_hash(version.texts_hash)
