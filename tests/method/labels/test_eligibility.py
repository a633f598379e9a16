"""Eligibility with its waiver, and figures that must be entered."""

from __future__ import annotations

from fractions import Fraction

import pytest

from excellence.method.expressions.evaluation import parse
from excellence.method.labels.eligibility import eligible, facts_complete
from excellence.method.labels.needs import FigureNeed
from excellence.method.labels.results import ConditionResult, Missing
from excellence.method.sentences import Reason, Term
from tests.factories.method import a_framework, a_metric, figures

METRICS = [
    a_metric("fte", "decimal"),
    a_metric("committed"),
    a_metric("recognised", "flag"),
    a_metric("per_head", "decimal", derived="committed / fte"),
]
TEAM, MEMBERS = Term("criterion", "criterion_1"), Term("criterion", "criterion_2")


def asked(needed: Fraction, found: Fraction) -> Reason:
    return Reason("figure_needed", {"metric": Term("metric", "fte"), "sign": "≥", "needed": needed, "found": found})


def judged(waiver: str | None = None, **values: int | bool | str) -> ConditionResult:
    framework = a_framework(metrics=METRICS, criteria=["fte >= 0.5", "committed >= 15"], waiver=waiver)
    return eligible(framework.eligibility, figures(framework, **values))


def test_eligible_when_every_criterion_is_fulfilled() -> None:
    result = judged(fte="0.5", committed=15)

    counts = {"needed": Fraction(2), "found": Fraction(2)}
    assert result == ConditionResult("eligible", True, Fraction(2), Fraction(2), (), (Reason("eligible", counts),))


def test_eligible_not_when_a_criterion_fails() -> None:
    result = judged(fte="0.4", committed=15)

    need = FigureNeed("fte", True, ">=", Fraction(1, 2), Fraction(2, 5))
    assert (result.met, result.needed, result.found) == (False, 2, 1)
    assert result.missing == (Missing("criterion", "criterion_1", figures=(need,)),)
    assert result.reasons == (
        Reason("not_eligible", {"needed": Fraction(2), "found": Fraction(1)}),
        Reason("criterion_open", {"criterion": TEAM}),
        asked(Fraction(1, 2), Fraction(2, 5)),
    )


def test_eligible_unknown_when_a_figure_is_missing() -> None:
    result = judged(fte=1)

    assert result.met is None
    assert result.reasons == (
        Reason("eligibility_unknown", {"needed": Fraction(2), "found": Fraction(1)}),
        Reason("criterion_unknown", {"criterion": MEMBERS, "metrics": (Term("metric", "committed"),)}),
    )


def test_eligible_not_when_one_fails_and_another_is_unknown() -> None:
    assert judged(fte=0).met is False


@pytest.mark.parametrize("values", [{"fte": 0}, {"fte": 1}, {}])
def test_eligible_by_waiver_whatever_the_criteria(values: dict[str, int]) -> None:
    result = judged("recognised", recognised=True, **values)

    assert (result.met, result.reasons) == (True, (Reason("eligible_by_waiver"),))


def test_eligible_needs_no_waiver_when_criteria_hold() -> None:
    result = judged("recognised", recognised=True, fte=1, committed=20)

    assert [reason.id for reason in result.reasons] == ["eligible"]


def test_eligible_not_when_the_waiver_does_not_apply() -> None:
    assert judged("recognised", recognised=False, fte=0, committed=20).met is False


def test_eligible_unknown_while_a_waiver_could_still_apply() -> None:
    result = judged("recognised", fte=0, committed=20)

    assert result.met is None
    assert result.reasons[1:] == (
        Reason("criterion_open", {"criterion": TEAM}),
        asked(Fraction(1, 2), Fraction(0)),
        Reason("waiver_unknown", {"metrics": (Term("metric", "recognised"),)}),
    )


def test_eligible_when_a_framework_has_no_criteria() -> None:
    framework = a_framework()

    assert eligible(framework.eligibility, figures(framework)).met is True


def test_facts_complete_when_all_are_there() -> None:
    framework = a_framework(metrics=METRICS)

    result = facts_complete(["fte", "per_head"], {}, figures(framework, fte=1, committed=3))

    counts = {"needed": Fraction(2), "found": Fraction(2)}
    assert result == ConditionResult(
        "facts_complete", True, Fraction(2), Fraction(2), (), (Reason("facts_complete", counts),)
    )


def test_facts_complete_names_the_figures_behind_a_derived_one() -> None:
    framework = a_framework(metrics=METRICS)

    result = facts_complete(["fte", "per_head"], {}, figures(framework))

    assert (result.met, result.found) == (False, 0)
    assert result.missing == (Missing("metric", "fte"), Missing("metric", "per_head"))
    assert result.reasons[1] == Reason(
        "facts_missing", {"metrics": (Term("metric", "committed"), Term("metric", "fte"))}
    )


def test_facts_complete_names_a_divisor_of_zero() -> None:
    framework = a_framework(metrics=METRICS)

    result = facts_complete(["per_head"], {}, figures(framework, fte=0, committed=3))

    assert result.reasons[1] == Reason("facts_missing", {"metrics": (Term("metric", "fte"),)})


def test_facts_complete_counts_a_figure_that_cannot_be_had_yet_with_its_reason() -> None:
    framework = a_framework(metrics=[a_metric("surveyed", "flag"), a_metric("satisfied", "percent")])
    not_yet = {"satisfied": parse("surveyed is no")}

    found = [
        facts_complete(["satisfied"], not_yet, figures(framework, **given))
        for given in ({"surveyed": False}, {"surveyed": True}, {})
    ]

    assert [result.met for result in found] == [True, False, False]
    assert found[0].reasons[1] == Reason(
        "not_yet", {"metric": Term("metric", "satisfied"), "why": Term("not_yet", "satisfied")}
    )
