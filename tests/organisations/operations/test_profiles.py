"""Registering an organisation, and what is said about it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.accounts.models import User
from excellence.audit.queries import acts_about
from excellence.kernel.permissions import NotAllowed
from excellence.organisations import operations
from excellence.organisations.models import Organisation
from excellence.organisations.queries import organisations_visible_to, people_of, profile_of
from excellence.organisations.sections import SECTIONS, Section, fingerprint, said_now
from tests.cast import Cast

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
IDENTITY, PLACE, _languages, _words, _sectors, SERVICES, _contact, _collaboration, _recognition = SECTIONS
NAMED: dict[str, object] = {
    "country": "HU",
    "name": "Pannon Example Cluster",
    "acronym": "",
    "legal_form": "association",
    "established_on": None,
}


def test_register_makes_the_person_an_owner(cast: Cast) -> None:
    organisation = operations.register_organisation(by=cast.newcomer, at=NOW, name="Graz Example", country="AT")

    assert [(each.person, each.role) for each in people_of(organisation)] == [(cast.newcomer, "owner")]
    assert list(organisations_visible_to(cast.newcomer)) == [organisation]


def seen(cast: Cast, section: Section) -> str:
    stored = Organisation.objects.get(pk=cast.organisation.pk)
    return fingerprint(said_now(section, stored, profile_of(stored)))


def change(cast: Cast, by: User, section: Section, said: dict[str, object], *, opened: str = "") -> None:
    operations.change_profile(
        cast.organisation, section=section, said=said, seen=opened or seen(cast, section), by=by, at=NOW
    )


def test_change_profile_stores_one_section_and_leaves_the_others(cast: Cast) -> None:
    change(cast, cast.editor, IDENTITY, {**NAMED, "name": "New name"})
    change(cast, cast.editor, SERVICES, {"services": ["people", "legal"], "services_about": "Ours."})

    stored = Organisation.objects.select_related("profile").get(pk=cast.organisation.pk)
    assert (stored.name, stored.town, stored.version) == ("New name", "Győr", 2)
    assert (stored.profile.services, stored.profile.legal_form) == (["people", "legal"], "association")
    assert [act.verb for act in acts_about(stored)] == ["organisation.changed"] * 2


def test_change_profile_to_what_is_stored_is_no_change(cast: Cast) -> None:
    change(cast, cast.editor, SERVICES, {"services": ["people"], "services_about": ""})
    change(cast, cast.editor, SERVICES, {"services": ["people"], "services_about": ""})

    assert Organisation.objects.get(pk=cast.organisation.pk).version == 1


def test_change_profile_refuses_when_a_colleague_changed_this_section_meanwhile(cast: Cast) -> None:
    opened = seen(cast, IDENTITY)
    change(cast, cast.owner, IDENTITY, {**NAMED, "name": "Hers"})

    with pytest.raises(operations.ProfileChangedMeanwhile, match="saved by a colleague or in another window"):
        change(cast, cast.editor, IDENTITY, {**NAMED, "name": "His"}, opened=opened)

    assert Organisation.objects.get(pk=cast.organisation.pk).name == "Hers"


def test_change_profile_sent_twice_is_one_change_and_no_conflict(cast: Cast) -> None:
    opened = seen(cast, IDENTITY)

    for _once in range(2):
        change(cast, cast.owner, IDENTITY, {**NAMED, "name": "Hers"}, opened=opened)

    assert acts_about(cast.organisation).filter(verb="organisation.changed").count() == 1


def test_change_profile_lets_colleagues_work_on_different_sections(cast: Cast) -> None:
    opened = seen(cast, SERVICES)
    change(cast, cast.owner, IDENTITY, {**NAMED, "name": "Hers"})

    change(cast, cast.editor, SERVICES, {"services": ["legal"], "services_about": ""}, opened=opened)

    stored = Organisation.objects.select_related("profile").get(pk=cast.organisation.pk)
    assert (stored.name, stored.profile.services) == ("Hers", ["legal"])


def test_region_goes_when_the_country_changes(cast: Cast) -> None:
    place = {"region": "HU221", "postcode": "9022", "town": "Győr", "address": ""}
    change(cast, cast.editor, PLACE, place)

    change(cast, cast.editor, IDENTITY, {**NAMED, "country": "AT"})

    stored = Organisation.objects.select_related("profile").get(pk=cast.organisation.pk)
    assert (stored.country.code, stored.profile.region, stored.profile.postcode) == ("AT", "", "9022")


def test_change_profile_refuses_who_only_reads(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        change(cast, cast.reader, IDENTITY, NAMED)
