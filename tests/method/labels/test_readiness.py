"""Readiness: published scores, thresholds that only exact numbers tell apart, exceptions, and every condition."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excellence.method.frameworks.values import (
    All,
    Any,
    ClassAtLeast,
    Condition,
    Eligible,
    FactsComplete,
    Framework,
    Gates,
    Improvement,
    MinimumLevels,
    NotApplicable,
    OtherLabel,
    PointsAtLeast,
    PriorLabel,
    RatioAtLeast,
)
from excellence.method.labels.history import History
from excellence.method.labels.readiness import LevelReadiness, readiness
from excellence.method.labels.results import Missing
from excellence.method.scoring.answers import Answer
from excellence.method.scoring.score import Score
from excellence.method.sentences import Reason, Term, say
from tests.factories.method import (
    AT,
    PlainSpeaker,
    a_framework,
    a_level,
    a_metric,
    an_answer,
    an_indicator,
    figures,
    left_out,
    ready,
    scored,
    thirty_one_indicators,
)

CLASSES = (("A", Fraction(9, 10)), ("B", Fraction(4, 5)), ("C", Fraction(1, 2)))


def with_points(framework: Framework, points: Fraction, keys: list[str]) -> dict[str, Answer]:
    """Answers of five-point indicators that add up to `points`, in halves."""
    answers = {}
    for key in keys:
        level = min(points, Fraction(5))
        answers[key] = an_answer(str(level))
        points -= level
    assert points == 0
    return answers


def of_points(points: str, indicators: int, ratio: str = "0.8") -> tuple[Framework, Score]:
    keys = [f"i{number}" for number in range(indicators)]
    framework = a_framework(*(an_indicator(key) for key in keys), levels=[RatioAtLeast(Fraction(ratio))])
    return framework, scored(framework, panel=True, **with_points(framework, Fraction(points), keys))


@pytest.mark.parametrize(
    ("points", "indicators", "passes"),
    [
        ("120", 30, True),  # threshold, inclusive
        ("126", 30, True),  # Basque Energy Cluster 2017
        ("128", 30, True),  # Software-Cluster 2013
        ("135", 30, True),  # iD4CAR 2016
        ("139.5", 30, True),  # Blue Maritime, printed as 93 per cent
        ("141", 30, True),  # GCE NODE
        ("150", 30, True),
        ("85", 20, True),  # Energy Cluster Catalonia 2022
        ("119.5", 30, False),
        ("119", 30, False),
        ("0", 30, False),
    ],
)
def test_readiness_published_scores_pass_from_eighty_per_cent(points: str, indicators: int, passes: bool) -> None:
    framework, result = of_points(points, indicators)

    assert ready(framework, result).reached is passes
    assert result.ratio == Fraction(points) / (indicators * 5)


def test_readiness_tells_apart_what_prints_alike() -> None:
    passing, failing = of_points("120", 30), of_points("119.5", 30)

    printed = [f"{float(result.ratio):.0%}" for _, result in (passing, failing)]
    assert printed == ["80%", "80%"]
    assert [ready(*case).reached for case in (passing, failing)] == [True, False]


def test_readiness_says_points_in_a_sentence() -> None:
    framework, result = of_points("126", 30)

    (condition,) = ready(framework, result).conditions

    assert say(condition.reasons[0], PlainSpeaker()) == "You have 126 of 150 points; needed: 120."
    assert (condition.needed, condition.found, condition.missing) == (Fraction(4, 5), Fraction(21, 25), ())


def test_readiness_says_how_many_points_are_missing() -> None:
    framework, result = of_points("119.5", 30)

    (condition,) = ready(framework, result).conditions

    assert condition.missing == (Missing("points", "", Fraction(120), Fraction(239, 2)),)


@pytest.mark.parametrize(
    ("rest", "filled", "passes"),
    [(14, 119, False), (16, 120, True)],
    ids=["rest at 70 per cent", "rest at 80 per cent"],
)
def test_readiness_with_two_left_out_must_also_hold_with_their_points(rest: int, filled: int, passes: bool) -> None:
    framework = thirty_one_indicators(left_out=2)
    answers = {
        "i04": left_out(),
        "i05": left_out(),
        **with_points(framework, Fraction(rest), ["i00", "i01", "i02", "i03"]),
        **with_points(framework, Fraction(112 - rest), [f"i{number:02}" for number in range(6, 30)]),
    }

    result = scored(framework, **answers)
    (condition,) = ready(framework, result).conditions

    assert (result.points, result.maximum) == (112, 140)
    assert (result.points_with_missing, result.full_maximum) == (filled, 150)
    assert condition.met is passes
    assert condition.reasons == (
        Reason("points", {"found": Fraction(112), "maximum": Fraction(140), "needed": Fraction(112)}),
        Reason("points_with_missing", {"found": Fraction(filled), "maximum": Fraction(150), "needed": Fraction(120)}),
    )
    assert condition.missing == (() if passes else (Missing("points", "", Fraction(120), Fraction(119)),))
    assert condition.found == Fraction(filled, 150)


def readiness_of(requires: Condition, *, levels: dict[str, int] | None = None, **fields: object) -> LevelReadiness:
    framework = a_framework(
        an_indicator("a", points=0, gate=2),
        an_indicator("b", minimum=2),
        an_indicator("c", not_applicable=NotApplicable()),
        levels=[requires],
        metrics=[a_metric("fte")],
        criteria=["fte >= 1"],
    )
    given = levels or {}
    return ready(framework, scored(framework, **given), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("level", "met"), [(0, False), (1, False), (2, True), (5, True)])
def test_readiness_gates_hold_from_their_level(level: int, met: bool) -> None:
    result = readiness_of(Gates(), levels={"a": level}).result

    assert (result.met, result.needed, result.found) == (met, 1, 1 if met else 0)


def test_readiness_gate_that_is_closed_is_named() -> None:
    result = readiness_of(Gates(), levels={"a": 1}).result

    params = {"indicator": Term("indicator", "a"), "found": Fraction(1), "needed": 2}
    assert result.missing == (Missing("level", "a", Fraction(2), Fraction(1)),)
    assert result.reasons == (
        Reason("gates", {"needed": Fraction(1), "found": Fraction(0)}),
        Reason("gate_open", params),
    )


@pytest.mark.parametrize(("level", "met"), [(1, False), (2, True)])
def test_readiness_minimum_levels_hold_from_their_level(level: int, met: bool) -> None:
    result = readiness_of(MinimumLevels(), levels={"b": level}).result

    assert [reason.id for reason in result.reasons] == ["minimum_levels", *([] if met else ["below_minimum"])]
    assert result.met is met


@pytest.mark.parametrize(("points", "met"), [("6", True), ("6.5", False)])
def test_readiness_points_are_compared_plainly(points: str, met: bool) -> None:
    result = readiness_of(PointsAtLeast(Fraction(points)), levels={"b": 3, "c": 3}).result

    assert (result.met, result.needed, result.found) == (met, Fraction(points), 6)


@pytest.mark.parametrize(
    ("level", "reach", "met", "found"),
    [(5, "B", True, "A"), (4, "B", True, "B"), (3, "B", False, "C"), (3, "C", True, "C"), (2, "C", False, None)],
)
def test_readiness_class_holds_when_it_or_a_better_one_is_reached(
    level: int, reach: str, met: bool, found: str | None
) -> None:
    result = readiness_of(ClassAtLeast(reach, CLASSES), levels={"b": level, "c": level}).result

    assert (result.met, result.needed, result.found) == (met, reach, found)
    assert result.reasons[0].id == ("no_class" if found is None else "class_reached")
    assert result.reasons[1].id == "points"


def test_readiness_class_needs_the_filled_in_ratio_too() -> None:
    framework = a_framework(
        an_indicator("a", points=10, not_applicable=NotApplicable()),
        an_indicator("b", points=10),
        an_indicator("c", dimension="two", points=20),
        levels=[ClassAtLeast("B", CLASSES)],
    )

    result = ready(framework, scored(framework, a=left_out(), b=2, c=5)).result  # 24 of 30, filled in 28 of 40

    assert (result.met, result.found) == (False, "C")


@pytest.mark.parametrize(
    ("of", "met"),
    [
        ([Gates(), MinimumLevels()], True),
        ([Gates(), PointsAtLeast(Fraction(99))], False),
        ([Gates(), Eligible()], None),
        ([Eligible(), PointsAtLeast(Fraction(99))], False),
        ([], True),
    ],
)
def test_readiness_all_is_three_valued(of: list[Condition], met: bool | None) -> None:
    result = readiness_of(All(tuple(of)), levels={"a": 2, "b": 2})

    assert result.reached is met
    assert result.result.reasons == (Reason("all_hold" if met else "not_all_hold"),)
    assert result.conditions == result.result.parts


@pytest.mark.parametrize(
    ("of", "met"),
    [
        ([Eligible(), MinimumLevels()], True),
        ([Eligible(), PointsAtLeast(Fraction(99))], None),
        ([PointsAtLeast(Fraction(99)), PriorLabel("bronze", 18, 24)], False),
        ([], False),
    ],
)
def test_readiness_any_is_three_valued(of: list[Condition], met: bool | None) -> None:
    result = readiness_of(Any(tuple(of)), levels={"a": 2, "b": 2})

    assert result.reached is met
    assert result.result.reasons == (Reason("one_holds" if met else "none_holds"),)
    assert result.conditions == (result.result,)


def test_readiness_nested_conditions_keep_their_results() -> None:
    result = readiness_of(All((Gates(), Any((MinimumLevels(), Improvement(3))))), levels={"a": 2, "b": 2})

    assert [part.id for part in result.conditions] == ["gates", "any"]
    assert [part.id for part in result.conditions[1].parts] == ["minimum_levels", "improvement"]


@pytest.mark.parametrize(
    ("requires", "name"),
    [
        (Eligible(), "eligible"),
        (FactsComplete(("fte",)), "facts_complete"),
        (PriorLabel("bronze", 18, 24), "prior_label"),
        (Improvement(3), "improvement"),
    ],
)
def test_readiness_knows_the_conditions_besides_the_score(requires: Condition, name: str) -> None:
    assert readiness_of(requires).result.id == name


def test_readiness_gives_every_level_in_order() -> None:
    framework = a_framework(
        an_indicator("a", gate=2), levels=[a_level(All(()), key="bronze"), a_level(Gates(), key="gold")]
    )

    levels = readiness(framework, scored(framework), figures(framework), History(), AT)

    assert [(level.level, level.reached) for level in levels] == [("bronze", True), ("gold", False)]


RANK = {False: 0, None: 1, True: 2}


@given(
    st.lists(st.integers(0, 5), min_size=3, max_size=3),
    st.integers(0, 2),
    st.sampled_from([Gates(), MinimumLevels(), RatioAtLeast(Fraction(3, 5)), PointsAtLeast(Fraction(7)),
                     ClassAtLeast("B", CLASSES), All((Gates(), RatioAtLeast(Fraction(1, 2)))),
                     Any((MinimumLevels(), PointsAtLeast(Fraction(9))))]),
)  # fmt: skip
def test_readiness_raising_a_level_never_lowers_it(levels: list[int], index: int, requires: Condition) -> None:
    before = dict(zip("abc", levels, strict=True))
    after = before | {"abc"[index]: min(levels[index] + 1, 5)}

    assert RANK[readiness_of(requires, levels=after).reached] >= RANK[readiness_of(requires, levels=before).reached]


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        (RatioAtLeast(Fraction(1, 2)), True),
        (RatioAtLeast(Fraction(1, 2), strict=True), False),
        (PointsAtLeast(Fraction(5)), True),
        (PointsAtLeast(Fraction(5), strict=True), False),
        (RatioAtLeast(Fraction(3, 5), dimension="one"), True),
        (RatioAtLeast(Fraction(3, 5), strict=True, dimension="one"), False),
        (PointsAtLeast(Fraction(3), dimension="two"), False),
    ],
)
def test_limit_is_reached_or_passed_in_the_whole_or_in_one_dimension(condition: Condition, met: bool) -> None:
    framework = a_framework(an_indicator("a"), an_indicator("b", dimension="two"), levels=[condition])

    result = ready(framework, scored(framework, a=3, b=2)).result

    assert result.met is met
    assert all(say(reason, PlainSpeaker()) for reason in result.reasons)


def test_fulfilment_of_a_label_of_another_scheme_looks_at_what_is_held() -> None:
    framework = a_framework(an_indicator("a"), levels=[OtherLabel("other", ("gold",))])

    level = ready(framework, scored(framework))

    assert [(each.id, each.met) for each in level.conditions] == [("prior_label", False)]
