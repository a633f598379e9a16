"""The words of a framework in one language."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from excellence.method.frameworks.documents import DamagedDocument, canonical, read_document
from excellence.method.frameworks.texts import DimensionTexts, IndicatorTexts, LevelTexts, MetricTexts, texts_from
from excellence.method.source.library import load
from tests.method.folders import FRAMEWORKS, change, small_copy

SIX = "[Nothing, First, Second, Third, Fourth, Fifth]"
REPUTE_LEVELS = f"    why: Why repute matters.\n    levels: {SIX}"
SMALL = FRAMEWORKS / "own-metrics" / "small"


def test_texts_from_holds_every_word_of_the_framework() -> None:
    words = texts_from(load(SMALL).texts["en"])

    assert (words.language, words.name, words.scale, words.dimensions, words.levels["gold"], words.criteria) == (
        "en",
        "Small framework",
        ("None", "Initial", "Baseline", "Managed", "Advanced", "Excellent"),
        {"base": DimensionTexts("The base", "Base", "All there is.")},
        LevelTexts("Gold", "Excellent", "Enough points.", "Success of members."),
        {"size": "At least five members."},
    )


def test_levels_that_are_plain_numbers_are_written_out(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    change(own / "small" / "texts" / "en.yaml", REPUTE_LEVELS, REPUTE_LEVELS.replace(SIX, "numbers"))

    words = load(own / "small").words("en")

    assert words.indicators["repute"].levels == ("0", "1", "2", "3", "4", "5")


def test_texts_from_holds_the_words_of_an_indicator() -> None:
    words = texts_from(load(SMALL).texts["en"])

    assert words.indicators["programme"] == IndicatorTexts(
        name="Programme",
        short="Programme",
        meaning="What programme measures.",
        why="Why programme matters.",
        levels=("Nothing", "First", "Second", "Third", "Fourth", "Fifth"),
        evidence=("A list",),
        good="A good example.",
        not_enough="An example that is not enough.",
        practices=("Begin", "Repeat", "Widen", "Measure", "Review"),
        not_applicable="Younger than a year.",
    )


def test_texts_from_holds_the_words_of_the_metrics_with_their_units() -> None:
    words = texts_from(load(SMALL).texts["en"])

    assert (words.metrics["met"], words.metrics["has_plan"], words.metrics["offers"].options, words.groups) == (
        MetricTexts("Members met", "In person.", "organisations"),
        MetricTexts("There is a plan"),
        {"news": "News", "training": "Training", "visits": "Visits"},
        {"people": "People", "money": "Money"},
    )


def test_texts_from_is_identified_by_the_hash_of_the_stored_bytes() -> None:
    stored = load(SMALL).texts["en"]

    words = texts_from(stored)

    assert words.texts_hash == sha256(stored).hexdigest()


def test_texts_from_incomplete_document_is_refused() -> None:
    document = read_document(load(SMALL).texts["en"])
    del document["levels"]

    with pytest.raises(DamagedDocument):
        texts_from(canonical(document))


def test_level_is_called_as_the_indicator_or_the_framework_says_else_by_its_number() -> None:
    words = load(FRAMEWORKS / "own-metrics" / "small").words("en")
    own = replace(words.indicators["contact"], scale=("No", "Yes"), levels=("None.", "Some."))
    short = replace(words.indicators["contact"], levels=("None.", "Some."))
    words = replace(words, indicators={**words.indicators, "own": own, "short": short})

    assert [words.level_name(key, 1) for key in ("contact", "own", "short")] == ["Initial", "Yes", "1"]
