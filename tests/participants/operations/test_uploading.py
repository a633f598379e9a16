"""Lists from files: stored as a whole or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from excellence.audit.models import Act
from excellence.documents.tables.reading import Choices
from excellence.files.models import StoredFile
from excellence.kernel.permissions import NotAllowed
from excellence.participants.models import Participant, Upload
from excellence.participants.operations import uploading
from excellence.participants.planning import Plan
from excellence.participants.queries import participants_of, plan_of, reading_of
from tests.cast import Cast
from tests.documents.tables.made import csv_of
from tests.factories.participants import ParticipantFactory
from tests.support.meanwhile import just_before

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
HEAD = ("Name", "Kind", "Town", "Joined", "Met on")


def handed_in(cast: Cast, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Upload:
    file = SimpleUploadedFile("our list.csv", csv_of(head, *rows))
    return uploading.hand_in_list(cast.organisation, file=file, by=cast.editor, at=NOW)


def planned(upload: Upload) -> Plan:
    return plan_of(upload, reading_of(upload, NOW.date()), participants_of(upload.organisation))


def confirmed(cast: Cast, upload: Upload, seen: str = "") -> Plan:
    seen = seen or planned(upload).fingerprint
    return uploading.confirm_list(upload, seen=seen, by=cast.editor, at=NOW)


def names() -> list[str]:
    return list(Participant.objects.order_by("folded").values_list("name", flat=True))


def test_list_handed_in_stores_no_participant_and_no_file(cast: Cast) -> None:
    upload = handed_in(cast, ("Alfa", "sme"), ("", "sme"))

    assert (names(), StoredFile.objects.count()) == ([], 0)
    assert [(row.number, str(row.refusal)) for row in planned(upload).refused] == [(3, "“Name” is empty.")]


def test_confirmed_list_adds_and_changes_in_one_act_and_is_forgotten(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation, name="Beta", town="", joined="2018", met_on=["2025-05-05"])
    upload = handed_in(cast, ("Alfa", "sme", "Győr", "2019"), ("BETA", "sme", "Pápa", "", "2026-01-09"))

    made = confirmed(cast, upload)

    beta = Participant.objects.get(folded="beta")
    assert ([change.after.name for change in made.added], len(made.changed)) == (["Alfa"], 1)
    assert (beta.name, beta.town, beta.joined, beta.met_on) == ("BETA", "Pápa", "2018", ["2025-05-05", "2026-01-09"])
    assert (beta.version, Upload.objects.count()) == (2, 0)
    assert list(Act.objects.order_by("pk").values_list("verb", flat=True)) == [
        "participants.list_handed_in",
        "participants.list_confirmed",
    ]


def test_same_list_confirmed_again_stores_nothing_twice(cast: Cast) -> None:
    confirmed(cast, handed_in(cast, ("Alfa", "sme", "Győr")))

    again = handed_in(cast, ("Alfa", "sme", "Győr"))

    assert (planned(again).same, names()) == (1, ["Alfa"])
    with pytest.raises(uploading.NothingToStore):
        confirmed(cast, again)


def test_list_changed_after_the_preview_stores_nothing(cast: Cast) -> None:
    upload = handed_in(cast, ("Alfa", "sme"), ("Beta", "sme"))
    seen = planned(upload).fingerprint
    ParticipantFactory(organisation=cast.organisation, name="Alfa", town="Sopron")

    with pytest.raises(uploading.ListChangedMeanwhile):
        confirmed(cast, upload, seen)

    assert (names(), Upload.objects.count()) == (["Alfa"], 1)


def test_list_confirmed_twice_at_once_is_stored_once(cast: Cast) -> None:
    upload = handed_in(cast, ("Alfa", "sme"))
    seen = planned(upload).fingerprint
    confirmed(cast, upload, seen)
    Participant.objects.all().delete()

    with pytest.raises(uploading.ListChangedMeanwhile):
        confirmed(cast, upload, seen)

    assert names() == []


def test_what_cannot_be_together_with_what_is_stored_is_refused(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation, name="Alfa", size="large", category="large")
    ParticipantFactory(organisation=cast.organisation, name="Beta", left="2018", joined="2017")
    upload = handed_in(cast, ("Alfa", "sme"), ("Beta", "", "", "2020"), ("Gamma", ""))

    made = planned(upload)

    reasons = [(row.number, type(row.refusal).__name__) for row in made.refused]
    assert reasons == [(2, "TooLargeForAnSME"), (3, "LeftBeforeJoining"), (4, "NoCategory")]


def test_organisation_named_twice_is_refused_the_second_time(cast: Cast) -> None:
    made = planned(handed_in(cast, ("Győri Alfa", "sme"), ("GYORI  ALFA", "large")))

    assert [(row.number, str(row.refusal)) for row in made.refused] == [
        (3, "This organisation stands in row 2 already.")
    ]


def test_what_was_chosen_decides_what_the_file_says(cast: Cast) -> None:
    upload = handed_in(cast, ("Alfa", "Empresa", "300"), ("Beta", "Club", "5"), head=("Name", "Kind", "Staff"))
    words = {"category": {"empresa": "by_staff", "club": "other"}}

    uploading.choose(upload, choices=Choices({0: "name", 1: "category", 2: "size"}, words), by=cast.editor, at=NOW)

    upload.refresh_from_db()
    assert [(one.after.category, one.after.size) for one in planned(upload).added] == [
        ("large", "large"),
        ("other", "micro"),
    ]


def test_what_waits_holds_no_name_of_a_class_and_nothing_about_persons(cast: Cast) -> None:
    head = ("Name", "Kind", "E-mail", "Contact person")

    upload = handed_in(cast, ("Alfa", "rocket", "anna@example.invalid", "Anna Example"), head=head)

    upload.refresh_from_db()
    assert upload.table["lines"] == [[2, "Alfa", "rocket"]]
    assert (upload.choices["columns"], upload.table["skipped"]) == (
        {"0": "name", "1": "category"},
        ["E-mail", "Contact person"],
    )


def test_known_participant_needs_its_name_and_one_thing_only(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation, name="Alfa", country="AT", joined="2019-05-31")

    made = planned(handed_in(cast, ("Alfa", "2019", "2026-01-09"), head=("Name", "Joined", "Met on")))

    assert [change.fields for change in made.changed] == [("met_on",)]


def test_new_participant_without_country_is_at_home(cast: Cast) -> None:
    confirmed(cast, handed_in(cast, ("Alfa", "sme")))

    assert str(Participant.objects.get().country) == "HU"


def test_full_list_takes_no_more(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "MOST_PARTICIPANTS", 2)
    ParticipantFactory(organisation=cast.organisation)

    with pytest.raises(uploading.ListFull):
        confirmed(cast, handed_in(cast, ("Alfa", "sme"), ("Beta", "sme")))

    assert Participant.objects.count() == 1


def test_reader_hands_in_confirms_and_discards_nothing(cast: Cast) -> None:
    upload = handed_in(cast, ("Alfa", "sme"))
    file = SimpleUploadedFile("list.csv", csv_of(HEAD, ("Beta", "sme")))

    with pytest.raises(NotAllowed):
        uploading.hand_in_list(cast.organisation, file=file, by=cast.reader, at=NOW)
    with pytest.raises(NotAllowed):
        uploading.choose(upload, choices=Choices(), by=cast.reader, at=NOW)
    with pytest.raises(NotAllowed):
        uploading.confirm_list(upload, seen="", by=cast.reader, at=NOW)
    with pytest.raises(NotAllowed):
        uploading.discard_list(upload, by=cast.reader, at=NOW)

    assert (names(), Upload.objects.count()) == ([], 1)


def test_only_a_few_lists_of_one_person_wait_at_a_time(cast: Cast) -> None:
    for number in range(uploading.MOST_WAITING + 2):
        handed_in(cast, (f"Alfa {number}", "sme"))

    assert Upload.objects.count() == uploading.MOST_WAITING


def test_lists_nobody_confirmed_are_forgotten_with_an_act(cast: Cast) -> None:
    handed_in(cast, ("Alfa", "sme"))

    forgotten = uploading.forget_lists(before=NOW + timedelta(days=7), by=None, at=NOW)

    assert (forgotten, Upload.objects.count()) == (1, 0)
    assert Act.objects.latest("pk").verb == "participants.list_forgotten"


def test_participant_that_a_colleague_adds_meanwhile_is_no_error(cast: Cast) -> None:
    upload = handed_in(cast, ("Alfa", "sme"))
    seen = planned(upload).fingerprint

    colleague = partial(ParticipantFactory, organisation=cast.organisation, name="Alfa")
    with (
        just_before('INSERT INTO "participants_participant"', colleague),
        pytest.raises(uploading.ListChangedMeanwhile),
    ):
        confirmed(cast, upload, seen)

    assert Upload.objects.count() == 1


def test_list_discarded_is_forgotten_with_an_act(cast: Cast) -> None:
    upload = handed_in(cast, ("Alfa", "sme"))

    uploading.discard_list(upload, by=cast.editor, at=NOW)

    assert (Upload.objects.count(), names(), Act.objects.latest("pk").verb) == (0, [], "participants.list_discarded")
