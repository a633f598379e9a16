"""What changed many participants at once, taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from excellence.audit.models import Act
from excellence.kernel.permissions import NotAllowed
from excellence.participants.models import ListChange, Participant
from excellence.participants.operations import undoing
from excellence.participants.operations.committing import set_commitment
from excellence.participants.operations.keeping import change_participant
from excellence.participants.queries import details_of
from tests.cast import Cast
from tests.factories.participants import ParticipantFactory
from tests.participants.operations.test_uploading import confirmed, handed_in, names

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def undo(cast: Cast) -> undoing.Undone:
    return undoing.undo_change(ListChange.objects.get(), by=cast.editor, at=NOW)


def test_list_that_was_loaded_is_taken_back(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation, name="Beta", town="Pápa", met_on=["2025-05-05"])
    confirmed(cast, handed_in(cast, ("Alfa", "sme"), ("BETA", "large", "Sopron", "2018", "2026-01-09")))

    undone = undo(cast)

    beta = Participant.objects.get()
    assert (undone, names()) == (undoing.Undone(2, 0), ["Beta"])
    assert (beta.category, beta.town, beta.joined, beta.met_on, beta.version) == (
        "sme",
        "Pápa",
        "2019",
        ["2025-05-05"],
        3,
    )
    assert (Act.objects.latest("pk").verb, ListChange.objects.count()) == ("participants.undone", 0)


def test_participant_that_somebody_changed_since_stays(cast: Cast) -> None:
    confirmed(cast, handed_in(cast, ("Alfa", "sme"), ("Beta", "sme")))
    alfa = Participant.objects.get(folded="alfa")
    details = details_of(alfa)
    change_participant(alfa, details=type(details)("Alfa", "large", country="HU"), seen=1, by=cast.owner, at=NOW)

    undone = undo(cast)

    assert (undone, names()) == (undoing.Undone(1, 1), ["Alfa"])


def test_change_that_was_itself_undone_does_not_stop_the_undo_of_an_earlier_one(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation, name="Beta", category="sme")
    ParticipantFactory(organisation=cast.organisation, name="Gamma, not in the file")
    confirmed(cast, handed_in(cast, ("Alfa", "sme"), ("Beta", "large")))
    seen = dict(Participant.objects.values_list("public_id", "version"))
    set_commitment(cast.organisation, commitment="active", seen=seen, by=cast.owner, at=NOW)
    undoing.undo_change(ListChange.objects.get(kind=ListChange.Kind.COMMITTED), by=cast.owner, at=NOW)

    undone = undo(cast)

    assert (undone, names()) == (undoing.Undone(2, 0), ["Beta", "Gamma, not in the file"])
    assert Participant.objects.get(folded="beta").category == "sme"


def test_participant_removed_since_is_not_brought_back(cast: Cast) -> None:
    confirmed(cast, handed_in(cast, ("Alfa", "sme"), ("Beta", "sme")))
    Participant.objects.filter(folded="alfa").delete()

    assert (undo(cast), names()) == (undoing.Undone(1, 1), [])


def test_what_was_undone_cannot_be_undone_again(cast: Cast) -> None:
    confirmed(cast, handed_in(cast, ("Alfa", "sme")))
    change = ListChange.objects.get()
    undo(cast)

    with pytest.raises(undoing.UndoneAlready):
        undoing.undo_change(change, by=cast.editor, at=NOW)


def test_name_that_stands_on_the_list_again_stops_the_undo_as_a_whole(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation, name="Beta")
    confirmed(cast, handed_in(cast, ("Beta", "large"), ("Alfa", "sme")))
    Participant.objects.filter(folded="beta").update(name="Gamma", folded="gamma")
    ParticipantFactory(organisation=cast.organisation, name="Beta")

    with pytest.raises(undoing.CannotUndo):
        undo(cast)

    assert (names(), ListChange.objects.count()) == (["Alfa", "Beta", "Gamma"], 1)


def test_reader_undoes_nothing(cast: Cast) -> None:
    confirmed(cast, handed_in(cast, ("Alfa", "sme")))

    with pytest.raises(NotAllowed):
        undoing.undo_change(ListChange.objects.get(), by=cast.reader, at=NOW)

    assert names() == ["Alfa"]


def test_what_need_not_be_undone_any_more_is_forgotten(cast: Cast) -> None:
    confirmed(cast, handed_in(cast, ("Alfa", "sme")))

    undoing.forget_changes(before=NOW + timedelta(days=7), by=None, at=NOW)

    assert (ListChange.objects.count(), names()) == (0, ["Alfa"])
