"""The score: what every indicator, every dimension and the whole of an assessment count.

Claims, figures and evidence come in; what counts goes out, beside what was claimed and why the two differ.
Nothing here changes an answer. Sources: points as max_points times level / highest; the rules about missing evidence,
ceilings, exceptions and small teams are proposed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from excellence.method.expressions import Unknown
from excellence.method.frameworks import Dimension, Framework, Indicator, Judged
from excellence.method.scoring import left_out, measuring
from excellence.method.scoring.answers import NO_ANSWER, Answer, is_level
from excellence.method.scoring.facts import Facts
from excellence.method.sentences import Param, Reason, Term

ProposalState = Literal["same", "filled", "differs", "forced"] | None


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """What one indicator counts, and why.

    `claimed` is the person's level, `proposed` the level figures give a measured indicator (None for a judged one),
    `counted` the level that counts. `with_evidence` would count if the evidence for the claim were complete.
    `maximum` is 0 when the indicator is left out (`applicable` False); `exception_refused` when it cannot be.
    `evidence_allows` is the highest level that can count with the evidence there is. `answered_points` are those of
    the level a person chose, whether it counts or not; 0 where nobody chose one.
    """

    key: str
    number: str
    claimed: Fraction | None
    proposed: Fraction | Unknown | None
    counted: Fraction
    points: Fraction
    maximum: Fraction
    evidence_allows: Fraction
    highest: int
    reasons: tuple[Reason, ...] = ()
    proposal: ProposalState = None
    with_evidence: Fraction = Fraction(0)
    applicable: bool = True
    exception_refused: bool = False
    answered_points: Fraction = Fraction(0)

    @property
    def lacks_evidence(self) -> bool:
        """Whether more would count if evidence were supplied."""
        return self.with_evidence > self.counted


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """Points of one dimension; `points_with_missing` fills left-out indicators in at the mean of the rest."""

    key: str
    number: str
    points: Fraction
    maximum: Fraction
    points_with_missing: Fraction
    full_maximum: Fraction

    @property
    def has_points(self) -> bool:
        """Whether points can be won in it at all."""
        return self.full_maximum > 0

    @property
    def ratio(self) -> Fraction:
        """Points divided by the maximum; 0 where nothing can be won."""
        return _ratio(self.points, self.maximum)

    @property
    def ratio_with_missing(self) -> Fraction:
        """The same with missing points filled in, over the maximum of all its indicators."""
        return _ratio(self.points_with_missing, self.full_maximum)


@dataclass(frozen=True, slots=True)
class Score:
    """The score of an assessment, exact.

    `claimed_points` would count if every level chosen, and every one figures propose, were accepted as it stands;
    `answered_points` are those of levels that a person chose. `points_with_missing` over
    `full_maximum` is the score with the points of left-out indicators counted at the mean of their dimension.
    """

    points: Fraction
    maximum: Fraction
    claimed_points: Fraction
    points_with_missing: Fraction
    full_maximum: Fraction
    dimensions: tuple[DimensionScore, ...]
    indicators: tuple[IndicatorScore, ...]

    @property
    def has_points(self) -> bool:
        """Whether points can be won at all; a scheme of gates alone has none, and nothing should speak of them."""
        return self.full_maximum > 0

    @property
    def answered_points(self) -> Fraction:
        """The points of the levels that people chose; what figures propose beside them is not among them."""
        return sum((indicator.answered_points for indicator in self.indicators), Fraction(0))

    @property
    def proposed_points(self) -> Fraction:
        """The points of the levels that figures propose and nobody has accepted yet."""
        return self.claimed_points - self.answered_points

    @property
    def ratio(self) -> Fraction:
        """Points divided by the maximum; 0 where nothing can be won."""
        return _ratio(self.points, self.maximum)

    @property
    def ratio_with_missing(self) -> Fraction:
        """The same with missing points filled in, over the maximum of all indicators."""
        return _ratio(self.points_with_missing, self.full_maximum)

    def indicator(self, key: str) -> IndicatorScore:
        """The score of an indicator by key; raises `KeyError`."""
        for indicator in self.indicators:
            if indicator.key == key:
                return indicator
        raise KeyError(key)


def score(framework: Framework, answers: Mapping[str, Answer], facts: Facts, *, panel: bool = False) -> Score:
    """What the answers count.

    `answers` are by indicator key; a missing one is an empty answer, which figures fill in where they can. A panel's
    levels may be halves, and notes for the interview need no document once a panel has seen them. Raises `KeyError`
    for an answer to no indicator and `ValueError` for a level that does not exist.
    """
    _require_answers(framework, answers, panel=panel)
    refusals = left_out.settled(framework, answers, facts)
    indicators = tuple(
        _left_out(indicator, answers[indicator.key], refusals[indicator.key], panel=panel)
        if indicator.key in refusals
        else _indicator_score(framework, indicator, answers.get(indicator.key, NO_ANSWER), facts, panel=panel)
        for indicator in framework.indicators
    )
    return summed(framework, indicators)


def summed(framework: Framework, indicators: Sequence[IndicatorScore]) -> Score:
    """The score that indicators, in the framework's order, add up to."""
    by_key = {indicator.key: indicator for indicator in indicators}
    dimensions = tuple(_dimension_score(dimension, framework, by_key) for dimension in framework.dimensions)
    return Score(
        points=sum((dimension.points for dimension in dimensions), Fraction(0)),
        maximum=sum((dimension.maximum for dimension in dimensions), Fraction(0)),
        claimed_points=sum(map(_claimed_points, framework.indicators, indicators), Fraction(0)),
        points_with_missing=sum((dimension.points_with_missing for dimension in dimensions), Fraction(0)),
        full_maximum=sum((dimension.full_maximum for dimension in dimensions), Fraction(0)),
        dimensions=dimensions,
        indicators=tuple(indicators),
    )


def points_at(indicator: Indicator, level: Fraction | int) -> Fraction:
    """The points an indicator carries at a level, exact."""
    return indicator.points_at(level)


@dataclass(slots=True)
class _Count:
    """What counts for one claim while the rules are applied to it."""

    counted: Fraction
    with_evidence: Fraction
    state: ProposalState
    reasons: list[Reason]


def _indicator_score(
    framework: Framework, indicator: Indicator, answer: Answer, facts: Facts, *, panel: bool
) -> IndicatorScore:
    name = Term("indicator", indicator.key)
    judged = isinstance(indicator.measure, Judged)
    said = measuring.proposal(indicator, facts)
    notes = [] if said is None else _notes_on_figures(name, said)
    level = said.level if said is not None and isinstance(said.level, Fraction) else None
    if answer.level is None:
        count = _unclaimed(name, None if judged else level)
    else:
        count = _claimed(name, answer.level, level, judged=judged)
        if judged and said is not None and isinstance(said.level, Unknown) and not framework.forgives_missing_figures:
            _limit_to_proven(count, name, said.proven, said.level)
    _weigh_evidence(count, indicator, answer, panel=panel)
    return IndicatorScore(
        key=indicator.key,
        number=indicator.number,
        claimed=answer.level,
        proposed=None if judged or said is None else said.level,
        counted=count.counted,
        points=points_at(indicator, count.counted),
        maximum=indicator.points,
        reasons=(*notes, *count.reasons),
        proposal=count.state,
        with_evidence=count.with_evidence,
        evidence_allows=_evidence_allows(indicator, answer, panel=panel),
        highest=indicator.highest,
        answered_points=_answered_points(indicator, answer),
    )


def _left_out(indicator: Indicator, answer: Answer, refusal: Reason | None, *, panel: bool) -> IndicatorScore:
    name = Term("indicator", indicator.key)
    reason = Reason("not_applicable", {"indicator": name})
    if refusal is not None:
        reason = Reason("not_applicable_refused", {"indicator": name, "why": refusal})
    return IndicatorScore(
        key=indicator.key,
        number=indicator.number,
        claimed=answer.level,
        proposed=None,
        counted=Fraction(0),
        points=Fraction(0),
        maximum=Fraction(0) if refusal is None else indicator.points,
        reasons=(reason,),
        applicable=refusal is not None,
        exception_refused=refusal is not None,
        evidence_allows=_evidence_allows(indicator, answer, panel=panel),
        highest=indicator.highest,
        answered_points=Fraction(0) if refusal is None else _answered_points(indicator, answer),
    )


def _evidence_allows(indicator: Indicator, answer: Answer, *, panel: bool) -> Fraction:
    """The highest level that can count: none without evidence, 1 with notes for the interview alone."""
    if not answer.has_evidence:
        return Fraction(0)
    return Fraction(_noted(indicator) if answer.has_only_interview and not panel else indicator.highest)


def _noted(indicator: Indicator) -> int:
    """What notes for the interview count at most until a panel has seen more: 1, and 0 where 1 is the highest level."""
    return min(1, indicator.highest - 1)


def _notes_on_figures(name: Term, said: measuring.Proposal) -> list[Reason]:
    if isinstance(said.level, Unknown):
        metrics = tuple(Term("metric", key) for key in sorted(said.level.metrics))
        return [Reason("figures_missing", {"indicator": name, "metrics": metrics})]
    if said.plain is not None:
        return [Reason("small_team", {"indicator": name, "proposed": said.level, "plain": said.plain})]
    return []


def _unclaimed(name: Term, proposed: Fraction | None) -> _Count:
    """Figures fill an empty answer provisionally; what they give needs evidence like any claim."""
    if proposed is None:
        return _Count(Fraction(0), Fraction(0), None, [Reason("unanswered", {"indicator": name})])
    return _Count(proposed, proposed, "filled", [])


def _claimed(name: Term, claimed: Fraction, level: Fraction | None, *, judged: bool) -> _Count:
    count = _Count(claimed, claimed, None, [])
    params: dict[str, Param] = {"indicator": name, "claimed": claimed}
    if level is None:
        return count
    if not judged:
        count.state = "same" if claimed == level else "differs"
        if claimed != level:
            count.reasons.append(Reason("differs_from_figures", {**params, "proposed": level}))
    elif claimed > level:
        count.counted = count.with_evidence = level
        count.state = "forced"
        count.reasons.append(Reason("above_ceiling", {**params, "ceiling": level}))
    return count


def _limit_to_proven(count: _Count, name: Term, proven: Fraction, unknown: Unknown) -> None:
    """A ceiling that is not known allows what holds without the missing figures (from semantics 2)."""
    if count.counted <= proven:
        return
    metrics = tuple(Term("metric", key) for key in sorted(unknown.metrics))
    params: dict[str, Param] = {"indicator": name, "claimed": count.counted, "proven": proven, "metrics": metrics}
    count.reasons.append(Reason("ceiling_unknown", params))
    count.counted = count.with_evidence = proven
    count.state = "forced"


def _weigh_evidence(count: _Count, indicator: Indicator, answer: Answer, *, panel: bool) -> None:
    """Without evidence a level counts 0; with notes for the interview alone 1, until a panel has seen more.

    Where 1 is the highest level, notes count 0. The same holds for a level that figures filled in: otherwise accepting
    it would lower the score.
    """
    filled = "filled_" if count.state == "filled" else ""
    name = Term("indicator", indicator.key)
    params: dict[str, Param] = {"indicator": name, "proposed" if filled else "claimed": answer.level or count.counted}
    noted = _noted(indicator)
    if not answer.has_evidence and count.counted > 0:
        count.counted = Fraction(0)
        count.reasons.append(Reason(f"{filled}no_evidence", params))
    elif not panel and answer.has_only_interview and count.counted > noted:
        count.counted = Fraction(noted)
        count.reasons.append(Reason(f"{filled}only_interview" if noted else "interview_counts_0", params))
    elif filled:
        count.reasons.append(Reason("filled_from_figures", params))


def _dimension_score(
    dimension: Dimension, framework: Framework, scores: Mapping[str, IndicatorScore]
) -> DimensionScore:
    counted = [scores[key] for key in dimension.indicators]
    points = sum((indicator.points for indicator in counted), Fraction(0))
    maximum = sum((indicator.maximum for indicator in counted), Fraction(0))
    full = sum((framework.indicator(key).points for key in dimension.indicators), Fraction(0))
    return DimensionScore(
        key=dimension.key,
        number=dimension.number,
        points=points,
        maximum=maximum,
        points_with_missing=_ratio(points, maximum) * full,
        full_maximum=full,
    )


def _claimed_points(indicator: Indicator, counted: IndicatorScore) -> Fraction:
    if not counted.applicable or counted.claimed is not None:
        return counted.answered_points
    return indicator.points_at(counted.with_evidence)


def _answered_points(indicator: Indicator, answer: Answer) -> Fraction:
    return Fraction(0) if answer.level is None else indicator.points_at(answer.level)


def _ratio(points: Fraction, maximum: Fraction) -> Fraction:
    return points / maximum if maximum else Fraction(0)


def _require_answers(framework: Framework, answers: Mapping[str, Answer], *, panel: bool) -> None:
    indicators = {indicator.key: indicator for indicator in framework.indicators}
    for key, answer in answers.items():
        indicator = indicators[key]
        if answer.level is not None and not is_level(answer.level, indicator, panel=panel):
            raise ValueError(f"{key}: there is no level {answer.level}")
