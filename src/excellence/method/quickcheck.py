"""The ten-minute check: twelve plain questions, and what stands out in the answers.

It finds where to look and scores nothing. Questions and the levels their answers stand for are proposed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from excellence.method.source import (
    SHIPPED,
    Plain,
    Reading,
    Shape,
    by_key,
    key,
    read_yaml,
    record,
    several,
    text,
    whole,
)

FOLDER = SHIPPED / "ten-minute-check"
FALLBACK_LANGUAGE = "en"
SHOWN = 3
STRONG = 3
ANSWERS = 4

_questions = record(
    {
        "format": text,
        "framework": text,
        "questions": several(record({"key": key, "indicator": key, "levels": several(whole, count=ANSWERS)}), least=1),
    }
)
_words = {
    "asks": text,
    "hint": text,
    "answers": several(text, count=ANSWERS),
    "strength": text,
    "gap": text,
    "step": text,
}
_texts = record({"language": text, "questions": by_key(record(_words))})


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `levels` are the levels of the indicator that its answers stand for, rising."""

    key: str
    indicator: str
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QuestionTexts:
    """The words of one question: what is asked, its answers, and what to say of a good or a poor one."""

    asks: str
    hint: str
    answers: tuple[str, ...]
    strength: str
    gap: str
    step: str


@dataclass(frozen=True, slots=True)
class CheckTexts:
    """The words of the whole check in one language, by question key."""

    language: str
    questions: Mapping[str, QuestionTexts]


@dataclass(frozen=True, slots=True)
class Check:
    """The questions in the order they are asked, and the framework they point at."""

    framework: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What stands out: up to three strengths and up to three gaps, never the same question twice."""

    strengths: tuple[Question, ...]
    gaps: tuple[Question, ...]


def outcome(check: Check, choices: Mapping[str, int]) -> Outcome:
    """What stands out in the choices, which are places of answers by question key; unanswered questions stay out.

    Strengths are the highest levels from 3 upward, gaps the lowest levels below the best answer's; ties follow the
    order of the questions. Raises `KeyError` for an unknown question, `IndexError` for an answer that does not exist.
    """
    questions = {question.key: question for question in check.questions}
    chosen = {questions[name]: questions[name].levels[place] for name, place in choices.items()}
    order = [question for question in check.questions if question in chosen]
    levels = {question: chosen[question] for question in order}
    strengths = sorted((q for q in order if levels[q] >= STRONG), key=lambda question: -levels[question])[:SHOWN]
    weaker = [q for q in order if levels[q] < q.levels[-1] and q not in strengths]
    return Outcome(tuple(strengths), tuple(sorted(weaker, key=lambda question: levels[question])[:SHOWN]))


@lru_cache(maxsize=1)
def ten_minute_check() -> Check:
    """The check that comes with the product; raises `ContentErrors` when it is damaged."""
    plain = _read("check.yaml", _questions)
    return Check(
        framework=plain["framework"],
        questions=tuple(
            Question(entry["key"], entry["indicator"], tuple(int(level) for level in entry["levels"]))
            for entry in plain["questions"]
        ),
    )


@lru_cache(maxsize=16)
def check_texts(language: str) -> CheckTexts:
    """The words in that language, in English where there are none."""
    spoken = language if (FOLDER / "texts" / f"{language}.yaml").is_file() else FALLBACK_LANGUAGE
    plain = _read(f"texts/{spoken}.yaml", _texts)
    words = {
        name: QuestionTexts(**{**entry, "answers": tuple(entry["answers"])})
        for name, entry in plain["questions"].items()
    }
    return CheckTexts(plain["language"], words)


def _read(name: str, shape: Shape) -> Plain:
    reading = Reading()
    plain = shape(read_yaml(FOLDER / name, name=name), reading, (name,))
    reading.settle()
    return plain
