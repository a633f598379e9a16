"""What is said of one participant, field by field."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excellence.method.lists.participants import Project
from excellence.participants.reading.details import Details, merged, project_written, read_details
from excellence.participants.reading.storing import as_json, from_json
from tests.participants.reading.words import TODAY, english

DAYS = ("2024", "2024-05", "2024-05-31")


@pytest.mark.parametrize("began", DAYS)
@pytest.mark.parametrize("ended", ["", "2025", "2025-06", "2025-06-30"])
def test_project_written_reads_as_the_same_project(began: str, ended: str) -> None:
    project = Project("Green Drive", began, ended)

    details, refused = read_details({"projects": project_written(project)}, english(), today=TODAY)

    assert (details.projects, refused) == ((project,), {})


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
    assert read_details({"projects": text}, english(), today=TODAY)[0].projects == (project,)


def test_meetings_are_read_once_each_in_order() -> None:
    details, _refused = read_details({"met_on": "9.1.2026; 2025-06, 2026-01-09"}, english(), today=TODAY)

    assert details.met_on == ("2025-06", "2026-01-09")


@pytest.mark.parametrize(
    ("text", "km"), [("12", "12.0"), ("12,5 km", "12.5"), ("0", "0.0"), ("1234.56", "1234.6"), ("20100", "20100.0")]
)
def test_distance_is_read_with_comma_or_point(text: str, km: str) -> None:
    assert read_details({"distance_km": text}, english(), today=TODAY)[0].distance_km == km


@pytest.mark.parametrize("text", ["-1", "1e3", "20101", "99999", "1 234", "NaN", "12,5,1"])
def test_what_is_no_distance_is_refused(text: str) -> None:
    assert list(read_details({"distance_km": text}, english(), today=TODAY)[1]) == ["distance_km"]


@pytest.mark.parametrize(("field", "count"), [("met_on", 201), ("projects", 51)])
def test_more_than_one_row_keeps_is_refused(field: str, count: int) -> None:
    texts = {"met_on": [f"{1800 + place}" for place in range(count)], "projects": [f"P{n}" for n in range(count)]}

    _details, refused = read_details({field: ";".join(texts[field])}, english(), today=TODAY)

    assert [type(refusal).__name__ for refusal in refused.values()] == ["TooMany"]


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
@given(st.dictionaries(st.sampled_from([*Details.__dataclass_fields__]), texts))
def test_any_text_is_read_or_refused_and_survives_storing(given_texts: dict[str, str]) -> None:
    details, refused = read_details(given_texts, english(), today=TODAY)

    assert from_json(as_json(details)) == details
    assert all(str(refusal) for refusal in refused.values())
