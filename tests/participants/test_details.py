"""What is said of one participant: from cells, to plain values and back."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excellence.documents.tables.cells import read_cell
from excellence.kernel.errors import Refusal
from excellence.method.lists.participants import Project
from excellence.participants import refusals
from excellence.participants.columns import IN_A_FILE
from excellence.participants.details import (
    Details,
    as_json,
    contradictions,
    details_from,
    from_json,
    merged,
    project_written,
)
from tests.documents.tables.made import TODAY

DAYS = ("2024", "2024-05", "2024-05-31")


def read(**texts: str) -> Details:
    values = {key: read_cell(IN_A_FILE.by_key[key], text, today=TODAY) for key, text in texts.items()}
    return details_from(values, {})


@pytest.mark.parametrize("began", DAYS)
@pytest.mark.parametrize("ended", ["", "2025", "2025-06", "2025-06-30"])
def test_project_written_reads_as_the_same_project(began: str, ended: str) -> None:
    project = Project("Green Drive", began, ended)

    assert read(projects=project_written(project)).projects == (project,)


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("Drive", Project("Drive")),
        ("Drive (2025)", Project("Drive", "2025", "2025")),
        ("Drive (2024–2026)", Project("Drive", "2024", "2026")),
        ("Drive ( 2024 - 2026 )", Project("Drive", "2024", "2026")),
        ("Drive (2024-)", Project("Drive", "2024")),
        ("Drive (01.02.2024 - 30.06.2025)", Project("Drive", "2024-02-01", "2025-06-30")),
        ("Drive (2024-05)", Project("Drive", "2024-05", "2024-05")),
    ],
)
def test_project_is_read_with_its_years(text: str, project: Project) -> None:
    assert read(projects=text).projects == (project,)


def test_meetings_are_read_once_each_in_order() -> None:
    assert read(met_on="9.1.2026; 2025-06, 2026-01-09").met_on == ("2025-06", "2026-01-09")


@pytest.mark.parametrize(
    ("text", "size"),
    [
        *(("120", "medium"), ("12 fő", "small"), ("9", "micro"), ("10", "small"), ("249", "medium"), ("250", "large")),
        *(("11-50", "small"), ("1-10", "micro"), ("51–200", "medium"), ("10 à 19 salariés", "small"), ("<10", "micro")),
        *(
            ("250+", "large"),
            ("1 000 à 1 999 salariés", "large"),
            ("1.234", "large"),
            ("kicsi", "small"),
            ("TPE", "micro"),
        ),
    ],
)
def test_size_is_read_from_words_and_numbers_of_staff(text: str, size: str) -> None:
    assert read(size=text).size == size


@pytest.mark.parametrize("text", ["some", "201-500", "1, 2 or 3"])
def test_number_of_staff_that_is_in_no_one_size_is_refused(text: str) -> None:
    with pytest.raises(refusals.NotAStaff):
        read(size=text)


@pytest.mark.parametrize(
    ("field", "text", "refusal"),
    [
        ("met_on", ";".join(f"{1800 + place}" for place in range(201)), refusals.TooManyMeetings),
        ("met_on", "2026-03-03", refusals.NotMetYet),
        ("projects", ";".join(f"P{place}" for place in range(51)), refusals.TooManyProjects),
        ("projects", "Drive (soon)", refusals.NotAProject),
        ("projects", "Drive (2026-2024)", refusals.EndsBeforeItBegins),
    ],
    ids=["many meetings", "in the future", "many projects", "years", "backwards"],
)
def test_what_cannot_be_is_refused(field: str, text: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        read(**{field: text})


@pytest.mark.parametrize(
    ("values", "for_all", "category"),
    [
        ({"category": "by_staff", "size": "large"}, {}, "large"),
        ({"category": "by_staff", "size": "micro"}, {}, "sme"),
        ({"category": "by_staff"}, {}, ""),
        ({"category": "by_staff"}, {"category": "sme"}, "sme"),
        ({}, {"category": "by_staff"}, ""),
        ({"size": "small"}, {"category": "by_staff"}, "sme"),
        ({"category": "public"}, {"category": "sme"}, "public"),
    ],
)
def test_kind_follows_from_the_number_of_staff_where_a_person_says_so(
    values: dict[str, str], for_all: dict[str, str], category: str
) -> None:
    assert details_from(values, for_all).category == category


@pytest.mark.parametrize(
    ("values", "for_all", "commitment"),
    [
        ({"fee": "yes"}, {}, ""),
        ({"fee": "yes"}, {"fee": "contributes"}, "contributes"),
        ({"fee": "no"}, {"fee": "contributes"}, ""),
        ({"fee": "yes", "commitment": "none"}, {"fee": "contributes"}, "none"),
    ],
)
def test_paid_fee_is_a_commitment_only_where_a_person_says_so(
    values: dict[str, str], for_all: dict[str, str], commitment: str
) -> None:
    assert details_from(values, for_all).commitment == commitment


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (Details("A"), "category"),
        (Details("A", "sme", "large"), "size"),
        (Details("A", "sme", joined="2020", left="2019"), "left"),
        (Details("A", "sme", left_why="closed"), "left"),
        (Details("A", "sme", committed_on="2020"), "commitment"),
        (Details("A", "sme", commitment="none", committed_on="2020"), "commitment"),
    ],
)
def test_what_one_organisation_cannot_be_at_once_is_told_at_its_field(details: Details, field: str) -> None:
    assert list(contradictions(details)) == [field]


def test_empty_cell_says_nothing_and_a_vaguer_day_changes_nothing() -> None:
    stored = Details(name="Alfa", category="sme", town="Győr", joined="2019-05-31", met_on=("2025",))

    after = merged(stored, Details(name="Alfa", joined="2019", left="2025-06", met_on=("2026-01",)))

    assert after == Details(
        name="Alfa", category="sme", town="Győr", joined="2019-05-31", left="2025-06", met_on=("2025", "2026-01")
    )


def test_project_given_without_years_does_not_take_them_away() -> None:
    stored = Details(name="Alfa", projects=(Project("Drive", "2024"),))

    after = merged(stored, Details(name="Alfa", projects=(Project("DRIVE"), Project("Green"))))

    assert after.projects == (Project("Drive", "2024"), Project("Green"))


texts = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(list(IN_A_FILE.by_key)), texts)
def test_any_text_is_refused_or_survives_storing(key: str, text: str) -> None:
    details = Details()
    with suppress(Refusal):
        details = read(**{key: text})

    assert from_json(as_json(details)) == details
