"""A life is a table, and of two who move it exactly one wins. Shown on letters, which have a life."""

from __future__ import annotations

from collections.abc import Generator
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Q
from django.test.utils import isolate_apps
from django.utils.translation import override
from rules.permissions import permissions
from rules.predicates import always_deny

from excellence.kernel.lifecycle import AlreadyMoved, Lifecycle, Move, State
from excellence.kernel.permissions import NotAllowed, add_permission
from excellence.mail.models import Letter

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
QUEUED = State("queued", label="Queued", owner="Platform", next_step="Send", clock="1 minute")
SENDING = State("sending", label="Being sent")
SENT = State("sent", label="Sent")
LIFE = Lifecycle(
    Move("claim", QUEUED, SENDING),
    Move("stop", QUEUED, SENT, "letter.stop"),
    Move("confirm", SENDING, SENT),
    name="Letter",
)


@pytest.fixture
def letter(db: None) -> Letter:
    """A stored letter in its first state."""
    return Letter.objects.create(
        address="ann@example.org", subject="Hello", purpose="greeting", key="1", queued_at=NOON, due_at=NOON
    )


@pytest.fixture
def parcel(transactional_db: None) -> Generator[type[models.Model]]:
    """A model whose life has a clock, and its table."""
    with isolate_apps("excellence.kernel"):

        class Parcel(models.Model):
            """A parcel for one test."""

            state = models.CharField(max_length=20)
            state_since = models.DateTimeField()

            class Meta:
                app_label = "kernel"

            def __str__(self) -> str:
                return self.state

        with connection.schema_editor() as editor:
            editor.create_model(Parcel)
        yield Parcel
        with connection.schema_editor() as editor:
            editor.delete_model(Parcel)


@pytest.fixture
def nobody_may_stop() -> Generator[None]:
    """A rule that always refuses."""
    add_permission("letter.stop", always_deny)
    yield
    del permissions["letter.stop"]


def test_lifecycle_begins_where_the_first_move_begins() -> None:
    assert LIFE.initial == QUEUED


def test_lifecycle_lists_states_in_the_order_of_the_table() -> None:
    choices = [(value, str(label)) for value, label in LIFE.choices]

    assert choices == [("queued", "Queued"), ("sending", "Being sent"), ("sent", "Sent")]


def test_lifecycle_finds_a_state_by_the_stored_word() -> None:
    state = LIFE.state("queued")

    assert (state.label, state.owner, state.next_step, state.clock) == ("Queued", "Platform", "Send", "1 minute")


def test_lifecycle_refuses_two_moves_of_one_name_from_one_state() -> None:
    with pytest.raises(ValueError, match="two moves of one name"):
        Lifecycle(Move("go", QUEUED, SENT), Move("go", QUEUED, SENDING), name="Letter")


def test_move_writes_the_state_and_the_changes_in_one_statement(
    letter: Letter, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture has no public type
        LIFE.move(letter, "claim", by=None, at=NOON, changes={"claimed_at": NOON})

    stored = Letter.objects.get(pk=letter.pk)
    assert (stored.state, stored.claimed_at, letter.state, letter.claimed_at) == ("sending", NOON, "sending", NOON)


def test_move_starts_the_clock_of_a_life_that_has_one(parcel: type[models.Model]) -> None:
    instance = parcel._default_manager.create(state="queued", state_since=NOON)
    later = NOON + timedelta(days=1)

    LIFE.move(instance, "claim", by=None, at=later)

    assert parcel._default_manager.values_list("state", "state_since").get() == ("sending", later)


def test_move_by_the_second_of_two_is_refused_with_the_present_state(letter: Letter) -> None:
    second = Letter.objects.get(pk=letter.pk)
    LIFE.move(letter, "claim", by=None, at=NOON)

    with pytest.raises(AlreadyMoved, match="“Being sent”"):
        LIFE.move(second, "claim", by=None, at=NOON)

    assert Letter.objects.get(pk=letter.pk).state == "sending"


def test_move_that_does_not_leave_the_present_state_is_refused(letter: Letter) -> None:
    with pytest.raises(AlreadyMoved, match="“Queued”"):
        LIFE.move(letter, "confirm", by=None, at=NOON)


def test_move_of_a_deleted_row_is_refused(letter: Letter) -> None:
    Letter.objects.all().delete()
    letter.pk = 1

    with pytest.raises(AlreadyMoved, match="deleted"):
        LIFE.move(letter, "claim", by=None, at=NOON)


def test_move_is_refused_when_a_field_that_must_be_unchanged_was_changed(letter: Letter) -> None:
    Letter.objects.update(worker="another")

    with pytest.raises(AlreadyMoved):
        LIFE.move(letter, "claim", by=None, at=NOON, unchanged=["worker"])


@pytest.mark.usefixtures("nobody_may_stop")
def test_move_asks_its_permission_first(letter: Letter) -> None:
    with pytest.raises(NotAllowed):
        LIFE.move(letter, "stop", by=AnonymousUser(), at=NOON)  # type: ignore[arg-type]  # a rule may see anybody

    assert Letter.objects.get(pk=letter.pk).state == "queued"


def test_move_with_an_unknown_name_fails_loudly(letter: Letter) -> None:
    with pytest.raises(LookupError, match="no move called burn"):
        LIFE.move(letter, "burn", by=None, at=NOON)


def test_constraint_keeps_unknown_states_out_of_the_database(letter: Letter) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(state="nonsense")


def test_constraint_names_the_states_of_the_table() -> None:
    constraint = LIFE.constraint("known")

    assert (constraint.name, constraint.condition) == ("known", Q(state__in=["queued", "sending", "sent"]))


def test_choices_are_translated_when_they_are_read() -> None:
    life = Lifecycle(Move("agree", State("no", label="No"), State("yes", label="Yes")), name="Answer")

    with override("de"):
        labels = [str(label) for _value, label in life.choices]

    assert labels == ["Nein", "Ja"]


def test_describe_prints_states_and_moves_as_tables() -> None:
    section = LIFE.describe()

    assert section == (
        "## Letter\n"
        "\n"
        "| state | stored as | who has to act | next step | clock |\n"
        "|---|---|---|---|---|\n"
        "| Queued | `queued` | Platform | Send | 1 minute |\n"
        "| Being sent | `sending` |  |  |  |\n"
        "| Sent | `sent` |  |  |  |\n"
        "\n"
        "| move | from | to | who may |\n"
        "|---|---|---|---|\n"
        "| `claim` | Queued | Being sent | the operation decides |\n"
        "| `stop` | Queued | Sent | permission `letter.stop` |\n"
        "| `confirm` | Being sent | Sent | the operation decides |\n"
    )
