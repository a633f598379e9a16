"""Figures of the list among the yearly figures."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.facts.models import Fact
from excellence.facts.operations import Entry, FigureChangedMeanwhile, record_figures
from excellence.kernel.permissions import NotAllowed
from excellence.method.source.metrics import catalogue
from excellence.participants.operations.counting import NoList, take_figure, take_figures
from tests.cast import Cast
from tests.factories.assessments import FactFactory
from tests.factories.participants import GYOR, ParticipantFactory, towns

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


GREEN = [{"name": "Green", "began": "2025", "ended": ""}]


def seated(cast: Cast) -> None:
    """Put the office and the participants into a town the gazetteer knows."""
    towns(GYOR)
    cast.organisation.town = "Győr"
    cast.organisation.save()


def stored() -> dict[str, tuple[str, str]]:
    return {fact.metric_id: (fact.value, fact.origin) for fact in Fact.objects.filter(year=2025)}


def test_figures_are_taken_with_the_list_as_their_origin(cast: Cast) -> None:
    seated(cast)
    ParticipantFactory.create_batch(3, organisation=cast.organisation, met_on=["2025-05-05"], projects=GREEN)

    recorded = take_figures(cast.organisation, year=2025, by=cast.editor, at=NOW)

    assert len(recorded.stored) == 15
    asked = ("participants", "committed_sme", "committed_within_150km")
    assert [stored()[metric] for metric in asked] == [("3", "list")] * 3


def test_who_is_near_is_no_figure_while_nobody_knows_where_the_office_is(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation, met_on=["2025-05-05"], projects=GREEN)

    take_figures(cast.organisation, year=2025, by=cast.editor, at=NOW)

    assert (len(stored()), "committed_within_150km" in stored()) == (14, False)


def test_who_is_near_is_a_figure_when_all_distances_are_typed(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation, distance_km="12.5")

    take_figures(cast.organisation, year=2025, by=cast.editor, at=NOW)

    assert stored()["committed_within_150km"] == ("1", "list")


def test_typed_figure_is_never_overwritten_and_a_taken_one_is_renewed(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation)
    FactFactory(organisation=cast.organisation, value="46", recorded_by=cast.editor)
    take_figures(cast.organisation, year=2025, by=cast.editor, at=NOW)
    ParticipantFactory(organisation=cast.organisation)

    take_figures(cast.organisation, year=2025, by=cast.owner, at=NOW)

    assert (stored()["participants"], stored()["committed_sme"]) == (("46", "typed"), ("2", "list"))


def test_one_typed_figure_is_replaced_when_a_person_asks_for_it(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation)
    FactFactory(organisation=cast.organisation, value="46", recorded_by=cast.owner)

    take_figure(cast.organisation, year=2025, metric="participants", seen=1, by=cast.editor, at=NOW)

    assert stored() == {"participants": ("1", "list")}


def test_figure_typed_after_the_page_was_opened_stays(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation)
    FactFactory(organisation=cast.organisation, value="46", recorded_by=cast.owner, version=2)

    recorded = take_figure(cast.organisation, year=2025, metric="participants", seen=1, by=cast.editor, at=NOW)

    assert [type(refusal) for refusal in recorded.refused.values()] == [FigureChangedMeanwhile]
    assert stored() == {"participants": ("46", "typed")}


def test_source_named_for_a_figure_of_the_list_leaves_it_one_and_another_value_does_not(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation)
    take_figures(cast.organisation, year=2025, by=cast.editor, at=NOW)
    metrics = catalogue().metrics
    entries = [
        Entry(metrics["participants"], "1", "Register", seen=1),
        Entry(metrics["committed_sme"], "0", seen=1),
    ]

    record_figures(cast.organisation, year=2025, entries=entries, by=cast.editor, at=NOW)

    assert (stored()["participants"], stored()["committed_sme"]) == (("1", "list"), ("0", "typed"))


def test_figure_that_is_not_known_is_not_taken(cast: Cast) -> None:
    ParticipantFactory.create_batch(2, organisation=cast.organisation, commitment="", committed_on="")

    take_figures(cast.organisation, year=2025, by=cast.editor, at=NOW)

    assert (stored()["participants"], "committed_sme" in stored(), stored()["committed_large"]) == (
        ("2", "list"),
        False,
        ("0", "list"),
    )


def test_empty_list_gives_no_figures(cast: Cast) -> None:
    with pytest.raises(NoList):
        take_figures(cast.organisation, year=2025, by=cast.editor, at=NOW)

    assert stored() == {}


def test_reader_takes_nothing(cast: Cast) -> None:
    ParticipantFactory(organisation=cast.organisation)

    with pytest.raises(NotAllowed):
        take_figures(cast.organisation, year=2025, by=cast.reader, at=NOW)
