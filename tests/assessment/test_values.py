"""One self-assessment as a value, and the paths that are cached by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from excellence.assessment.models import Assessment
from excellence.assessment.values import Values, stored_values
from excellence.facts.models import Fact
from excellence.method.paths import path_to
from tests.cast import Cast
from tests.factories.assessments import EarlierLabelFactory

DAY, NEXT_DAY = date(2026, 3, 2), date(2026, 3, 3)


def worked_out(values: Values, level: str, at: date) -> object:
    return path_to(values.framework, values.score, values.facts, level, values.history, at)


def test_cached_path_is_the_one_worked_out(answered: Assessment) -> None:
    answered.answers.update(level=2)
    values = stored_values(answered)

    first, second = (values.path_to("gold", DAY) for _ in range(2))

    assert first is second
    assert first == worked_out(values, "gold", DAY)


def test_cached_path_is_never_that_of_another_day_level_answer_figure_or_label(
    cast: Cast, answered: Assessment
) -> None:
    answered.answers.update(level=2)
    values = stored_values(answered)
    values.path_to("gold", DAY)

    answered.answers.filter(indicator="clarity_of_roles").update(level=1)
    other_answer = stored_values(answered)
    Fact.objects.filter(metric_id="fte").update(value="9")
    other_figure = stored_values(answered)
    EarlierLabelFactory(assessment=answered, saved_by=cast.owner)
    other_label = stored_values(answered)

    cases = [
        (values, "gold", NEXT_DAY),
        (values, "silver", DAY),
        *((each, "gold", DAY) for each in (other_answer, other_figure, other_label)),
    ]
    assert [each.path_to(level, at) for each, level, at in cases] == [worked_out(*case) for case in cases]
    assert len({each.fingerprint for each, _, _ in cases}) == 4


def test_fingerprint_follows_the_rules(answered: Assessment) -> None:
    values = stored_values(answered)

    others = replace(values, framework=replace(values.framework, rules_hash="0" * 64))

    assert others.fingerprint != values.fingerprint
