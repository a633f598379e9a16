"""Figures that cannot all be right are refused at their field, whatever the figures."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from excellence.facts.contradictions import FiguresContradict, contradicted
from excellence.facts.models import Fact
from excellence.facts.operations import Entry, record_figures
from excellence.kernel.clock import now
from excellence.method.source import catalogue, catalogue_texts
from tests.cast import Cast
from tests.factories.assessments import FactFactory

YEAR = 2025
PARTS = [
    ("committed", "participants"),
    ("committed_within_150km", "committed"),
    ("committed_met_12m", "committed"),
    ("committed_in_projects_24m", "committed"),
    ("participants_stayed_12m", "participants_12m_ago"),
    ("participants_stayed_12m", "participants"),
    ("staff_stayed_24m", "staff_24m_ago"),
    ("staff_stayed_24m", "staff"),
    ("staff_qualified", "staff"),
    ("staff_sector_experience", "staff"),
    ("targets_met", "targets_set"),
]


NINE = [key for key in catalogue().metrics if key in str(catalogue().metrics["committed"].derived)]


def figures(key: str, text: str) -> dict[str, str]:
    """What is entered for a metric; the committed participants are the sum of nine kinds."""
    return {**dict.fromkeys(NINE, "0"), NINE[0]: text} if key == "committed" else {key: text}


def test_every_check_that_refuses_is_about_a_part_and_its_whole() -> None:
    refusing = [check.holds.text for check in catalogue().checks if check.severity == "refusal"]

    assert refusing == [f"{part} <= {whole}" for part, whole in PARTS]


@pytest.mark.parametrize(("part", "whole"), PARTS)
def test_part_larger_than_its_whole_is_refused_and_an_equal_one_is_not(part: str, whole: str) -> None:
    larger = contradicted(figures(part, "6"), figures(whole, "5"), year=YEAR)
    equal = contradicted(figures(part, "5"), figures(whole, "5"), year=YEAR)

    assert (list(larger), equal) == ([next(iter(figures(part, "6")))], {})


@pytest.mark.parametrize(("part", "whole"), PARTS)
def test_whole_smaller_than_its_part_is_refused_too(part: str, whole: str) -> None:
    found = contradicted(figures(whole, "5"), figures(part, "6"), year=YEAR)

    assert list(found) == [next(iter(figures(whole, "5")))]


def test_two_figures_corrected_together_are_taken_together() -> None:
    stored = {"staff": "20", "staff_qualified": "10"}

    assert contradicted({"staff": "5", "staff_qualified": "4"}, stored, year=YEAR) == {}


def test_of_two_typed_together_the_later_one_is_refused() -> None:
    assert list(contradicted({"staff": "20", "staff_qualified": "37"}, {}, year=YEAR)) == ["staff_qualified"]


def test_figure_that_stands_already_or_cannot_be_read_or_is_taken_away_is_not_refused() -> None:
    stored = {"staff": "20", "staff_qualified": "37", "of_another_vocabulary": "1"}

    assert contradicted({"staff": "20", "staff_qualified": "many"}, stored, year=YEAR) == {}
    assert contradicted({"staff_qualified": ""}, stored, year=YEAR) == {}
    assert contradicted({"staff": "", "staff_qualified": "38"}, stored, year=YEAR) == {}
    assert list(contradicted({"staff": "few", "staff_qualified": "38"}, stored, year=YEAR)) == ["staff_qualified"]


@pytest.mark.django_db
def test_figure_refused_keeps_no_other_one_back_and_says_why_in_the_language_of_the_reader(cast: Cast) -> None:
    entries = [Entry(catalogue().metrics[key], text) for key, text in (("staff", "2"), ("staff_qualified", "3"))]

    done = record_figures(cast.organisation, year=YEAR, entries=entries, by=cast.editor, at=now())

    assert (done.stored, list(done.refused)) == (("staff",), ["staff_qualified"])
    assert isinstance(done.refused["staff_qualified"], FiguresContradict)
    for language in ("en", "de"):
        with override(language):
            words = catalogue_texts(language).checks["qualified_of_staff"]
            assert str(done.refused["staff_qualified"]).startswith(f"{words} ")


@pytest.mark.django_db
def test_page_refuses_a_part_larger_than_its_whole_at_its_field_and_keeps_what_was_typed(
    cast: Cast, client: Client
) -> None:
    FactFactory(organisation=cast.organisation, metric_id="staff", year=YEAR, value="2")
    client.force_login(cast.editor)
    group = catalogue().metrics["staff_qualified"].group

    page = client.post(
        reverse("facts:figures", args=[cast.organisation.public_id, YEAR, group]),
        {"staff_qualified": "3", "seen-staff_qualified": "0"},
    )

    text = page.content.decode()
    assert (page.status_code, Fact.objects.filter(metric="staff_qualified").count()) == (422, 0)
    assert "More persons are qualified than there are in the team. This figure is not saved yet." in text
    assert 'value="3"' in text
