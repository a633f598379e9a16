"""Participants one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from excellence.audit.models import Act
from excellence.kernel.permissions import NotAllowed
from excellence.method.lists.participants import Project
from excellence.participants.details import Details
from excellence.participants.models import Participant
from excellence.participants.operations import keeping
from excellence.participants.queries import details_of
from excellence.participants.refusals import NameTaken
from tests.cast import Cast
from tests.factories.participants import ParticipantFactory

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ALFA = Details(
    name="Alfa Example Kft.",
    category="sme",
    town="Győr",
    country="HU",
    joined="2019",
    met_on=("2026-01-09",),
    projects=(Project("Drive", "2024"),),
    distance_km="12.5",
)


def test_participant_is_added_as_it_was_said_with_an_act(cast: Cast) -> None:
    added = keeping.add_participant(cast.organisation, details=ALFA, by=cast.editor, at=NOW)

    stored = Participant.objects.get()
    assert (stored, details_of(stored), stored.folded) == (added, ALFA, "alfa example kft")
    assert list(Act.objects.values_list("verb", "actor_id")) == [("participant.added", cast.editor.public_id)]


def test_organisation_stands_on_a_list_once_and_on_another_list_too(cast: Cast) -> None:
    keeping.add_participant(cast.organisation, details=ALFA, by=cast.editor, at=NOW)
    keeping.add_participant(cast.other_organisation, details=ALFA, by=cast.outsider, at=NOW)

    with pytest.raises(NameTaken):
        keeping.add_participant(
            cast.organisation, details=replace(ALFA, name="ALFA example KFT"), by=cast.editor, at=NOW
        )

    assert Participant.objects.count() == 2


def test_reader_and_stranger_keep_nothing(cast: Cast) -> None:
    participant = ParticipantFactory(organisation=cast.organisation)

    for person in (cast.reader, cast.outsider):
        with pytest.raises(NotAllowed):
            keeping.add_participant(cast.organisation, details=ALFA, by=person, at=NOW)
        with pytest.raises(NotAllowed):
            keeping.change_participant(participant, details=ALFA, seen=1, by=person, at=NOW)
        with pytest.raises(NotAllowed):
            keeping.remove_participant(participant, by=person, at=NOW)

    assert (Participant.objects.count(), Act.objects.count()) == (1, 0)


def test_change_keeps_what_was_said_before_in_the_trail(cast: Cast) -> None:
    participant = ParticipantFactory(organisation=cast.organisation, changed_by=cast.owner)

    keeping.change_participant(participant, details=ALFA, seen=1, by=cast.editor, at=NOW)

    stored = Participant.objects.get()
    payload = Act.objects.get().payload.content
    assert (details_of(stored), stored.version, stored.changed_by) == (ALFA, 2, cast.editor)
    assert ("Example Works" in payload, "Alfa Example" in payload) == (True, True)


def test_change_that_changes_nothing_is_no_act(cast: Cast) -> None:
    participant = ParticipantFactory(organisation=cast.organisation, changed_by=cast.owner)

    keeping.change_participant(participant, details=details_of(participant), seen=1, by=cast.editor, at=NOW)

    assert (Participant.objects.get().version, Act.objects.count()) == (1, 0)


def test_second_of_two_who_change_is_told_who_was_faster(cast: Cast) -> None:
    participant = ParticipantFactory(organisation=cast.organisation, changed_by=cast.owner)
    keeping.change_participant(participant, details=ALFA, seen=1, by=cast.owner, at=NOW)

    with pytest.raises(keeping.ParticipantChangedMeanwhile) as refused:
        keeping.change_participant(participant, details=replace(ALFA, town="Pápa"), seen=1, by=cast.editor, at=NOW)

    assert str(refused.value).startswith("While you were writing, this was saved by Olga Owner.")
    assert Participant.objects.get().town == "Győr"


def test_change_into_the_name_of_another_is_refused(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation, name="Alfa Example Kft.")
    other = ParticipantFactory(organisation=cast.organisation, changed_by=cast.owner)

    with pytest.raises(NameTaken):
        keeping.change_participant(other, details=ALFA, seen=1, by=cast.owner, at=NOW)


def test_participant_removed_meanwhile_is_not_changed(cast: Cast) -> None:
    participant = ParticipantFactory(organisation=cast.organisation)
    Participant.objects.all().delete()

    with pytest.raises(keeping.ParticipantRemovedMeanwhile):
        keeping.change_participant(participant, details=ALFA, seen=1, by=cast.owner, at=NOW)


def test_removed_participant_leaves_what_it_was_in_the_trail(cast: Cast) -> None:
    participant = ParticipantFactory(organisation=cast.organisation)

    keeping.remove_participant(participant, by=cast.owner, at=NOW)

    assert (Participant.objects.count(), Act.objects.get().verb) == (0, "participant.removed")


def test_full_list_takes_nobody(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_PARTICIPANTS", 1)
    ParticipantFactory(organisation=cast.organisation)

    with pytest.raises(keeping.ListFull):
        keeping.add_participant(cast.organisation, details=ALFA, by=cast.owner, at=NOW)
