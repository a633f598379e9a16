"""Taking the figures of a list over into the yearly figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from excellence.accounts.models import User
from excellence.facts.models import Fact
from excellence.facts.operations import Entry, Recorded, record_figures
from excellence.facts.queries import figures_of
from excellence.kernel.clock import legal_day
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import require
from excellence.kernel.words import N_
from excellence.method.lists import metrics_of_the_list
from excellence.method.source import catalogue
from excellence.organisations.models import Organisation
from excellence.participants.queries import figures_from_list


class NoList(Refusal):
    """Figures of an empty list would be noughts that nobody meant."""

    sentence = N_("There are no participants on the list yet, so no figures can be calculated.")


def take_figures(organisation: Organisation, *, year: int, by: User, at: datetime) -> Recorded:
    """Store what the list gives for a year wherever no person typed a figure; what is not known is not taken.

    Figures taken over earlier are renewed, typed ones stay as they are. Raises `NoList`.
    """
    typed = {fact.metric_id for fact in figures_of(organisation, year) if fact.value and fact.origin == "typed"}
    wanted = [metric for metric in metrics_of_the_list() if metric not in typed]
    return _take(organisation, year, wanted, {}, by=by, at=at)


def take_figure(organisation: Organisation, *, year: int, metric: str, seen: int, by: User, at: datetime) -> Recorded:
    """Put the list's figure in the place of a typed one, if nobody changed that since version `seen`.

    Raises `NoList`.
    """
    return _take(organisation, year, [metric], {metric: seen}, by=by, at=at)


def _take(
    organisation: Organisation, year: int, wanted: Collection[str], seen: Mapping[str, int], *, by: User, at: datetime
) -> Recorded:
    require("participants.keep", by, organisation)
    given = figures_from_list(organisation, year, legal_day(at))
    if not given:
        raise NoList
    stored = {fact.metric_id: fact for fact in figures_of(organisation, year)}
    metrics = catalogue().metrics
    entries = [
        Entry(
            metrics[metric],
            str(given[metric].value),
            seen=seen.get(metric, stored[metric].version if metric in stored else 0),
            origin=Fact.Origin.LIST,
        )
        for metric in wanted
        if metric in given and given[metric].value is not None
    ]
    return record_figures(organisation, year=year, entries=entries, by=by, at=at)
