"""An earlier label day by day, and improvements since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from excellence.method.frameworks.values import Direction, Improvement, OtherLabel, PriorLabel, Renewal
from excellence.method.labels.earlier import improvement, is_better, other_label, prior_label, renewal
from excellence.method.labels.history import HeldLabel, History, ImprovementArea
from excellence.method.labels.results import Case, ConditionResult, Missing
from excellence.method.sentences import Reason, Term
from tests.factories.method import AT, a_framework, a_level, a_metric, an_indicator, figures, scored

BRONZE = PriorLabel("bronze", 18, 24)
ASSESSED = date(2024, 3, 15)


def looked_at(at: date, *held: HeldLabel) -> ConditionResult:
    framework = a_framework(an_indicator("a"))
    return prior_label(BRONZE, Case(framework, scored(framework), figures(framework), History(held), at))


@pytest.mark.parametrize(
    ("at", "met", "reason", "warning", "months"),
    [
        (date(2024, 3, 15), True, "prior_label_early", True, 0),
        (date(2025, 9, 14), True, "prior_label_early", True, 17),
        (date(2025, 9, 15), True, "prior_label", False, 18),
        (date(2026, 3, 15), True, "prior_label", False, 24),
        (date(2026, 3, 16), True, "prior_label_late", True, 24),
        (date(2027, 3, 15), True, "prior_label_late", True, 36),
        (date(2027, 3, 16), False, "prior_label_over", False, 36),
    ],
)
def test_prior_label_counts_until_its_grace_year_ends(
    at: date, met: bool, reason: str, warning: bool, months: int
) -> None:
    result = looked_at(at, HeldLabel("bronze", ASSESSED))

    assert (result.met, [given.id for given in result.reasons], result.warning) == (met, [reason], warning)
    assert (result.needed, result.found) == ("18-24", Fraction(months))
    assert result.missing == (() if met else (Missing("label", "bronze"),))


def test_prior_label_tells_its_days() -> None:
    result = looked_at(date(2026, 6, 1), HeldLabel("bronze", ASSESSED))

    assert result.reasons[0].params == {
        "label": Term("label", "bronze"),
        "assessed_on": ASSESSED,
        "from_months": Fraction(18),
        "to_months": Fraction(24),
        "until": date(2027, 3, 15),
    }


def test_prior_label_that_was_renewed_counts_from_its_own_end() -> None:
    result = looked_at(date(2027, 3, 16), HeldLabel("bronze", ASSESSED, valid_until=date(2027, 1, 31)))

    assert (result.met, result.reasons[0].params["until"]) == (True, date(2028, 1, 31))


@pytest.mark.parametrize(
    "held",
    [[], [HeldLabel("gold", ASSESSED)], [HeldLabel("bronze", date(2026, 3, 11))]],
    ids=["none", "other", "later"],
)
def test_prior_label_missing_when_none_of_that_level_came_before(held: list[HeldLabel]) -> None:
    result = looked_at(date(2026, 3, 10), *held)

    assert (result.met, result.found, result.missing) == (False, None, (Missing("label", "bronze"),))
    assert result.reasons == (Reason("prior_label_none", {"label": Term("label", "bronze")}),)


def test_prior_label_uses_the_one_that_fits_best() -> None:
    over, late, fits, early = (date(2021, 1, 1), date(2024, 1, 1), date(2024, 6, 1), date(2026, 1, 1))

    result = looked_at(date(2026, 3, 10), *(HeldLabel("bronze", day) for day in (over, late, early, fits)))

    assert (result.reasons[0].id, result.reasons[0].params["assessed_on"]) == ("prior_label", fits)


def test_prior_label_of_two_alike_uses_the_later() -> None:
    result = looked_at(date(2026, 3, 10), HeldLabel("bronze", date(2024, 5, 1)), HeldLabel("bronze", date(2024, 6, 1)))

    assert result.reasons[0].params["assessed_on"] == date(2024, 6, 1)


def an_area(area: str = "Web", *, then: int = 2, now: int = 4, **fields: object) -> ImprovementArea:
    given: dict[str, object] = {"indicator": "a", "evidence_then": ("old",), "evidence_now": ("new",), **fields}
    return ImprovementArea(area, Fraction(then), Fraction(now), **given)  # type: ignore[arg-type]


def a_case(*entries: ImprovementArea) -> Case:
    framework = a_framework(an_indicator("a"), metrics=[a_metric("groups"), a_metric("size", direction="neither")])
    return Case(framework, scored(framework), figures(framework), History((), entries), AT)


def test_improvement_counts_areas_with_evidence_for_both_moments() -> None:
    result = improvement(Improvement(2), a_case(an_area("Web"), an_area("Groups", indicator=None, metric="groups")))

    counts = {"needed": Fraction(2), "found": Fraction(2)}
    assert result == ConditionResult(
        "improvement", True, Fraction(2), Fraction(2), (), (Reason("improvement", counts),)
    )


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (
            an_area(then=4, now=4),
            Reason(
                "area_not_better",
                {"area": "Web", "subject": Term("indicator", "a"), "then": Fraction(4), "now": Fraction(4)},
            ),
        ),
        (
            an_area(then=4, now=3, indicator=None, metric="groups"),
            Reason(
                "area_not_better",
                {"area": "Web", "subject": Term("metric", "groups"), "then": Fraction(4), "now": Fraction(3)},
            ),
        ),
        (an_area(evidence_then=()), Reason("area_without_evidence", {"area": "Web"})),
        (an_area(evidence_now=()), Reason("area_without_evidence", {"area": "Web"})),
        (an_area(indicator=None), Reason("area_without_subject", {"area": "Web"})),
    ],
)
def test_improvement_does_not_count_what_is_not_shown(entry: ImprovementArea, fault: Reason) -> None:
    result = improvement(Improvement(1), a_case(entry))

    assert (result.met, result.found, result.missing) == (False, 0, (Missing("area", "Web"),))
    assert result.reasons[1:] == (fault,)


def test_improvement_one_good_entry_is_enough_for_its_area() -> None:
    entries = (an_area("Web", then=4, now=3), an_area("Web"), an_area("Web", evidence_now=()))

    result = improvement(Improvement(1), a_case(*entries))

    assert (result.met, result.found, len(result.reasons)) == (True, 1, 1)


def test_improvement_the_same_area_counts_once() -> None:
    result = improvement(Improvement(2), a_case(an_area("Web"), an_area("Web", then=0)))

    assert (result.met, result.found) == (False, 1)


@pytest.mark.parametrize(
    ("direction", "then", "now", "better"),
    [
        (None, 2, 3, True),
        (None, 3, 2, False),
        ("more", 20, 30, True),
        ("more", 30, 30, False),
        ("less", 30, 20, True),
        ("less", 20, 30, False),
        ("neither", 20, 30, False),
        ("neither", 30, 20, False),
    ],
)
def test_is_better_as_the_direction_of_the_metric_says(
    direction: Direction | None, then: int, now: int, better: bool
) -> None:
    metric = None if direction is None else a_metric("joint_turnover", "money", direction=direction)

    assert is_better(metric, Fraction(then), Fraction(now)) is better


def test_improvement_by_a_figure_that_is_neither_better_nor_worse_is_refused_with_its_reason() -> None:
    result = improvement(Improvement(1), a_case(an_area(indicator=None, metric="size")))

    assert (result.met, result.reasons[1]) == (
        False,
        Reason("area_without_direction", {"area": "Web", "metric": Term("metric", "size")}),
    )


def about_labels(condition: Renewal | OtherLabel, *held: HeldLabel) -> ConditionResult:
    framework = a_framework(an_indicator("a"), levels=[a_level(condition, key="silver")])
    case = Case(framework, scored(framework), figures(framework), History(held), AT)
    return renewal(condition, case) if isinstance(condition, Renewal) else other_label(condition, case)


@pytest.mark.parametrize(
    ("ends", "sentence", "met"),
    [
        (date(2026, 9, 11), "renewal_early", False),
        (date(2026, 9, 10), "renewal_open", True),
        (date(2025, 3, 10), "renewal_open", True),
        (date(2025, 3, 9), "renewal_over", False),
    ],
)
def test_renewal_of_a_label_holds_on_every_day_of_its_window(ends: date, sentence: str, met: bool) -> None:
    result = about_labels(Renewal("silver"), HeldLabel("silver", date(2023, 1, 1), ends))

    assert (result.met, [reason.id for reason in result.reasons]) == (met, [sentence])


def test_renewal_without_a_label_of_that_level_is_missing() -> None:
    result = about_labels(Renewal("silver"), HeldLabel("bronze", date(2024, 3, 10)))

    assert (result.met, result.missing) == (False, (Missing("label", "silver"),))


ELSEWHERE = HeldLabel("silver", date(2025, 1, 1), date(2027, 1, 1), "ecei", "esca", ("Certificate",))


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        (ELSEWHERE, "other_label"),
        (replace(ELSEWHERE, evidence=()), "other_label_not_shown"),
        (replace(ELSEWHERE, valid_until=date(2026, 3, 9)), "other_label_none"),
        (replace(ELSEWHERE, valid_until=None), "other_label_none"),
        (replace(ELSEWHERE, assessed_on=date(2026, 3, 11)), "other_label_none"),
        (replace(ELSEWHERE, level="starter"), "other_label_none"),
        (replace(ELSEWHERE, issuer="somebody"), "other_label_none"),
        (replace(ELSEWHERE, scheme=""), "other_label_none"),
    ],
)
def test_other_label_is_valid_today_by_a_known_issuer_and_shown(label: HeldLabel, sentence: str) -> None:
    result = about_labels(OtherLabel("ecei", ("bronze", "silver"), ("esca",)), label)

    assert (result.met, result.reasons[0].id) == (sentence == "other_label", sentence)
