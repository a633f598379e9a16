"""The score: what counts, beside what was claimed, and why."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excellence.method.expressions.evaluation import Unknown, parse
from excellence.method.frameworks.values import Judged, NotApplicable, SmallTeam
from excellence.method.scoring.answers import Answer
from excellence.method.scoring.score import IndicatorScore, points_at, score
from excellence.method.sentences import Reason, Term
from tests.factories.method import (
    DOCUMENT,
    INTERVIEW,
    a_framework,
    a_metric,
    an_answer,
    an_indicator,
    bare,
    ceiling,
    figures,
    left_out,
    measured,
    scored,
    thirty_one_indicators,
)

A = Term("indicator", "a")
MEASURED = a_framework(an_indicator("a", measure=measured("value", 1, 2, 3, 4, 5)), metrics=[a_metric("value")])
JUDGED = a_framework(an_indicator("a"))
CAPPED = a_framework(
    an_indicator("a", measure=ceiling("value >= 1", "value >= 2", "value >= 3", "value >= 4", "value >= 5")),
    metrics=[a_metric("value")],
)


def counted(result: IndicatorScore) -> tuple[Fraction | None, Fraction, str | None, tuple[str, ...]]:
    return result.claimed, result.counted, result.proposal, tuple(reason.id for reason in result.reasons)


@pytest.mark.parametrize(
    ("points", "level", "worth"), [("5", "3", "3"), ("5", "5/2", "5/2"), ("4", "3", "12/5"), ("0", "5", "0")]
)
def test_points_at_is_the_exact_share_of_the_maximum(points: str, level: str, worth: str) -> None:
    indicator = an_indicator("a", points=points)

    assert points_at(indicator, Fraction(level)) == Fraction(worth)


def test_score_adds_points_by_dimension() -> None:
    framework = a_framework(
        an_indicator("a"), an_indicator("b", points=4), an_indicator("c", dimension="two", points=10)
    )

    result = scored(framework, a=3, b=3, c=1)

    assert (result.points, result.maximum, result.ratio) == (Fraction(37, 5), Fraction(19), Fraction(37, 95))
    assert [(item.key, item.number, item.points, item.maximum) for item in result.dimensions] == [
        ("one", "1", Fraction(27, 5), Fraction(9)),
        ("two", "2", Fraction(2), Fraction(10)),
    ]
    assert [item.ratio for item in result.dimensions] == [Fraction(3, 5), Fraction(1, 5)]


def test_score_of_no_answers_is_nothing() -> None:
    result = scored(JUDGED)

    assert (result.points, result.maximum) == (0, 5)
    assert counted(result.indicator("a")) == (None, 0, None, ("unanswered",))


def test_score_of_a_framework_without_points_has_ratio_zero() -> None:
    result = scored(a_framework(an_indicator("a", points=0)), a=5)

    assert (result.ratio, result.ratio_with_missing, result.dimensions[0].ratio) == (0, 0, 0)


def test_score_gate_carries_no_points() -> None:
    result = scored(thirty_one_indicators(), gate=5)

    assert (result.points, result.maximum) == (0, 150)


def test_indicator_of_unknown_key_raises() -> None:
    with pytest.raises(KeyError):
        scored(JUDGED).indicator("b")


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [
        (3, (Fraction(3), Fraction(3), "same", ())),
        (4, (Fraction(4), Fraction(4), "differs", ("differs_from_figures",))),
        (1, (Fraction(1), Fraction(1), "differs", ("differs_from_figures",))),
    ],
)
def test_score_claim_stands_beside_what_figures_propose(claimed: int, expected: tuple[object, ...]) -> None:
    result = scored(MEASURED, facts=figures(MEASURED, value=3), a=claimed)

    assert counted(result.indicator("a")) == expected
    assert result.indicator("a").proposed == 3


def test_score_figures_fill_an_empty_answer_provisionally() -> None:
    result = scored(MEASURED, facts=figures(MEASURED, value=4), a=an_answer())

    filled = Reason("filled_from_figures", {"indicator": A, "proposed": Fraction(4)})
    assert counted(result.indicator("a")) == (None, Fraction(4), "filled", ("filled_from_figures",))
    assert result.indicator("a").reasons == (filled,)
    assert result.claimed_points == 4


@pytest.mark.parametrize(
    ("answer", "panel", "counts", "reason"),
    [
        (bare(), False, Fraction(0), "filled_no_evidence"),
        (bare(), True, Fraction(0), "filled_no_evidence"),
        (an_answer(None, INTERVIEW), False, Fraction(1), "filled_only_interview"),
        (an_answer(None, INTERVIEW), True, Fraction(4), "filled_from_figures"),
    ],
)
def test_score_what_figures_fill_in_needs_evidence_like_a_claim(
    answer: Answer, panel: bool, counts: Fraction, reason: str
) -> None:
    result = scored(MEASURED, panel=panel, facts=figures(MEASURED, value=4), a=answer)

    assert counted(result.indicator("a")) == (None, counts, "filled", (reason,))
    assert result.indicator("a").with_evidence == 4
    assert result.claimed_points == 4


def test_score_accepting_what_figures_give_changes_nothing() -> None:
    facts = figures(MEASURED, value=4)

    filled = scored(MEASURED, facts=facts, a=bare()), scored(MEASURED, facts=facts, a=an_answer())
    accepted = scored(MEASURED, facts=facts, a=bare(4)), scored(MEASURED, facts=facts, a=an_answer(4))

    assert [score.points for score in filled] == [score.points for score in accepted]


def test_score_missing_figures_are_named_and_the_claim_counts() -> None:
    result = scored(MEASURED, a=3)

    missing = Reason("figures_missing", {"indicator": A, "metrics": (Term("metric", "value"),)})
    assert result.indicator("a").reasons == (missing,)
    assert result.indicator("a").proposed == Unknown(frozenset({"value"}))
    assert counted(result.indicator("a")) == (Fraction(3), Fraction(3), None, ("figures_missing",))


def test_score_missing_figures_and_no_claim_count_nothing() -> None:
    result = scored(MEASURED)

    assert counted(result.indicator("a")) == (None, Fraction(0), None, ("figures_missing", "unanswered"))


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [
        (5, (Fraction(5), Fraction(3), "forced", ("above_ceiling",))),
        (3, (Fraction(3), Fraction(3), None, ())),
        (2, (Fraction(2), Fraction(2), None, ())),
    ],
)
def test_score_judged_counts_at_most_its_ceiling(claimed: int, expected: tuple[object, ...]) -> None:
    result = scored(CAPPED, facts=figures(CAPPED, value=3), a=claimed)

    assert counted(result.indicator("a")) == expected
    assert result.indicator("a").proposed is None
    assert result.claimed_points == claimed


def test_score_ceiling_does_not_fill_an_empty_answer() -> None:
    result = scored(CAPPED, facts=figures(CAPPED, value=3))

    assert counted(result.indicator("a")) == (None, Fraction(0), None, ("unanswered",))


def test_score_unknown_ceiling_does_not_bind() -> None:
    result = scored(CAPPED, a=5)

    assert counted(result.indicator("a")) == (Fraction(5), Fraction(5), None, ("figures_missing",))


@pytest.mark.parametrize(
    ("answer", "panel", "expected"),
    [
        (bare(4), False, (Fraction(4), Fraction(0), None, ("no_evidence",))),
        (bare(4), True, (Fraction(4), Fraction(0), None, ("no_evidence",))),
        (bare(0), False, (Fraction(0), Fraction(0), None, ())),
        (an_answer(4, INTERVIEW), False, (Fraction(4), Fraction(1), None, ("only_interview",))),
        (an_answer(4, INTERVIEW), True, (Fraction(4), Fraction(4), None, ())),
        (an_answer(1, INTERVIEW), False, (Fraction(1), Fraction(1), None, ())),
        (an_answer(4, INTERVIEW, DOCUMENT), False, (Fraction(4), Fraction(4), None, ())),
        (an_answer(4, "link"), False, (Fraction(4), Fraction(4), None, ())),
        (an_answer("5/2"), True, (Fraction(5, 2), Fraction(5, 2), None, ())),
    ],
)
def test_score_counts_as_far_as_evidence_goes(answer: Answer, panel: bool, expected: tuple[object, ...]) -> None:
    result = scored(JUDGED, panel=panel, a=answer)

    assert counted(result.indicator("a")) == expected


def test_score_with_evidence_would_count_the_claim_under_its_ceiling() -> None:
    result = scored(CAPPED, facts=figures(CAPPED, value=3), a=bare(5)).indicator("a")

    assert counted(result) == (Fraction(5), Fraction(0), "forced", ("above_ceiling", "no_evidence"))
    assert (result.with_evidence, result.lacks_evidence) == (3, True)


def test_score_claim_with_evidence_lacks_none() -> None:
    assert scored(JUDGED, a=3).indicator("a").lacks_evidence is False


def test_score_small_team_says_what_the_rule_did() -> None:
    team = SmallTeam("heads", "stayed", Fraction(5))
    framework = a_framework(
        an_indicator("a", measure=measured("kept", 30, 50, 65, 75, 85, small_team=team)),
        metrics=[a_metric("heads"), a_metric("stayed"), a_metric("kept", derived="100 * stayed / heads")],
    )

    result = scored(framework, facts=figures(framework, heads=3, stayed=2), a=4).indicator("a")

    assert result.reasons == (Reason("small_team", {"indicator": A, "proposed": Fraction(4), "plain": Fraction(3)}),)
    assert result.proposal == "same"


def test_score_indicator_left_out_leaves_the_maximum_too() -> None:
    framework = a_framework(an_indicator("a", not_applicable=NotApplicable()), an_indicator("b"))

    result = scored(framework, a=left_out(), b=4)

    assert (result.points, result.maximum, result.full_maximum) == (4, 5, 10)
    assert (result.points_with_missing, result.ratio_with_missing) == (8, Fraction(4, 5))
    assert result.indicator("a").reasons == (Reason("not_applicable", {"indicator": A}),)


def test_score_exception_refused_counts_nothing_and_says_why() -> None:
    result = scored(JUDGED, a=left_out())

    why = Reason("exception_not_foreseen")
    assert (result.points, result.maximum) == (0, 5)
    assert result.indicator("a").reasons == (Reason("not_applicable_refused", {"indicator": A, "why": why}),)


def test_score_dimension_without_rest_counts_its_missing_points_nothing() -> None:
    framework = a_framework(
        an_indicator("a", not_applicable=NotApplicable()), an_indicator("b", dimension="two", points=10)
    )

    result = scored(framework, a=left_out(), b=5)

    assert (result.points, result.maximum) == (10, 10)
    assert (result.points_with_missing, result.full_maximum) == (10, 15)


def test_score_answer_to_no_indicator_raises() -> None:
    with pytest.raises(KeyError):
        scored(JUDGED, b=3)


@pytest.mark.parametrize(("level", "panel"), [("6", True), ("-1", False), ("5/2", False), ("7/3", True)])
def test_score_level_that_does_not_exist_raises(level: str, panel: bool) -> None:
    with pytest.raises(ValueError, match="a: there is no level"):
        scored(JUDGED, panel=panel, a=an_answer(level))


LEVELS = st.lists(st.integers(0, 5), min_size=31, max_size=31)
THIRTY_ONE = thirty_one_indicators()
KEYS = [indicator.key for indicator in THIRTY_ONE.indicators]


@given(LEVELS)
def test_score_any_levels_give_their_exact_sum(levels: list[int]) -> None:
    result = scored(THIRTY_ONE, **dict(zip(KEYS, levels, strict=True)))

    assert result.points == sum(levels[1:])
    assert result.ratio == Fraction(sum(levels[1:]), 150)
    assert result.points_with_missing == result.points


@given(LEVELS, st.randoms())
def test_score_does_not_depend_on_the_order_of_answers(levels: list[int], chance: random.Random) -> None:
    answers = {key: an_answer(level) for key, level in zip(KEYS, levels, strict=True)}
    shuffled = list(answers.items())
    chance.shuffle(shuffled)

    facts = figures(THIRTY_ONE)

    assert score(THIRTY_ONE, dict(shuffled), facts) == score(THIRTY_ONE, answers, facts)


@given(LEVELS, st.integers(0, 30), st.sampled_from([(DOCUMENT,), (INTERVIEW,)]))
def test_score_raising_a_level_never_lowers_it(levels: list[int], index: int, evidence: tuple[str, ...]) -> None:
    answers = {key: an_answer(level, *evidence) for key, level in zip(KEYS, levels, strict=True)}
    raised = answers | {KEYS[index]: an_answer(min(levels[index] + 1, 5), *evidence)}

    before, after = scored(THIRTY_ONE, **answers), scored(THIRTY_ONE, **raised)

    assert after.points >= before.points
    assert after.points_with_missing >= before.points_with_missing
    assert after.claimed_points >= after.points


@given(st.integers(0, 5), st.integers(0, 5), st.booleans())
def test_score_never_counts_more_than_claimed(claimed: int, allowed: int, with_document: bool) -> None:
    answer = an_answer(claimed, DOCUMENT if with_document else INTERVIEW)

    result = scored(CAPPED, facts=figures(CAPPED, value=allowed), a=answer).indicator("a")

    assert result.counted <= result.with_evidence == min(claimed, allowed)
    assert result.claimed == claimed


def test_score_unknown_ceiling_counts_what_holds_without_the_missing_figure_from_the_second_way_of_computing_on() -> (
    None
):
    metrics = [a_metric("links"), a_metric("foreign")]
    rising = ceiling("links >= 1", "links >= 2", "links >= 3", "links >= 4", "links >= 5 and foreign >= 2")
    framework = a_framework(an_indicator("a", measure=rising), metrics=metrics, semantics=2)

    found = {
        name: scored(framework, facts=figures(framework, **given), a=5).indicator("a").counted
        for name, given in {"none": {}, "links": {"links": 8}, "both": {"links": 8, "foreign": 2}}.items()
    }

    assert found == {"none": 0, "links": 4, "both": 5}


@given(st.integers(0, 9), st.integers(0, 5))
def test_score_leaving_a_figure_out_never_beats_entering_it_from_the_second_way_of_computing_on(
    value: int, level: int
) -> None:
    framework = a_framework(*CAPPED.indicators, metrics=CAPPED.metrics.values(), semantics=2)

    without, entered = scored(framework, a=level), scored(framework, facts=figures(framework, value=value), a=level)

    assert without.points <= entered.points


@pytest.mark.parametrize(
    ("grades", "level", "points"),
    [
        (("0", "30"), "1", "30"),
        (("0", "10", "30"), "1", "10"),
        (("5", "10", "30"), "0", "5"),
        (("0", "10", "30"), "1.5", "20"),
    ],
)
def test_points_at_follow_the_grades_of_the_indicator(grades: tuple[str, ...], level: str, points: str) -> None:
    indicator = an_indicator(
        "a", points=30, measure=Judged(highest=len(grades) - 1), grades=tuple(Fraction(grade) for grade in grades)
    )

    assert points_at(indicator, Fraction(level)) == Fraction(points)


def test_score_yes_or_no_shown_by_a_note_alone_counts_nothing_until_a_panel_has_seen_it() -> None:
    framework = a_framework(an_indicator("a", measure=Judged(highest=1)))
    noted = an_answer(1, INTERVIEW)

    found = [scored(framework, panel=panel, a=noted).indicator("a").counted for panel in (False, True)]

    assert found == [0, 1]


def test_exception_whose_condition_is_open_is_refused_from_the_second_way_of_computing_on() -> None:
    exception = NotApplicable(parse("running < 2"))
    found = []
    for semantics in (1, 2):
        metrics = [a_metric("running", "decimal")]
        framework = a_framework(an_indicator("a", not_applicable=exception), metrics=metrics, semantics=semantics)
        found.append(scored(framework, a=left_out()).indicator("a").applicable)

    assert found == [False, True]
