"""Plainly fictional answers to a scheme of this folder, and what the scheme says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from excellence.method import Edition, SelfAssessment, load, readiness
from excellence.method.answersfile import read_sheet, table_given
from excellence.method.commands import main
from excellence.method.commands.speaking import Voice
from excellence.method.labels import ConditionResult, LevelReadiness
from excellence.method.sentences import say

SCHEMES = Path(__file__).parent
DAY = date(2026, 1, 31)

Given = Mapping[str, object]


def answers(
    scheme: str,
    *,
    facts: Given | None = None,
    levels: Mapping[str, int] | None = None,
    labels: Sequence[Given] = (),
    period: int = 2025,
) -> dict[str, object]:
    """An answers file as a mapping: each level with one document."""
    return {
        "framework": scheme,
        "period": period,
        "facts": dict(facts or {}),
        "answers": {number: {"level": level, "evidence": "Minutes"} for number, level in (levels or {}).items()},
        "prior_labels": list(labels),
    }


def assessed(given: Mapping[str, object]) -> SelfAssessment:
    """The self-assessment of these answers."""
    edition = edition_of(str(given["framework"]))
    return SelfAssessment(edition, read_sheet(table_given(given), edition.framework))


@cache
def edition_of(scheme: str) -> Edition:
    """The scheme as its folder says it."""
    return load(SCHEMES / scheme)


def ready(given: Mapping[str, object], level: str, at: date = DAY) -> LevelReadiness:
    """What the scheme says of one level of its label."""
    return next(each for each in readiness(assessed(given), at=at) if each.level == level)


def open_sentences(given: Mapping[str, object], level: str, at: date = DAY) -> list[str]:
    """The sentences of the conditions that do not hold."""
    edition = assessed(given).edition
    voice = Voice("en", edition.framework, edition.words("en"))
    found = ready(given, level, at)
    return [say(reason, voice) for part in _open(found.conditions) for reason in part.reasons]


def _open(conditions: Sequence[ConditionResult]) -> Iterator[ConditionResult]:
    yield from (condition for condition in conditions if condition.met is not True)


def written(given: Mapping[str, object], folder: Path) -> list[str]:
    """The arguments of the command line for these answers, saved in a folder."""
    file = folder / "answers.yaml"
    file.write_text(yaml.safe_dump(dict(given)), encoding="utf-8")
    return [str(file), "--framework", str(SCHEMES / str(given["framework"])), "--at", DAY.isoformat()]


def score_command(given: Mapping[str, object], folder: Path, *options: str) -> int:
    """Run `score` for these answers."""
    return main(["score", *written(given, folder), *options])
