"""Every permission asks the person: whoever loaded a row lends nobody their role."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from rules.permissions import permissions

from excellence.assessment.queries import assessments_visible_to
from excellence.kernel.permissions import allowed
from excellence.listings.queries import claims_in_hands_of, listings_shown
from excellence.organisations.models import Invitation
from excellence.organisations.queries import open_handover_of, organisations_visible_to
from tests.architecture.house import SOURCE, place, source_files, templates
from tests.cast import ROLES, Cast, Person
from tests.factories.assessments import AssessmentFactory
from tests.factories.listings import CorrectionFactory, ListingFactory
from tests.factories.people import LONG_AGO, HandoverFactory, InvitationFactory
from tests.factories.threads import MessageFactory

Loading = Callable[[Cast, Person], Any]
LOADERS = ("owner", "editor", "reader")


def organisation(cast: Cast, person: Person) -> Any:
    """The cast's organisation as loaded for that person."""
    return organisations_visible_to(person).get()


def assessment(cast: Cast, person: Person) -> Any:
    """A draft of it as loaded for that person."""
    return assessments_visible_to(person).get()


def listing(cast: Cast, person: Person) -> Any:
    """A listing with the organisation that looks after it as loaded for that person."""
    found = listings_shown().get()
    found.claimed_by = organisation(cast, person)
    return found


def claim(cast: Cast, person: Person) -> Any:
    """A claim with the organisation it was made for as loaded for that person."""
    found = claims_in_hands_of(cast.owner).get()
    found.organisation = organisation(cast, person)
    return found


def handover(cast: Cast, person: Person) -> Any:
    """An offer to the editor, read from the organisation as loaded for that person."""
    return open_handover_of(organisation(cast, person))


def invitation(cast: Cast, person: Person) -> Any:
    """An invitation to the newcomer, the only person who sees it."""
    return Invitation.objects.get()


def oneself(cast: Cast, person: Person) -> Any:
    """The account of that person."""
    return person


def comment(cast: Cast, person: Person) -> Any:
    """Something that person said."""
    return MessageFactory(said_by=person)


def nothing(cast: Cast, person: Person) -> None:
    """A permission about the instance has no row."""


SUBJECTS: Mapping[str, Loading] = {
    "account.change": oneself,
    "assessment.answer": assessment,
    "assessment.comment": assessment,
    "assessment.discard": assessment,
    "assessment.erase_texts": assessment,
    "assessment.start": organisation,
    "assessment.submit": assessment,
    "assessment.withdraw_others_comment": assessment,
    "evidence.change": organisation,
    "facts.record": organisation,
    "listings.link": organisation,
    "listings.remove": listing,
    "listings.restore": listing,
    "listings.settle": nothing,
    "listings.unlink": listing,
    "listings.withdraw": claim,
    "mail.send_again": nothing,
    "organisation.accept_invitation": invitation,
    "organisation.accept_ownership": handover,
    "organisation.add_colleague": organisation,
    "organisation.change": organisation,
    "organisation.hand_over": organisation,
    "organisation.invite": organisation,
    "organisation.manage_people": organisation,
    "participants.keep": organisation,
    "threads.withdraw": comment,
}


ROLE_READ = re.compile(r"\b(organisation|assessment|each)\.role\b")


@pytest.fixture
def rows(cast: Cast) -> None:
    """One row of each kind, about the cast's organisation."""
    AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)
    linked = ListingFactory(claimed_by=cast.organisation, claimed_at=LONG_AGO, removed_for=cast.organisation)
    CorrectionFactory(listing=linked, kind="claim", organisation=cast.organisation, asked_by=cast.outsider)
    InvitationFactory(organisation=cast.organisation, invited_by=cast.owner, address=cast.newcomer.email)
    HandoverFactory(organisation=cast.organisation, offered_by=cast.owner, offered_to=cast.editor)


def test_every_permission_has_a_case() -> None:
    assert set(SUBJECTS) == set(permissions)


@pytest.mark.parametrize("permission", SUBJECTS)
@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.usefixtures("rows")
def test_permission_asks_the_person_whoever_loaded_the_row(cast: Cast, permission: str, loader: str) -> None:
    subject = SUBJECTS[permission](cast, cast.member(loader))
    plain = type(subject)._default_manager.get(pk=subject.pk) if subject is not None else None

    asked = {role: allowed(permission, cast.member(role), subject) for role in ROLES}

    assert asked == {role: allowed(permission, cast.member(role), plain) for role in ROLES}


def test_doors_and_pages_ask_a_permission_never_the_role_on_a_row() -> None:
    doors = [path for path in source_files() if "views" in path.relative_to(SOURCE).as_posix()]

    read = [place(path) for path in [*doors, *templates()] if ROLE_READ.search(path.read_text(encoding="utf-8"))]

    assert read == []
