"""Work in the background: loading the gazetteer once, forgetting lists nobody confirmed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta

from django_tasks import task

from excellence.kernel.clock import now
from excellence.kernel.work.hints import hint
from excellence.kernel.work.stopping import is_asked_to_stop
from excellence.kernel.work.sweepers import sweeper
from excellence.participants import gazetteer
from excellence.participants.models import Place
from excellence.participants.operations.placing import load_gazetteer
from excellence.participants.operations.undoing import forget_changes
from excellence.participants.operations.uploading import forget_lists
from excellence.participants.queries import any_list, gazetteer_loaded

LISTS_KEPT = timedelta(days=7)


@task()
def load_places_now() -> None:
    """Load the gazetteer, soon after the first participant was entered."""
    load_places(now())


@sweeper(every=timedelta(minutes=10), name="participants.gazetteer")
def load_places(at: datetime) -> None:
    """Load the gazetteer when this edition is not there yet and somebody keeps a list; it takes some seconds.

    A worker that is asked to stop leaves the rest to the next one.
    """
    edition = gazetteer.edition()
    if any_list() and not gazetteer_loaded(edition):
        places = (Place(**asdict(name)) for name in gazetteer.names())
        load_gazetteer(places, edition=edition, by=None, at=at, is_over=is_asked_to_stop)
        if not gazetteer_loaded(edition):
            hint("excellence.participants.tasks.load_places_now")


@sweeper(every=timedelta(days=1), name="participants.forget_lists")
def forget_old_lists(at: datetime) -> None:
    """Forget lists that were handed in and never confirmed, and what need not be undone any more."""
    forget_lists(before=at - LISTS_KEPT, by=None, at=at)
    forget_changes(before=at - LISTS_KEPT, by=None, at=at)
