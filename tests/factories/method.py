"""Small frameworks, answers and figures for tests of the method."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from excellence.method.expressions.evaluation import Value, parse
from excellence.method.frameworks.values import (
    Condition,
    Criterion,
    Days,
    Dimension,
    Eligibility,
    Framework,
    Indicator,
    Judged,
    LabelLevel,
    Measured,
    Metric,
    MetricKind,
    NotApplicable,
    Provenance,
    RatioAtLeast,
    SmallTeam,
    Validity,
)
from excellence.method.labels.history import History
from excellence.method.labels.readiness import LevelReadiness, readiness
from excellence.method.scoring.answers import Answer
from excellence.method.scoring.facts import Facts
from excellence.method.scoring.score import Score, score
from excellence.method.sentences import TermKind

AT = date(2026, 3, 10)
PERIOD_END = date(2025, 12, 31)
PROPOSED = Provenance("proposed")
DOCUMENT, INTERVIEW = "file", "interview"
MONTHS_OF_NONE = (0, 0, 0, 0, 0)


def a_metric(key: str, kind: MetricKind = "count", *, derived: str | None = None, **fields: object) -> Metric:
    """A metric; `derived` is an expression, `low` and `high` the plausible range."""
    expression = parse(derived) if derived else None
    given: dict[str, object] = {"unit": "none", "period": "moment", "group": "all", **fields}
    return Metric(key=key, kind=kind, derived=expression, **given)  # type: ignore[arg-type]


def measured(metric: str, *cuts: int | str, small_team: SmallTeam | None = None) -> Measured:
    """One value with five rising cuts."""
    return Measured(
        conditions=tuple(parse(f"{metric} >= {cut}") for cut in cuts),
        value=parse(metric),
        cuts=tuple(Fraction(cut) for cut in cuts),
        small_team=small_team,
    )


def conditions(*texts: str) -> Measured:
    """Five conditions written out."""
    return Measured(conditions=tuple(parse(text) for text in texts))


def ceiling(*texts: str) -> Judged:
    """Judged under a ceiling of five conditions."""
    return Judged(ceiling=tuple(parse(text) for text in texts))


def days(*efforts: int | str) -> Days:
    """Person-days of the raises to level 1 to 5."""
    one, two, three, four, five = (Fraction(effort) for effort in efforts)
    return one, two, three, four, five


def an_indicator(key: str, *, dimension: str = "one", points: int | str = 5, **fields: object) -> Indicator:
    """A judged indicator of five points whose every raise takes a day, unless told otherwise."""
    given: dict[str, object] = {
        "number": f"N.{key}",
        "measure": Judged(),
        "audited_for": (),
        "days": days(1, 1, 1, 1, 1),
        "months": MONTHS_OF_NONE,
        **fields,
    }
    return Indicator(key=key, dimension=dimension, points=Fraction(points), **given)  # type: ignore[arg-type]


def a_level(requires: Condition, *, key: str = "gold", validity: Validity | None = None) -> LabelLevel:
    """A level of the label with this requirement."""
    return LabelLevel(key=key, requires=requires, assessors=1, provenance=PROPOSED, validity=validity)


def a_framework(
    *indicators: Indicator,
    levels: Iterable[LabelLevel | Condition] = (),
    metrics: Iterable[Metric] = (),
    criteria: Sequence[str] = (),
    waiver: str | None = None,
    **fields: object,
) -> Framework:
    """A framework of these indicators; dimensions follow from them, conditions given as levels are called gold."""
    keys = dict.fromkeys(indicator.dimension for indicator in indicators)
    given: dict[str, object] = {
        "id": "example",
        "version": "1",
        "semantics": 1,
        "issuer": "example-label-office",
        "number_series": "X",
        "rules_hash": "0" * 64,
        "validity": Validity(24, 36, 6, 12, "exact_day"),
        "max_not_applicable": 2,
        "evidence_days": Fraction(1, 2),
        **fields,
    }
    return Framework(
        dimensions=tuple(
            Dimension(key, str(number), tuple(item.key for item in indicators if item.dimension == key))
            for number, key in enumerate(keys, 1)
        ),
        indicators=indicators,
        metrics={metric.key: metric for metric in metrics},
        eligibility=Eligibility(
            tuple(Criterion(f"criterion_{number}", parse(text)) for number, text in enumerate(criteria, 1)),
            parse(waiver) if waiver else None,
        ),
        levels=tuple(level if isinstance(level, LabelLevel) else a_level(level) for level in levels),
        **given,  # type: ignore[arg-type]
    )


def thirty_one_indicators(*, left_out: int = 0, threshold: str = "0.8") -> Framework:
    """The shape of the 2013 indicators: a gate without points and thirty of five points, here in five equal dimensions.

    The last `left_out` indicators of the first dimension may be left out.
    """
    scored = [
        an_indicator(
            f"i{number:02}",
            dimension=f"d{number // 6}",
            not_applicable=NotApplicable() if 6 - left_out <= number < 6 else None,
        )
        for number in range(30)
    ]
    gate = an_indicator("gate", dimension="d0", points=0, gate=2)
    return a_framework(gate, *scored, levels=[RatioAtLeast(Fraction(threshold))])


def an_answer(level: int | str | None = None, *kinds: str, justification: str = "") -> Answer:
    """An answer with a document as evidence, unless other kinds of evidence are given."""
    shown = kinds or (DOCUMENT,)
    notes = shown.count(INTERVIEW)
    return Answer(None if level is None else Fraction(level), justification, len(shown) - notes, notes)


def bare(level: int | str | None = None) -> Answer:
    """An answer without any evidence."""
    return Answer(None if level is None else Fraction(level))


def left_out(reason: str = "The statutes forbid it.") -> Answer:
    """An answer that claims the indicator does not apply."""
    return Answer(not_applicable=reason)


def figures(framework: Framework, period_end: date = PERIOD_END, **values: Value | int | str) -> Facts:
    """Facts for a framework; whole numbers and decimal texts become exact numbers."""
    exact: dict[str, Value] = {
        key: Fraction(value) if isinstance(value, int | str) and not isinstance(value, bool) else value
        for key, value in values.items()
    }
    return Facts(framework.metrics, exact, period_end)


def scored(framework: Framework, *, panel: bool = False, facts: Facts | None = None, **answers: Answer | int) -> Score:
    """The score of answers by indicator key; a number is a level with evidence."""
    given = {key: value if isinstance(value, Answer) else an_answer(value) for key, value in answers.items()}
    return score(framework, given, facts or figures(framework), panel=panel)


def ready(
    framework: Framework, result: Score, *, facts: Facts | None = None, history: History | None = None, at: date = AT
) -> LevelReadiness:
    """The readiness for the framework's first label level."""
    return readiness(framework, result, facts or figures(framework), history or History(), at)[0]


class PlainSpeaker:
    """Says everything in English, with keys for names."""

    def translate(self, text: str, /) -> str:
        """The text itself."""
        return text

    def number(self, value: Fraction, /) -> str:
        """The number as a decimal, at most six digits."""
        return f"{float(value):.6g}"

    def day(self, value: date, /) -> str:
        """The day as year-month-day."""
        return value.isoformat()

    def is_one(self, value: Fraction, /) -> bool:
        """Whether English speaks of the number in the singular."""
        return value == 1

    def name(self, kind: TermKind, key: str, /) -> str:
        """The key."""
        return f"{kind} {key}" if kind == "criterion" else key
