"""The commitment of many participants, said at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.audit.models import Act
from excellence.kernel.permissions import NotAllowed
from excellence.participants.models import ListChange, Participant
from excellence.participants.operations import committing, undoing
from tests.cast import Cast
from tests.factories.participants import ParticipantFactory

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def setting(cast: Cast, commitment: str, seen: dict[str, int] | None = None) -> committing.Committed:
    return committing.set_commitment(cast.organisation, commitment=commitment, seen=seen, by=cast.editor, at=NOW)


def commitments() -> list[str]:
    return list(Participant.objects.order_by("folded").values_list("commitment", flat=True))


@pytest.fixture
def three(cast: Cast) -> list[Participant]:
    given = {"A": "", "B": "", "C": "signed"}
    return [
        ParticipantFactory(organisation=cast.organisation, name=name, commitment=commitment, committed_on="")
        for name, commitment in given.items()
    ]


@pytest.mark.usefixtures("three")
def test_commitment_is_set_for_all_of_whom_it_is_not_known(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.other_organisation, name="D", commitment="", committed_on="")
    ParticipantFactory(organisation=cast.organisation, name="E, gone", commitment="", committed_on="", left="2025")

    done = setting(cast, "active")

    assert (done, commitments()) == (committing.Committed(2, 0), ["active", "active", "signed", "", ""])
    assert Act.objects.latest("pk").verb == "participants.commitment_set"


def test_commitment_is_set_for_those_selected_unless_changed_meanwhile(cast: Cast, three: list[Participant]) -> None:
    seen = {three[0].public_id: 1, three[2].public_id: 7, "x" * 12: 1}

    done = setting(cast, "contributes", seen)

    assert (done, commitments()) == (committing.Committed(1, 2), ["contributes", "", "signed"])


def test_commitment_taken_away_takes_its_day_along(cast: Cast) -> None:
    stored = ParticipantFactory(organisation=cast.organisation, committed_on="2020-03-01")

    setting(cast, "none", {stored.public_id: 1})

    stored.refresh_from_db()
    assert (stored.commitment, stored.committed_on, stored.version) == ("none", "", 2)


@pytest.mark.usefixtures("three")
def test_commitment_set_for_many_is_undone(cast: Cast) -> None:
    setting(cast, "active")

    undone = undoing.undo_change(ListChange.objects.get(), by=cast.owner, at=NOW)

    assert (undone, commitments()) == (undoing.Undone(2, 0), ["", "", "signed"])


@pytest.mark.parametrize("commitment", ["", "rocket"])
@pytest.mark.usefixtures("three")
def test_commitment_has_to_be_chosen(cast: Cast, commitment: str) -> None:
    with pytest.raises(committing.CommitmentMissing):
        setting(cast, commitment)


@pytest.mark.parametrize("seen", [None, {}])
def test_nobody_meant_is_said(cast: Cast, seen: dict[str, int] | None) -> None:
    with pytest.raises(committing.NobodyMeant):
        setting(cast, "signed", seen)


@pytest.mark.usefixtures("three")
def test_reader_sets_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        committing.set_commitment(cast.organisation, commitment="signed", seen=None, by=cast.reader, at=NOW)

    assert commitments() == ["", "", "signed"]


def test_commitment_that_all_selected_have_is_no_change_to_undo(cast: Cast, three: list[Participant]) -> None:
    done = setting(cast, "signed", {three[2].public_id: 1})

    assert (done, ListChange.objects.count()) == (committing.Committed(0, 0), 0)
