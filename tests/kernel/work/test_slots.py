"""Each slot of a sweeper is run once, and taken over when its worker is gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from excellence.kernel.models import Tick
from excellence.kernel.work import sweepers
from excellence.kernel.work.processes import this_process
from excellence.kernel.work.slots import resume_slots, run_slot
from excellence.kernel.work.sweepers import Sweeper

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Broom:
    """A sweeper that remembers when it ran, and fails when told to."""

    def __init__(self) -> None:
        self.moments: list[datetime] = []
        self.fails = False

    def __call__(self, at: datetime) -> None:
        self.moments.append(at)
        if self.fails:
            raise RuntimeError("the broom broke")


@pytest.fixture
def broom() -> Broom:
    return Broom()


@pytest.fixture
def hourly(broom: Broom, monkeypatch: pytest.MonkeyPatch) -> Sweeper:
    """The broom, every hour, the only sweeper there is."""
    hourly = Sweeper("broom", HOUR, broom)
    sweepers.all_sweepers()
    monkeypatch.setattr(sweepers, "_sweepers", {"broom": hourly})
    return hourly


def dead_process() -> str:
    place, pid, started = this_process().split("-")
    return f"{place}-{pid}-{int(started) - 1}"


def left_behind(due_at: datetime, worker: str, taken_at: datetime) -> Tick:
    return Tick.objects.create(name="broom", due_at=due_at, worker=worker, taken_at=taken_at)


def test_slot_is_run_by_the_first_worker_only(hourly: Sweeper, broom: Broom) -> None:
    later = NOON + timedelta(minutes=59)

    ran = [run_slot(hourly, worker="a", at=NOON), run_slot(hourly, worker="b", at=later)]

    assert (ran, broom.moments) == ([True, False], [NOON])
    assert list(Tick.objects.values_list("due_at", "worker", "finished_at")) == [(NOON, "a", NOON)]


def test_next_slot_is_run_again(hourly: Sweeper, broom: Broom) -> None:
    for moment in (NOON, NOON + HOUR, NOON + 2 * HOUR):
        run_slot(hourly, worker="a", at=moment)

    assert broom.moments == [NOON, NOON + HOUR, NOON + 2 * HOUR]


def test_sweeper_that_fails_is_logged_and_runs_in_its_next_slot(
    hourly: Sweeper, broom: Broom, caplog: pytest.LogCaptureFixture
) -> None:
    broom.fails = True

    ran = [run_slot(hourly, worker="a", at=moment) for moment in (NOON, NOON + HOUR)]

    assert (ran, len(broom.moments)) == ([True, True], 2)
    assert [record.message for record in caplog.records] == ["Sweeper broom failed; its next slot tries again."] * 2


def test_slot_of_a_dead_worker_is_taken_over(hourly: Sweeper, broom: Broom) -> None:
    left_behind(NOON, dead_process(), NOON)

    resumed = resume_slots(worker="b", at=NOON + timedelta(seconds=9))

    assert (resumed, broom.moments) == (["broom"], [NOON + timedelta(seconds=9)])
    assert resume_slots(worker="b", at=NOON + HOUR) == []


def test_slot_of_a_worker_elsewhere_is_taken_over_after_the_limit(hourly: Sweeper, broom: Broom) -> None:
    left_behind(NOON, "elsewhere-1-2", NOON)

    resumed = [resume_slots(worker="b", at=NOON + timedelta(minutes=minutes)) for minutes in (14, 16)]

    assert (resumed, broom.moments) == ([[], ["broom"]], [NOON + timedelta(minutes=16)])


def test_slot_of_a_living_worker_is_left_to_it(hourly: Sweeper, broom: Broom) -> None:
    left_behind(NOON, this_process(), NOON)

    resumed = resume_slots(worker="b", at=NOON + timedelta(minutes=1))

    assert (resumed, broom.moments) == ([], [])


def test_slot_that_a_newer_one_followed_is_not_made_up_for(hourly: Sweeper, broom: Broom) -> None:
    left_behind(NOON, dead_process(), NOON)
    run_slot(hourly, worker="a", at=NOON + HOUR)

    resumed = resume_slots(worker="b", at=NOON + HOUR)

    assert (resumed, broom.moments) == ([], [NOON + HOUR])


def test_slot_of_a_sweeper_that_no_longer_exists_is_left_alone(hourly: Sweeper) -> None:
    Tick.objects.create(name="besom", due_at=NOON, worker=dead_process(), taken_at=NOON)

    assert resume_slots(worker="b", at=NOON) == []
