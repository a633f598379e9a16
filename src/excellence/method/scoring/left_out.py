"""Which indicators may be left out because they do not apply, and why others may not (rule proposed)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from excellence.method.expressions import Unknown, evaluate
from excellence.method.frameworks import Framework, Indicator
from excellence.method.scoring.answers import Answer
from excellence.method.scoring.facts import Facts
from excellence.method.sentences import Reason, Term


def settled(framework: Framework, answers: Mapping[str, Answer], facts: Facts) -> dict[str, Reason | None]:
    """For every indicator claimed not to apply: None when it is left out, otherwise why it is not.

    Never a gate or an indicator with a minimum level, only where the framework foresees it, with a reason, unless
    the figures contradict the condition or, from the second way of computing on, leave it open; at most
    `max_not_applicable` of them in the framework's order. One whose condition is open takes a place too: otherwise a
    figure that is missing would make room for an exception that it leaves none for once it is entered.
    """
    decided: dict[str, Reason | None] = {}
    places = 0
    for indicator in framework.indicators:
        answer = answers.get(indicator.key)
        if answer is None or answer.not_applicable is None:
            continue
        refusal = _refusal(indicator, answer.not_applicable, facts, open_counts=framework.forgives_missing_figures)
        if refusal is None and places >= framework.max_not_applicable:
            refusal = Reason("exceptions_used_up", {"allowed": Fraction(framework.max_not_applicable)})
        places += refusal is None or refusal.id == "exception_open"
        decided[indicator.key] = refusal
    return decided


def _refusal(indicator: Indicator, given_reason: str, facts: Facts, *, open_counts: bool) -> Reason | None:
    if indicator.gate is not None:
        return Reason("exception_of_gate")
    if indicator.minimum is not None:
        return Reason("exception_of_minimum")
    exception = indicator.not_applicable
    if exception is None:
        return Reason("exception_not_foreseen")
    if not given_reason.strip():
        return Reason("exception_without_reason")
    holds = evaluate(exception.when, facts) if exception.when is not None else True
    if holds is False:
        return Reason("exception_contradicted")
    if isinstance(holds, Unknown) and not open_counts:
        return Reason("exception_open", {"metrics": tuple(Term("metric", key) for key in sorted(holds.metrics))})
    return None
