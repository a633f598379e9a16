"""Levels that go beyond what figures give: they count, and whatever rests on them says so."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from excellence.method.frameworks import Framework
from excellence.method.scoring import IndicatorScore, Score, points_at, summed


def beyond_figures(score: Score) -> tuple[str, ...]:
    """The measured indicators that count more than their figures give, or count without their figures."""
    return tuple(each.key for each in score.indicators if each.counted > _given(each))


def as_figures_give(framework: Framework, score: Score) -> Score:
    """The same score with every measured indicator counting what its figures give, 0 where they are missing."""
    return summed(framework, [_lowered(framework, each) for each in score.indicators])


def _given(score: IndicatorScore) -> Fraction:
    """The level the figures give; for a judged indicator they give none, and its level stands."""
    if score.proposed is None:
        return score.counted
    return score.proposed if isinstance(score.proposed, Fraction) else Fraction(0)


def _lowered(framework: Framework, score: IndicatorScore) -> IndicatorScore:
    level = min(score.counted, _given(score))
    return replace(score, counted=level, points=points_at(framework.indicator(score.key), level))
