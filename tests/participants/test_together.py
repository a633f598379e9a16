"""Two people who keep one list at the same moment."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest

from excellence.accounts.models import User
from excellence.participants.details import Details
from excellence.participants.models import Participant, Upload
from excellence.participants.operations.keeping import ParticipantChangedMeanwhile, add_participant, change_participant
from excellence.participants.operations.uploading import ListChangedMeanwhile, confirm_list
from excellence.participants.queries import details_of, participants_of, plan_of, reading_of
from excellence.participants.refusals import NameTaken
from tests.cast import Cast
from tests.factories.participants import ParticipantFactory, UploadFactory
from tests.support.together import while_another

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ALFA = Details(name="Alfa", category="sme", country="HU")


@pytest.fixture(autouse=True)
def _no_gazetteer_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading places takes seconds and is tested elsewhere."""
    monkeypatch.setattr("excellence.participants.operations.keeping.gazetteer_is_there", lambda: True)
    monkeypatch.setattr("excellence.participants.operations.uploading.gazetteer_is_there", lambda: True)


def confirm(upload: Upload, by: User) -> None:
    plan = plan_of(upload, reading_of(upload, NOW.date()), participants_of(upload.organisation))
    confirm_list(upload, seen=plan.fingerprint, by=by, at=NOW)


def test_second_who_adds_the_same_organisation_is_told_that_it_is_there(cast: Cast) -> None:
    add = partial(add_participant, cast.organisation, details=ALFA, at=NOW)

    with pytest.raises(NameTaken):
        while_another(partial(add, by=cast.owner), partial(add, by=cast.editor))

    assert Participant.objects.count() == 1


def test_list_confirmed_by_two_is_stored_once(cast: Cast) -> None:
    upload = UploadFactory(organisation=cast.organisation, by=cast.owner)

    with pytest.raises(ListChangedMeanwhile):
        while_another(partial(confirm, upload, cast.owner), partial(confirm, upload, cast.editor))

    assert (Participant.objects.count(), Upload.objects.count()) == (1, 0)


def test_second_who_changes_a_participant_is_told_who_was_faster(cast: Cast) -> None:
    stored = ParticipantFactory(organisation=cast.organisation, changed_by=cast.reader)
    change = partial(change_participant, stored, seen=1, at=NOW)

    with pytest.raises(ParticipantChangedMeanwhile) as refused:
        while_another(
            partial(change, details=ALFA, by=cast.owner), partial(change, details=details_of(stored), by=cast.editor)
        )

    assert str(refused.value).startswith("While you were writing, this was saved by Olga Owner")
    assert Participant.objects.get().name == "Alfa"
