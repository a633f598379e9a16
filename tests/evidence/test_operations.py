"""Adding evidence, removing it, putting it back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from pytest_django import Settings

from excellence.audit.queries import acts_about
from excellence.evidence import operations, rules
from excellence.evidence.models import Item
from excellence.files.models import StoredFile
from excellence.files.refusals import FileRefused
from excellence.kernel.permissions import NotAllowed
from tests.cast import Cast
from tests.factories.assessments import ItemFactory

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
OUTSIDE = ("reader", "outsider", "newcomer", "administrator")


def minutes() -> SimpleUploadedFile:
    return SimpleUploadedFile("minutes.txt", b"Minutes of the board", "text/plain")


@pytest.fixture
def item(cast: Cast) -> Item:
    return ItemFactory(organisation=cast.organisation, added_by=cast.owner)


@pytest.mark.parametrize(
    ("setting", "most"), [("EVIDENCE_MAX_FILES", 2), ("EVIDENCE_MAX_BYTES", 2 * len(b"Minutes of the board"))]
)
def test_add_file_refuses_more_than_an_organisation_may_save(
    cast: Cast, settings: Settings, setting: str, most: int
) -> None:
    setattr(settings, setting, most)
    given = {"title": "Minutes", "names_people": False, "by": cast.editor, "at": NOW}

    items = [operations.add_file(cast.organisation, upload=minutes(), **given) for _ in range(2)]
    operations.remove_item(items[0], by=cast.editor, at=NOW)
    with pytest.raises(operations.NoMoreRoom):
        operations.add_file(cast.organisation, upload=minutes(), **given)

    assert StoredFile.objects.count() == 2


def test_add_file_stores_the_paper_under_its_title(cast: Cast) -> None:
    item = operations.add_file(
        cast.organisation, upload=minutes(), title="Minutes", names_people=False, by=cast.editor, at=NOW
    )

    assert (item.lane, item.title, item.address, item.added_by, item.added_at) == (
        Item.Lane.FILE,
        "Minutes",
        "",
        cast.editor,
        NOW,
    )
    assert item.file is not None
    assert (item.file.name, item.file.size) == ("minutes.txt", 20)


def test_add_file_without_title_is_called_like_the_file(cast: Cast) -> None:
    item = operations.add_file(
        cast.organisation, upload=minutes(), title="", names_people=False, by=cast.editor, at=NOW
    )

    assert item.title == "minutes.txt"


def test_add_file_refused_for_its_content_leaves_nothing(cast: Cast) -> None:
    program = SimpleUploadedFile("minutes.txt", b"MZ\x90\x00")

    with pytest.raises(FileRefused):
        operations.add_file(
            cast.organisation, upload=program, title="Minutes", names_people=False, by=cast.editor, at=NOW
        )

    assert (Item.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_add_link_without_title_is_called_like_its_address(cast: Cast) -> None:
    address = "https://cluster-example.invalid/plan"

    item = operations.add_link(cast.organisation, address=address, title="", by=cast.editor, at=NOW)

    assert (item.lane, item.title, item.address, item.file) == (Item.Lane.LINK, address, address, None)


def test_add_note_keeps_what_will_be_shown(cast: Cast) -> None:
    item = operations.add_note(cast.organisation, title="Staff objectives", by=cast.editor, at=NOW)

    assert (item.lane, item.title, item.file) == (Item.Lane.INTERVIEW, "Staff objectives", None)


def test_add_note_that_says_nothing_is_refused(cast: Cast) -> None:
    with pytest.raises(operations.NothingToAdd):
        operations.add_note(cast.organisation, title="", by=cast.editor, at=NOW)


@pytest.mark.parametrize("role", OUTSIDE)
def test_add_refuses_who_does_not_write_for_the_organisation(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        operations.add_note(cast.organisation, title="Plan", by=cast.member(role), at=NOW)  # type: ignore[arg-type]

    assert Item.objects.count() == 0


def test_add_leaves_a_trail_with_the_hash_of_the_paper(cast: Cast) -> None:
    item = operations.add_file(
        cast.organisation, upload=minutes(), title="Minutes", names_people=False, by=cast.editor, at=NOW
    )

    act = acts_about(item).get()
    assert (act.verb, act.actor_id, act.at) == ("evidence.added", cast.editor.public_id, NOW)
    assert item.file is not None
    assert act.payload.after == {
        "title": "Minutes",
        "lane": "file",
        "sha256": item.file.sha256,
        "names_people": False,
        "good_until": "",
    }


@pytest.mark.parametrize("names", [True, False])
def test_add_file_keeps_whether_people_are_named_and_says_so_in_the_trail(cast: Cast, names: bool) -> None:
    item = operations.add_file(
        cast.organisation, upload=minutes(), title="Minutes", names_people=names, by=cast.editor, at=NOW
    )

    assert (Item.objects.get().names_people, acts_about(item).get().payload.after["names_people"]) == (names, names)


def test_add_file_of_which_nobody_said_whether_it_names_people_is_refused(cast: Cast) -> None:
    with pytest.raises(operations.PeopleNotAskedAbout):
        operations.add_file(
            cast.organisation, upload=minutes(), title="Minutes", names_people=None, by=cast.editor, at=NOW
        )

    assert (Item.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_add_keeps_until_when_a_paper_is_good_and_says_so_in_the_trail(cast: Cast) -> None:
    last = date(2027, 6, 30)
    added = [
        operations.add_file(
            cast.organisation,
            upload=minutes(),
            title="Certificate",
            names_people=False,
            good_until=last,
            by=cast.editor,
            at=NOW,
        ),
        operations.add_link(
            cast.organisation,
            address="https://cluster-example.invalid/",
            title="",
            good_until=last,
            by=cast.editor,
            at=NOW,
        ),
        operations.add_note(cast.organisation, title="Contract", good_until=last, by=cast.editor, at=NOW),
    ]

    assert [item.good_until for item in Item.objects.all()] == [last] * 3
    assert [acts_about(item).get().payload.after["good_until"] for item in added] == ["2027-06-30"] * 3


def test_remove_keeps_the_row_for_a_while(cast: Cast, item: Item) -> None:
    operations.remove_item(item, by=cast.editor, at=NOW)

    assert Item.objects.get().removed_at == NOW


def test_remove_of_what_is_removed_already_is_refused(cast: Cast, item: Item) -> None:
    operations.remove_item(item, by=cast.owner, at=NOW)

    with pytest.raises(operations.RemovedAlready):
        operations.remove_item(item, by=cast.editor, at=NOW)

    assert acts_about(item).filter(verb="evidence.removed").count() == 1


@pytest.mark.parametrize("role", OUTSIDE)
def test_remove_refuses_who_does_not_write(cast: Cast, item: Item, role: str) -> None:
    with pytest.raises(NotAllowed):
        operations.remove_item(item, by=cast.member(role), at=NOW)  # type: ignore[arg-type]

    assert Item.objects.get().removed_at is None


def test_remove_and_put_back_of_what_a_module_above_relies_on_are_refused(cast: Cast, item: Item) -> None:
    rules.hold("test", lambda held: held.pk == item.pk)
    other = ItemFactory(organisation=cast.organisation, added_by=cast.owner)

    with pytest.raises(operations.HeldByAct, match="is shown in a self-assessment that is submitted"):
        operations.remove_item(item, by=cast.editor, at=NOW)
    with pytest.raises(operations.HeldByAct):
        operations.put_back(item, by=cast.editor, at=NOW)
    operations.remove_item(other, by=cast.editor, at=NOW)
    rules.hold("test", lambda _held: False)

    assert Item.objects.filter(removed_at=None).get() == item


def test_put_back_undoes_the_removal(cast: Cast, item: Item) -> None:
    operations.remove_item(item, by=cast.editor, at=NOW)

    operations.put_back(item, by=cast.owner, at=NOW)

    assert Item.objects.get().removed_at is None


def test_put_back_of_what_is_there_does_and_records_nothing(cast: Cast, item: Item) -> None:
    operations.put_back(item, by=cast.owner, at=NOW)

    assert list(acts_about(item)) == []


@pytest.mark.parametrize("role", OUTSIDE)
def test_put_back_refuses_who_does_not_write(cast: Cast, item: Item, role: str) -> None:
    operations.remove_item(item, by=cast.owner, at=NOW)

    with pytest.raises(NotAllowed):
        operations.put_back(item, by=cast.member(role), at=NOW)  # type: ignore[arg-type]

    assert Item.objects.get().removed_at == NOW


@pytest.mark.parametrize(
    "carried",
    [
        {"lane": "file"},
        {"lane": "link", "address": ""},
        {"lane": "interview", "address": "https://cluster-example.invalid/"},
        {"lane": "elsewhere"},
        {"lane": "interview", "names_people": True},
        {"lane": "link", "address": "https://cluster-example.invalid/", "names_people": False},
    ],
)
def test_database_refuses_an_item_that_does_not_carry_what_its_lane_says(
    cast: Cast, carried: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemFactory(organisation=cast.organisation, added_by=cast.owner, **carried)
