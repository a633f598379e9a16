"""Acts are recorded with two statements; payloads can be erased."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from excellence.accounts.models import User
from excellence.audit.models import Act, ActPayload
from excellence.audit.operations import erase_payloads, record
from excellence.audit.payloads import salted_hash
from excellence.audit.queries import acts_about
from excellence.kernel.models import Tick
from excellence.mail.models import Letter

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_record_keeps_who_did_what_to_what_when(ann: User, letter: Letter) -> None:
    act = record("letter.posted", by=ann, subject=letter, at=NOON)

    stored = Act.objects.get()
    assert (stored.pk, stored.actor_id, stored.verb, stored.subject_type, stored.subject_id, stored.at) == (
        act.pk,
        ann.public_id,
        "letter.posted",
        "mail.letter",
        letter.public_id,
        NOON,
    )


def test_record_takes_exactly_two_inserts(ann: User, letter: Letter) -> None:
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        record("letter.posted", by=ann, subject=letter, at=NOON, before={"a": 1}, after={"a": 2})

    words = [query["sql"].split()[0] for query in queries.captured_queries]
    assert [word for word in words if word not in {"SAVEPOINT", "RELEASE"}] == ["INSERT", "INSERT"]


def test_record_hashes_the_salted_payload(ann: User, letter: Letter) -> None:
    act = record("letter.posted", by=ann, subject=letter, at=NOON, before={"a": 1}, after={"a": 2})

    payload = ActPayload.objects.get()
    assert act.payload_hash == salted_hash(payload.salt, payload.content)
    assert (payload.before, payload.after, len(payload.salt)) == ({"a": 1}, {"a": 2}, 32)


def test_record_of_equal_payloads_hashes_differently(ann: User, letter: Letter) -> None:
    hashes = {record("letter.posted", by=ann, subject=letter, at=NOON).payload_hash for _ in range(2)}

    assert len(hashes) == 2


def test_record_keeps_nothing_of_a_person_in_the_act(ann: User) -> None:
    record("person.renamed", by=ann, subject=ann, at=NOON, before={"name": "Ann"}, after={"name": "Anna"})

    kept = str(Act.objects.values().get())
    assert [word for word in ("Ann", "example.org") if word in kept] == []


def test_record_names_a_subject_without_public_id_by_its_key(ann: User) -> None:
    tick = Tick.objects.create(name="sweep", due_at=NOON, worker="a", taken_at=NOON)

    act = record("sweep.run", by=None, subject=tick, at=NOON)

    assert (act.actor_id, act.subject_type, act.subject_id) == ("", "kernel.tick", str(tick.pk))


@pytest.mark.django_db(transaction=True)
def test_record_is_all_or_nothing_outside_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    tick = Tick.objects.create(name="sweep", due_at=NOON, worker="a", taken_at=NOON)
    monkeypatch.setattr("excellence.audit.operations.secrets.token_hex", lambda _length: None)

    with pytest.raises(Exception, match=r"(?i)null"):
        record("sweep.run", by=None, subject=tick, at=NOON)

    assert Act.objects.count() == 0


def test_erase_payloads_leaves_the_acts_and_their_hashes(ann: User, letter: Letter) -> None:
    act = record("letter.posted", by=ann, subject=letter, at=NOON, after={"address": "bob@example.org"})

    erased = erase_payloads(acts_about(letter), by=ann, at=NOON, reason="asked by the person")

    kept = acts_about(letter).get()
    assert (erased, kept.payload_hash, hasattr(kept, "payload")) == (1, act.payload_hash, False)


def test_erase_payloads_records_each_erasure(ann: User, letter: Letter) -> None:
    act = record("letter.posted", by=ann, subject=letter, at=NOON)

    erase_payloads(acts_about(letter), by=ann, at=NOON, reason="asked by the person")

    erasure = Act.objects.get(verb="audit.payload_erased")
    assert (erasure.subject_type, erasure.subject_id) == ("audit.act", str(act.pk))
    assert erasure.payload.after == {"reason": "asked by the person"}


def test_erase_payloads_twice_erases_nothing_more(ann: User, letter: Letter) -> None:
    record("letter.posted", by=ann, subject=letter, at=NOON)
    erase_payloads(acts_about(letter), by=ann, at=NOON, reason="asked by the person")

    again = erase_payloads(acts_about(letter), by=ann, at=NOON, reason="asked by the person")

    assert again == 0
