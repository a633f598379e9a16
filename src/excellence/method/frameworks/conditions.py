"""What a label level requires, read from a document and taken apart."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any as Plain

from excellence.method.frameworks.values import (
    All,
    Any,
    ClassAtLeast,
    Condition,
    Eligible,
    FactsComplete,
    Gates,
    Improvement,
    MinimumLevels,
    OtherLabel,
    PointsAtLeast,
    PriorLabel,
    RatioAtLeast,
    Renewal,
)

_WORDS: dict[str, Condition] = {"eligible": Eligible(), "gates": Gates(), "minimum_levels": MinimumLevels()}


def condition_from(entry: Plain) -> Condition:
    """The condition a document's entry stands for; raises `KeyError` when there is none of that name."""
    if isinstance(entry, str):
        return _WORDS[entry]
    ((name, content),) = entry.items()
    return _READERS[name](content)


def _all(content: Plain) -> Condition:
    return All(tuple(map(condition_from, content)))


def _any(content: Plain) -> Condition:
    return Any(tuple(map(condition_from, content)))


def _facts_complete(content: Plain) -> Condition:
    return FactsComplete(tuple(content))


def _prior_label(content: Plain) -> Condition:
    return PriorLabel(content["level"], int(content["from_months"]), int(content["to_months"]))


def _renewal(content: Plain) -> Condition:
    return Renewal(content["level"])


def _other_label(content: Plain) -> Condition:
    return OtherLabel(content["scheme"], tuple(content["levels"]), tuple(content.get("issuers", ())))


def _improvement(content: Plain) -> Condition:
    return Improvement(int(content["areas"]))


def _ratio(content: Plain, *, strict: bool = False) -> Condition:
    return RatioAtLeast(Fraction(content), strict)


def _points(content: Plain, *, strict: bool = False) -> Condition:
    return PointsAtLeast(Fraction(content), strict)


def _of_dimension(content: Plain, *, strict: bool = False) -> Condition:
    if "ratio" in content:
        return RatioAtLeast(Fraction(content["ratio"]), strict, content["dimension"])
    return PointsAtLeast(Fraction(content["points"]), strict, content["dimension"])


def _class(content: Plain) -> Condition:
    classes = tuple((letter, Fraction(lowest)) for letter, lowest in content["classes"])
    return ClassAtLeast(content["reach"], classes)


_READERS: dict[str, Callable[[Plain], Condition]] = {
    "all": _all,
    "any": _any,
    "facts_complete": _facts_complete,
    "prior_label": _prior_label,
    "renewal": _renewal,
    "other_label": _other_label,
    "improvement": _improvement,
    "ratio_at_least": _ratio,
    "ratio_above": partial(_ratio, strict=True),
    "points_at_least": _points,
    "points_above": partial(_points, strict=True),
    "dimension_at_least": _of_dimension,
    "dimension_above": partial(_of_dimension, strict=True),
    "class_at_least": _class,
}


def written_condition(condition: Condition) -> str:
    """The condition in one line, in the words of the format."""
    match condition:
        case All(of):
            return f"all({'; '.join(map(written_condition, of))})"
        case Any(of):
            return f"any({'; '.join(map(written_condition, of))})"
        case Eligible() | Gates() | MinimumLevels():
            return next(word for word, known in _WORDS.items() if known == condition)
        case FactsComplete(metrics):
            return f"facts_complete({', '.join(metrics)})"
        case RatioAtLeast(limit, strict, dimension):
            return f"ratio_{_limit(limit, dimension, strict=strict)}"
        case PointsAtLeast(limit, strict, dimension):
            return f"points_{_limit(limit, dimension, strict=strict)}"
        case ClassAtLeast(reach, classes):
            listed = ", ".join(f"{letter} {decimal_text(lowest)}" for letter, lowest in classes)
            return f"class_at_least({reach} of {listed})"
        case _:
            return _written_history(condition)


def _written_history(condition: PriorLabel | Renewal | OtherLabel | Improvement) -> str:
    """Conditions over what came before."""
    match condition:
        case PriorLabel(level, from_months, to_months):
            return f"prior_label({level}, {from_months} to {to_months} months)"
        case Renewal(level):
            return f"renewal({level})"
        case OtherLabel(scheme, levels, issuers):
            return f"other_label({' or '.join(levels)} of {scheme}{', by ' * bool(issuers)}{' or '.join(issuers)})"
        case Improvement(areas):  # pragma: no branch - every kind stands here, as mypy sees
            return f"improvement({areas} areas)"


def _limit(limit: Fraction, dimension: str, *, strict: bool) -> str:
    within = f" in {dimension}" if dimension else ""
    return f"{'above' if strict else 'at_least'}({decimal_text(limit)}{within})"


def decimal_text(number: Fraction) -> str:
    """A finite decimal as the format writes it; a fraction where there is none."""
    for places in range(13):
        scaled = number * 10**places
        if scaled.denominator == 1:
            whole, decimals = divmod(abs(scaled.numerator), 10**places)
            sign = "-" if number < 0 else ""
            return f"{sign}{whole}.{decimals:0{places}d}" if places else f"{sign}{whole}"
    return str(number)
