"""Recording yearly figures."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from excellence.audit.queries import acts_about
from excellence.facts import operations
from excellence.facts.models import Fact
from excellence.facts.operations import Entry, Recorded
from excellence.kernel.permissions import NotAllowed
from excellence.method.scoring.plausibility import Fell
from excellence.method.source.metrics import catalogue
from tests.cast import Cast
from tests.factories.assessments import FactFactory
from tests.support.meanwhile import just_before

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
YEAR = 2025


def entry(key: str, text: str, *, seen: int = 0, source: str = "") -> Entry:
    return Entry(catalogue().metrics[key], text, source, seen)


def record(cast: Cast, *entries: Entry, by: str = "editor", year: int = YEAR) -> Recorded:
    person = cast.member(by)
    return operations.record_figures(cast.organisation, year=year, entries=entries, by=person, at=NOW)  # type: ignore[arg-type]


def values() -> dict[str, str]:
    return dict(Fact.objects.values_list("metric_id", "value"))


def test_record_stores_the_exact_figure_in_one_form(cast: Cast) -> None:
    recorded = record(
        cast,
        entry("fte", "2,5"),
        entry("participants", "1 046"),
        entry("website_english", "yes"),
        entry("income_fees", "36500.50"),
    )

    assert recorded.stored == ("fte", "participants", "website_english", "income_fees")
    assert values() == {"fte": "2.5", "participants": "1046", "website_english": "yes", "income_fees": "36500.5"}


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("participants", "-1"),
        ("participants", "2.5"),
        ("participants", "many"),
        ("satisfied_share", "101"),
        ("founded_on", "31.12.20"),
        ("income_fees", "1.234.567"),
        ("legal_form", "kingdom"),
        ("participants", "9" * 400),
        ("participants", "<script>"),
    ],
)
def test_record_refuses_an_absurd_figure_and_stores_the_others(cast: Cast, key: str, text: str) -> None:
    recorded = record(cast, entry("staff", "4"), entry(key, text))

    assert list(recorded.refused) == [key]
    assert values() == {"staff": "4"}


def test_record_withdraws_what_is_emptied(cast: Cast) -> None:
    FactFactory(organisation=cast.organisation, recorded_by=cast.editor)

    record(cast, entry("participants", "", seen=1))

    assert values() == {"participants": ""}


def test_record_of_the_same_changes_nothing(cast: Cast) -> None:
    record(cast, entry("participants", "46", source="Register"))

    again = record(cast, entry("participants", "46", seen=1, source="Register"), by="owner")

    assert again == Recorded()
    assert Fact.objects.get().recorded_by == cast.editor


def test_record_refuses_to_replace_what_a_colleague_stored_meanwhile(cast: Cast) -> None:
    record(cast, entry("participants", "46"), by="owner")

    recorded = record(cast, entry("participants", "50"))

    assert str(recorded.refused["participants"]).startswith("While you were writing, “46” was saved here (Olga Owner).")
    assert values() == {"participants": "46"}


def test_record_replaces_after_the_colleagues_figure_was_seen(cast: Cast) -> None:
    record(cast, entry("participants", "46"), by="owner")

    record(cast, entry("participants", "50", seen=1))

    assert (values(), Fact.objects.get().version) == ({"participants": "50"}, 2)


def test_record_from_an_older_window_of_the_same_person_is_refused_with_what_is_saved(cast: Cast) -> None:
    record(cast, entry("participants", "4600", source="Register"))

    recorded = record(cast, entry("participants", "47"))

    assert str(recorded.refused["participants"]).startswith("While you were writing, “4,600 (Register)” was saved here")
    assert values() == {"participants": "4600"}


def test_record_leaves_one_trail_for_all(cast: Cast) -> None:
    record(cast, entry("participants", "46"), entry("staff", "4"))

    act = acts_about(cast.organisation).get(verb="facts.recorded")
    assert sorted(act.payload.after["figures"]) == ["participants", "staff"]


def test_record_refuses_a_source_that_is_too_long(cast: Cast) -> None:
    recorded = record(cast, entry("participants", "46", source="x" * 201))

    assert list(recorded.refused) == ["participants"]


@pytest.mark.parametrize("year", [1989, 2101])
def test_record_refuses_a_year_nobody_has_papers_of(cast: Cast, year: int) -> None:
    with pytest.raises(operations.YearOutOfRange):
        record(cast, entry("participants", "46"), year=year)


@pytest.mark.parametrize("role", ["reader", "outsider", "newcomer", "stranger"])
def test_record_refuses_who_does_not_write(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        record(cast, entry("participants", "46"), by=role)

    assert Fact.objects.count() == 0


def asked(key: str, text: str, *, sure: bool = False, seen: int = 0) -> Entry:
    return Entry(catalogue().metrics[key], text, seen=seen, ask=True, sure=sure)


def test_figure_far_from_last_years_is_asked_about_and_stored_when_the_person_is_sure(cast: Cast) -> None:
    FactFactory(organisation=cast.organisation, metric_id="staff", year=YEAR - 1, value="9", recorded_by=cast.editor)

    doubted = record(cast, asked("staff", "4"))
    nothing_yet = Fact.objects.filter(year=YEAR).count()
    sure = record(cast, asked("staff", "4", sure=True))

    assert ([type(refusal) for refusal in doubted.refused.values()], nothing_yet) == ([Fell], 0)
    assert sure.stored == ("staff",)
    assert Fact.objects.get(year=YEAR).confirmed


def test_doubt_about_a_figure_says_it_as_the_reader_writes_numbers(cast: Cast) -> None:
    (doubt,) = record(cast, asked("satisfied_share", "12.5")).refused.values()

    with override("hu"):
        said = str(doubt)

    assert said.partition(". ")[0] == "Ez itt szokatlan: 12,5"


def test_figure_stored_already_is_not_asked_about_again(cast: Cast) -> None:
    record(cast, asked("participants", "5000", sure=True))

    again = record(cast, Entry(catalogue().metrics["participants"], "5000", "Register", seen=1, ask=True))

    assert (again.refused, Fact.objects.get().source, Fact.objects.get().confirmed) == ({}, "Register", True)


def test_program_that_records_is_not_asked(cast: Cast) -> None:
    recorded = record(cast, entry("participants", "5000"))

    assert (recorded.refused, Fact.objects.get().confirmed) == ({}, False)


def test_withdrawn_figure_is_not_asked_about(cast: Cast) -> None:
    FactFactory(organisation=cast.organisation, metric_id="staff", year=YEAR - 1, value="9", recorded_by=cast.editor)
    FactFactory(organisation=cast.organisation, metric_id="staff", value="8", recorded_by=cast.editor)

    assert record(cast, asked("staff", "", seen=1)).refused == {}


def test_record_of_an_empty_figure_that_nobody_stored_changes_nothing(cast: Cast) -> None:
    assert (record(cast, entry("fte", " ")), values()) == (Recorded(), {})


@pytest.mark.parametrize(("text", "stored", "value"), [("41", (), "41"), ("46", ("participants",), "46")])
def test_record_of_a_figure_stored_at_the_same_moment_is_judged_by_it(
    cast: Cast, text: str, stored: tuple[str, ...], value: str
) -> None:
    def somebody_else() -> None:
        FactFactory(organisation=cast.organisation, value="41", source="", recorded_by=cast.reader)

    with just_before('SELECT "organisations_organisation"', somebody_else):
        recorded = record(cast, entry("participants", text, seen=1))

    assert (recorded.stored, values()) == (stored, {"participants": value})
