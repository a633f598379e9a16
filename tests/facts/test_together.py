"""Two people who record the same figure at the same moment."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest

from excellence.accounts.models import User
from excellence.facts.contradictions import FiguresContradict
from excellence.facts.models import Fact
from excellence.facts.operations import Entry, Recorded, record_figures
from excellence.method.source.metrics import catalogue
from tests.cast import Cast
from tests.factories.assessments import FactFactory
from tests.support.together import while_another

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def record(cast: Cast, by: User, text: str, *, seen: int = 0, metric: str = "participants") -> Recorded:
    entry = Entry(catalogue().metrics[metric], text, seen=seen)
    return record_figures(cast.organisation, year=2025, entries=[entry], by=by, at=NOW)


def said(recorded: Recorded) -> list[str]:
    return [str(refusal) for refusal in recorded.refused.values()]


def test_second_who_enters_a_first_figure_is_told_what_the_first_stored(cast: Cast) -> None:
    recorded = while_another(partial(record, cast, cast.owner, "46"), partial(record, cast, cast.editor, "50"))

    assert said(recorded) == [
        "While you were writing, “46” was saved here (Olga Owner). Yours is not saved yet: save again to replace it."
    ]
    assert Fact.objects.get().value == "46"


def test_same_person_posting_twice_stores_once(cast: Cast) -> None:
    recorded = while_another(partial(record, cast, cast.owner, "46"), partial(record, cast, cast.owner, "46"))

    assert recorded == Recorded()
    assert list(Fact.objects.values_list("value", "version")) == [("46", 1)]


def test_same_person_in_two_windows_is_told_what_the_other_saved(cast: Cast) -> None:
    recorded = while_another(partial(record, cast, cast.owner, "46"), partial(record, cast, cast.owner, "47"))

    assert list(recorded.refused) == ["participants"]
    assert list(Fact.objects.values_list("value", "version")) == [("46", 1)]


def test_second_who_replaces_a_figure_is_told_what_the_first_stored(cast: Cast) -> None:
    FactFactory(organisation=cast.organisation, value="41", recorded_by=cast.reader)

    recorded = while_another(
        partial(record, cast, cast.owner, "46", seen=1), partial(record, cast, cast.editor, "50", seen=1)
    )

    assert said(recorded) == [
        "While you were writing, “46” was saved here (Olga Owner). Yours is not saved yet: save again to replace it."
    ]
    assert list(Fact.objects.values_list("value", "version")) == [("46", 2)]


def test_second_who_replaces_a_figure_just_withdrawn_is_told_so(cast: Cast) -> None:
    FactFactory(organisation=cast.organisation, value="41", recorded_by=cast.reader)

    recorded = while_another(
        partial(record, cast, cast.owner, "", seen=1), partial(record, cast, cast.editor, "50", seen=1)
    )

    assert said(recorded) == [
        "While you were writing, this figure was removed (Olga Owner). Yours is not saved yet: save again to enter it."
    ]
    assert Fact.objects.get().value == ""


@pytest.mark.parametrize("stored", [False, True])
def test_part_and_whole_entered_at_the_same_moment_never_contradict(cast: Cast, stored: bool) -> None:
    if stored:
        for metric, value in (("staff", "6"), ("staff_qualified", "3")):
            FactFactory(organisation=cast.organisation, metric_id=metric, value=value, recorded_by=cast.reader)

    recorded = while_another(
        partial(record, cast, cast.owner, "5", metric="staff_qualified", seen=int(stored)),
        partial(record, cast, cast.editor, "4", metric="staff", seen=int(stored)),
    )

    assert [type(refusal) for refusal in recorded.refused.values()] == [FiguresContradict]
    kept = [("staff", "6"), ("staff_qualified", "5")] if stored else [("staff_qualified", "5")]
    assert list(Fact.objects.order_by("metric").values_list("metric", "value")) == kept
