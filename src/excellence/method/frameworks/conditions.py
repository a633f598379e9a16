"""What a label level requires, read from a document and taken apart."""

from __future__ import annotations

from fractions import Fraction
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
    PointsAtLeast,
    PriorLabel,
    RatioAtLeast,
)

_WORDS: dict[str, Condition] = {"eligible": Eligible(), "gates": Gates(), "minimum_levels": MinimumLevels()}


def condition_from(entry: Plain) -> Condition:
    """The condition a document's entry stands for; raises `KeyError` when there is none of that name."""
    if isinstance(entry, str):
        return _WORDS[entry]
    ((name, content),) = entry.items()
    match name:
        case "all":
            return All(tuple(condition_from(part) for part in content))
        case "any":
            return Any(tuple(condition_from(part) for part in content))
        case "facts_complete":
            return FactsComplete(tuple(content))
        case "prior_label":
            return PriorLabel(content["level"], int(content["from_months"]), int(content["to_months"]))
        case "improvement":
            return Improvement(int(content["areas"]))
        case "ratio_at_least":
            return RatioAtLeast(Fraction(content))
        case "points_at_least":
            return PointsAtLeast(Fraction(content))
        case "class_at_least":
            classes = tuple((letter, Fraction(lowest)) for letter, lowest in content["classes"])
            return ClassAtLeast(content["reach"], classes)
    raise KeyError(name)


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
        case PriorLabel(level, from_months, to_months):
            return f"prior_label({level}, {from_months} to {to_months} months)"
        case Improvement(areas):
            return f"improvement({areas} areas)"
        case RatioAtLeast(ratio):
            return f"ratio_at_least({decimal_text(ratio)})"
        case PointsAtLeast(points):
            return f"points_at_least({decimal_text(points)})"
        case ClassAtLeast(reach, classes):
            listed = ", ".join(f"{letter} {decimal_text(lowest)}" for letter, lowest in classes)
            return f"class_at_least({reach} of {listed})"


def decimal_text(number: Fraction) -> str:
    """A finite decimal as the format writes it; a fraction where there is none."""
    for places in range(13):
        scaled = number * 10**places
        if scaled.denominator == 1:
            whole, decimals = divmod(abs(scaled.numerator), 10**places)
            sign = "-" if number < 0 else ""
            return f"{sign}{whole}.{decimals:0{places}d}" if places else f"{sign}{whole}"
    return str(number)
