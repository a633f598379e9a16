"""The form for the figures of a year: what arrives, and what is shown again."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from excellence.facts.forms import Row, entered_metrics, entries_from, in_words, rows_for, said_in
from excellence.facts.models import Fact
from excellence.facts.operations import Entry, FigureChangedMeanwhile, Recorded
from excellence.method.source.metrics import catalogue, catalogue_texts
from excellence.organisations.models import Profile
from tests.factories.assessments import FactFactory

METRICS = catalogue().metrics
WORDS = catalogue_texts("en")


def entries(*pairs: tuple[str, str]) -> list[Entry]:
    return entries_from(QueryDict(urlencode(pairs)), list(METRICS.values()))


def row(key: str, stored: Fact | None = None, before: Fact | None = None, **given: object) -> Row:
    facts, earlier = {key: stored} if stored else {}, {key: before} if before else {}
    (made,) = rows_for([METRICS[key]], WORDS, facts, earlier, **given)  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize("group", catalogue().groups)
def test_derived_figures_are_asked_of_nobody(group: str) -> None:
    assert [metric.key for metric in entered_metrics(catalogue(), group) if metric.derived is not None] == []


def test_every_figure_that_is_entered_is_asked_in_exactly_one_group() -> None:
    asked = [metric.key for group in catalogue().groups for metric in entered_metrics(catalogue(), group)]

    assert sorted(asked) == sorted(key for key, metric in METRICS.items() if metric.derived is None)


def test_entry_is_read_for_each_field_that_was_sent() -> None:
    sent = entries(("participants", "46"), ("seen-participants", "3"), ("source-participants", "Register"))

    assert sent == [Entry(METRICS["participants"], "46", "Register", 3)]


def test_field_that_was_not_on_the_page_is_left_alone() -> None:
    assert entries(("participants", "46")) == []


def test_emptied_field_is_an_entry_that_withdraws() -> None:
    assert entries(("participants", ""), ("seen-participants", "3")) == [Entry(METRICS["participants"], "", "", 3)]


@pytest.mark.parametrize("typed", ["125000", "125000 €", "€125000", "125000 EUR", "125000 euros", "eur 125000"])
def test_amount_is_read_with_the_sign_of_the_currency_that_is_asked(typed: str) -> None:
    (sent,) = entries(("income_public", typed), ("seen-income_public", "0"))

    assert sent.text.strip() == "125000"


def test_count_keeps_a_sign_of_money_so_that_it_is_refused() -> None:
    (sent,) = entries(("participants", "12 €"), ("seen-participants", "0"))

    assert sent.text == "12 €"


def test_boxes_ticked_become_one_figure() -> None:
    sent = entries(("services_used", "training"), ("services_used", "policy"), ("seen-services_used", "0"))

    assert sent == [Entry(METRICS["services_used"], "training, policy", "", 0)]


@pytest.mark.parametrize("seen", ["x", "-1", "²", "9" * 5000, ""])
def test_version_that_is_none_was_never_seen(seen: str) -> None:
    assert entries(("staff", "4"), ("seen-staff", seen)) == [Entry(METRICS["staff"], "4", "", 0)]


def test_sign_that_no_text_has_is_dropped_from_a_source() -> None:
    (entry,) = entries(("staff", "4"), ("seen-staff", "0"), ("source-staff", "Pay\x00roll"))

    assert entry.source == "Payroll"


@pytest.mark.django_db
def test_row_shows_what_is_stored_by_whom_and_last_years() -> None:
    fact, before = FactFactory(value="46", version=3), FactFactory(value="41", year=2024)

    made = row("participants", fact, before)

    assert (made.text, made.seen, made.source, made.last_year, made.stored_by, made.question) == (
        "46",
        3,
        "Register of participants",
        "41",
        fact.recorded_by.name,
        False,
    )


@pytest.mark.django_db
def test_row_of_an_unusual_figure_asks_back() -> None:
    assert row("participants", FactFactory(value="5000")).question


def test_row_refused_keeps_what_was_typed_and_says_why() -> None:
    entry = Entry(METRICS["participants"], "50", "Mine", 0)
    refusal = FigureChangedMeanwhile(name="Olga", stored="46")

    made = row("participants", typed={"participants": entry}, recorded=Recorded((), {"participants": refusal}))

    assert (made.text, made.source, made.mistake) == ("50", "Mine", str(refusal))


def test_row_stored_is_marked() -> None:
    assert row("participants", recorded=Recorded(("participants",))).stored


@pytest.mark.parametrize(
    ("key", "control"),
    [
        ("participants", "number"),
        ("fte", "number"),
        ("income_fees", "number"),
        ("satisfied_share", "number"),
        ("founded_on", "date"),
        ("website_english", "choices"),
        ("legal_form", "choices"),
        ("governance_body", "choices"),
        ("services_used", "set"),
    ],
)
def test_control_follows_from_the_kind_of_figure(key: str, control: str) -> None:
    assert row(key).control == control


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("key", "value", "chosen"),
    [
        ("website_english", "yes", ["yes"]),
        ("legal_form", "foundation", ["foundation"]),
        ("governance_body", "3", ["3"]),
        ("services_used", "information, training", ["information", "training"]),
    ],
)
def test_choices_are_ticked_as_stored(key: str, value: str, chosen: list[str]) -> None:
    made = row(key, FactFactory(metric_id=key, value=value))

    assert [choice.value for choice in made.choices if choice.chosen] == chosen


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("participants", "46", "46"),
        ("satisfied_share", "12.5", "12.5"),
        ("budget", "420000", "420,000"),
        ("website_english", "no", "no"),
        ("legal_form", "foundation", WORDS.metrics["legal_form"].options["foundation"]),
        ("governance_body", "3", WORDS.metrics["governance_body"].options["applied"]),
        ("services_used", "information, training", "2"),
        ("services_used", "none", "0"),
    ],
)
def test_last_years_figure_is_said_in_words(key: str, value: str, words: str) -> None:
    assert in_words(METRICS[key], WORDS, value) == words


@pytest.mark.parametrize("form", Profile.LegalForm.values)
def test_every_legal_form_of_a_profile_is_one_of_the_vocabulary(form: str) -> None:
    said = said_in(Profile(legal_form=form))

    assert said["legal_form"] in catalogue().metrics["legal_form"].options


def test_empty_profile_says_nothing() -> None:
    assert said_in(Profile()) == {}
