"""Where the office and the towns of a list are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from excellence.audit.models import Act
from excellence.kernel.permissions import NotAllowed
from excellence.participants.models import ChosenPlace, Gazetteer, Place, Seat
from excellence.participants.operations import placing
from excellence.participants.queries import geography_of
from tests.cast import Cast
from tests.factories.participants import GYOR, WEILER_ONE, WEILER_TWO, ParticipantFactory, towns

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def test_town_chosen_stands_for_its_name_everywhere_on_the_list(cast: Cast) -> None:
    towns(GYOR, WEILER_ONE, WEILER_TWO)
    listed = ParticipantFactory.create_batch(2, organisation=cast.organisation, town="Weiler", country="DE")

    placing.choose_place(cast.organisation, town=("DE", "weiler"), code=WEILER_TWO[2], by=cast.editor, at=NOW)

    geography = geography_of(cast.organisation, listed)
    assert [geography.located(one).point for one in listed] == [(48.3, 9.6), (48.3, 9.6)]
    assert Act.objects.get().verb == "participants.place_chosen"


def test_another_choice_takes_the_place_of_the_first(cast: Cast) -> None:
    towns(WEILER_ONE, WEILER_TWO)
    for town in (WEILER_ONE, WEILER_TWO):
        placing.choose_place(cast.organisation, town=("DE", "weiler"), code=town[2], by=cast.editor, at=NOW)

    assert ChosenPlace.objects.get().code == WEILER_TWO[2]


def test_town_of_another_name_is_not_chosen(cast: Cast) -> None:
    towns(GYOR)

    with pytest.raises(placing.NoSuchTown):
        placing.choose_place(cast.organisation, town=("DE", "weiler"), code=GYOR[2], by=cast.editor, at=NOW)


def test_seat_is_stored_once(cast: Cast) -> None:
    placing.set_seat(cast.organisation, town=" Győr ", by=cast.editor, at=NOW)
    placing.set_seat(cast.organisation, town="Pápa", by=cast.editor, at=NOW)

    assert Seat.objects.get().town == "Pápa"


@pytest.mark.parametrize("town", ["", "  ", "x" * 121])
def test_seat_without_a_town_is_refused(cast: Cast, town: str) -> None:
    with pytest.raises(placing.TownMissing):
        placing.set_seat(cast.organisation, town=town, by=cast.editor, at=NOW)


def test_reader_places_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        placing.set_seat(cast.organisation, town="Győr", by=cast.reader, at=NOW)
    with pytest.raises(NotAllowed):
        placing.choose_place(cast.organisation, town=("DE", "weiler"), code=1, by=cast.reader, at=NOW)


def a_place(code: int) -> Place:
    return Place(
        country="HU",
        folded=f"town {code}",
        code=code,
        is_main=True,
        name=f"Town {code}",
        population=1,
        latitude=47,
        longitude=17,
    )


def test_gazetteer_is_loaded_once(db: None) -> None:
    first = placing.load_gazetteer([a_place(1), a_place(2)], edition="one", by=None, at=NOW)
    again = placing.load_gazetteer([a_place(1), a_place(2)], edition="one", by=None, at=NOW)

    assert (first, again, Place.objects.count(), Gazetteer.objects.count()) == (2, 0, 2, 1)


def test_gazetteer_interrupted_is_completed(db: None) -> None:
    a_place(1).save()

    placing.load_gazetteer([a_place(1), a_place(2)], edition="one", by=None, at=NOW)

    assert Place.objects.count() == 2


def test_gazetteer_asked_to_stop_leaves_the_rest_and_does_not_call_it_loaded(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "BATCH", 1)
    places = [a_place(1), a_place(2), a_place(3)]

    first = placing.load_gazetteer(places, edition="one", by=None, at=NOW, is_over=lambda: True)
    stopped = (first, Place.objects.count(), Gazetteer.objects.count())
    placing.load_gazetteer(places, edition="one", by=None, at=NOW)

    assert (stopped, Place.objects.count(), Gazetteer.objects.count()) == ((1, 1, 0), 3, 1)


def test_gazetteer_that_another_loads_meanwhile_is_noted_once(db: None) -> None:
    def portions() -> Iterator[Place]:
        placing.load_gazetteer([a_place(1)], edition="one", by=None, at=NOW)
        yield a_place(1)

    placing.load_gazetteer(portions(), edition="one", by=None, at=NOW)

    assert Act.objects.filter(verb="participants.gazetteer_loaded").count() == 1
