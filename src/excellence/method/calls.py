"""The method in five calls, for whoever computes without the site: load, read, score, readiness and path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path as FilePath
from typing import Any

from excellence.method.answersfile import Sheet, framework_named, read_sheet, read_table, table_given
from excellence.method.expressions import Unknown
from excellence.method.frameworks import decimal_text
from excellence.method.labels import LevelReadiness, without_points
from excellence.method.labels import readiness as readiness_of
from excellence.method.paths import Path, path_to
from excellence.method.scoring import Score
from excellence.method.scoring import score as score_of
from excellence.method.sentences import Term
from excellence.method.source import Edition, load


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """Figures and answers of one organisation at the end of one period, with the framework they are for."""

    edition: Edition
    sheet: Sheet


def read(given: str | FilePath | Mapping[str, object], framework: str | FilePath | None = None) -> SelfAssessment:
    """A self-assessment from an answers file, or from a mapping in the shape of one.

    Without `framework`, an id or a folder, it is the one the answers name. Raises `ContentError` and `SheetErrors`,
    which name each mistake with what to write instead, and `NoSuchFramework`.
    """
    table = table_given(given) if isinstance(given, Mapping) else read_table(FilePath(given), name=str(given))
    edition = load(framework or framework_named(table).value)
    return SelfAssessment(edition, read_sheet(table, edition.framework))


def score(assessment: SelfAssessment) -> Score:
    """What each indicator and dimension counts, and why."""
    return score_of(assessment.edition.framework, assessment.sheet.answers, assessment.sheet.facts)


def readiness(assessment: SelfAssessment, *, at: date) -> tuple[LevelReadiness, ...]:
    """For each level of the label, from the lowest: whether the organisation is ready on that day, and what is open."""
    sheet = assessment.sheet
    return readiness_of(assessment.edition.framework, score(assessment), sheet.facts, sheet.history, at)


def path(assessment: SelfAssessment, *, to: str, at: date) -> Path:
    """The least work from here to a level of the label. Raises `KeyError` for a level the framework does not have."""
    sheet = assessment.sheet
    return path_to(assessment.edition.framework, score(assessment), sheet.facts, to, sheet.history, at)


def to_dict(result: object) -> Any:
    """A result as dictionaries, lists and texts: numbers exact, days as year-month-day, None where it is unknown.

    The score of a scheme without points says nothing of points.
    """
    match result:
        case bool() | str() | int() | None:
            return result
        case Fraction():
            return decimal_text(result)
        case date():
            return result.isoformat()
        case Unknown():
            return None
        case Term():
            return result.key
        case Mapping():
            return {str(key): to_dict(value) for key, value in result.items()}
        case tuple() | list() | frozenset():
            return [to_dict(part) for part in result]
        case _ if is_dataclass(result):
            plain = {field.name: to_dict(getattr(result, field.name)) for field in fields(result)}
            return without_points(plain) if isinstance(result, Score) and not result.has_points else plain
    raise TypeError(f"{type(result).__name__} is no result of the method")
