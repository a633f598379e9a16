"""Acts stay as they were recorded."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.accounts.models import User
from excellence.audit.models import Act, ActPayload, AppendOnlyError
from excellence.audit.operations import record

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def act(ann: User) -> Act:
    return record("letter.posted", by=ann, subject=ann, at=NOON, after={"subject": "Hello"})


def test_act_is_never_saved_again(act: Act) -> None:
    act.verb = "letter.burned"

    with pytest.raises(AppendOnlyError):
        act.save()

    assert Act.objects.get().verb == "letter.posted"


def test_act_is_never_deleted(act: Act) -> None:
    with pytest.raises(AppendOnlyError):
        act.delete()

    assert Act.objects.count() == 1


def test_acts_are_never_changed_or_deleted_together(act: Act) -> None:
    with pytest.raises(AppendOnlyError):
        Act.objects.update(verb="letter.burned")
    with pytest.raises(AppendOnlyError):
        Act.objects.bulk_update([act], ["verb"])
    with pytest.raises(AppendOnlyError):
        Act.objects.filter(pk=act.pk).delete()

    assert list(Act.objects.values_list("verb", flat=True)) == ["letter.posted"]


def test_payload_is_never_changed(act: Act) -> None:
    act.payload.content = "{}"

    with pytest.raises(AppendOnlyError):
        act.payload.save()


def test_payload_gives_the_values_before_and_after(act: Act) -> None:
    payload = ActPayload.objects.get()

    assert (payload.before, payload.after) == (None, {"subject": "Hello"})


def test_payload_changed_behind_our_back_is_not_genuine(act: Act) -> None:
    was_genuine = act.payload.is_genuine
    ActPayload.objects.update(content='{"after":null,"before":null}')

    assert (was_genuine, ActPayload.objects.get().is_genuine) == (True, False)


def test_act_prints_who_did_what_when(act: Act, ann: User) -> None:
    by_platform = record("letter.sent", by=None, subject=ann, at=NOON)

    assert [str(act), str(by_platform)] == [
        f"2026-03-02 12:00 {ann.public_id} letter.posted accounts.user {ann.public_id}",
        f"2026-03-02 12:00 platform letter.sent accounts.user {ann.public_id}",
    ]
