"""What the result of the check shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from excellence.frameworks.queries import framework_by_hash, newest_versions, texts_by_hash
from excellence.method.quickcheck import Check, CheckTexts, Question, outcome


@dataclass(frozen=True, slots=True)
class Point:
    """One strength or gap: what stands out, the answer it rests on, what to do next, the indicator it is about."""

    says: str
    asks: str
    answer: str
    step: str
    indicator: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Up to three strengths and three gaps; `language` is that of their words, `named_in` that of the indicators."""

    language: str
    named_in: str
    strengths: tuple[Point, ...]
    gaps: tuple[Point, ...]


def result_page(check: Check, texts: CheckTexts, choices: Mapping[str, int], language: str) -> ResultPage:
    """Prepare what stands out; indicators are named as the published framework names them, in one statement."""
    names, named_in = _indicators(check, language)
    found = outcome(check, choices)

    def point(question: Question) -> Point:
        words = texts.questions[question.key]
        return Point(
            says=words.strength if question in found.strengths else words.gap,
            asks=words.asks,
            answer=words.answers[choices[question.key]],
            step=words.step,
            indicator=names.get(question.indicator, ""),
        )

    return ResultPage(
        language=texts.language,
        named_in=named_in,
        strengths=tuple(map(point, found.strengths)),
        gaps=tuple(map(point, found.gaps)),
    )


def _indicators(check: Check, language: str) -> tuple[dict[str, str], str]:
    version = newest_versions(language).filter(framework=check.framework).first()
    if version is None:
        return {}, language
    texts = texts_by_hash(version.texts_hash)
    indicators = framework_by_hash(version.rules_hash).indicators
    return {each.key: f"{each.number} {texts.indicators[each.key].name}" for each in indicators}, texts.language
