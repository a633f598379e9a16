"""The shipped frameworks and those of the test folder."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from excellence.method.frameworks.values import HIGHEST_LEVEL
from excellence.method.source.library import Edition, NoSuchFramework, load, load_rules, shipped_versions, spoken
from tests.method.folders import FRAMEWORKS, change, small_copy


def maximum(edition: Edition) -> Fraction:
    return sum((indicator.points for indicator in edition.framework.indicators), Fraction(0))


def test_shipped_versions_are_the_folders_with_a_framework_the_oldest_first() -> None:
    assert shipped_versions() == ["ecei-2013@1", "ecei-2013@2"]


def test_load_id_alone_is_the_newest_version_and_with_a_version_exactly_that() -> None:
    found = [load(name, "en").framework for name in ("ecei-2013", "ecei-2013@1", "ecei-2013@2")]

    assert [(each.version, each.semantics) for each in found] == [("2", 2), ("1", 1), ("2", 2)]


def test_load_shipped_baseline_has_31_indicators_and_150_points() -> None:
    edition = load("ecei-2013")

    assert (len(edition.framework.indicators), maximum(edition), list(edition.texts)) == (
        31,
        Fraction(150),
        list(edition.languages),
    )


def test_words_in_six_languages_are_complete_and_leave_the_rules_as_they_were_published() -> None:
    hashes = {}
    for name in shipped_versions():
        edition = load(name)
        assert list(edition.texts) == ["ca", "de", "en", "es", "fr", "hu"]
        hashes[name] = edition.framework.rules_hash

    assert hashes == {
        "ecei-2013@1": "cff1464812e046ed06ef486cf94be04e029e79b70892517208de2db9f69a22b1",
        "ecei-2013@2": "b03f750e0f5c08fac989f691a813210a7b48ec4ba94f6980e316fc9245f1fd0a",
    }


def test_load_shipped_baseline_audits_19_indicators_for_silver_and_18_have_a_minimum() -> None:
    indicators = load("ecei-2013", "en").framework.indicators

    silver = [indicator for indicator in indicators if "silver" in indicator.audited_for]
    gates = [indicator.number for indicator in indicators if indicator.gate is not None]
    minima = [indicator for indicator in indicators if indicator.minimum is not None]

    assert (len(silver), gates, len(minima)) == (19, ["1.1.0"], 18)


def test_load_shipped_baseline_compares_36_figures() -> None:
    framework = load("ecei-2013", "en").framework

    assert len([metric for metric in framework.metrics.values() if metric.benchmarked]) == 36


def test_load_shipped_texts_have_a_sentence_for_every_level_of_every_indicator() -> None:
    edition = load("ecei-2013")

    lengths = {
        (len(words.levels), len(words.practices))
        for language in edition.languages
        for words in edition.words(language).indicators.values()
    }

    assert lengths == {(HIGHEST_LEVEL + 1, HIGHEST_LEVEL)}


@pytest.mark.parametrize(("name", "points"), [("even", Fraction(155)), ("even-0-4", Fraction(124))])
def test_load_extended_framework_has_the_points_of_its_own(name: str, points: Fraction) -> None:
    edition = load(FRAMEWORKS / name)

    assert (len(edition.framework.indicators), maximum(edition), edition.framework.extends) == (
        31,
        points,
        "ecei-2013@1",
    )


def test_load_extended_framework_keeps_everything_else_of_its_base() -> None:
    base, even = load("ecei-2013@1", "en").framework, load(FRAMEWORKS / "even", "en").framework

    assert (even.indicators[1:], even.levels, even.validity, even.eligibility) == (
        base.indicators[1:],
        base.levels,
        base.validity,
        base.eligibility,
    )


def test_load_folder_by_text_is_the_same_as_by_path() -> None:
    assert load(str(FRAMEWORKS / "even")).rules == load(FRAMEWORKS / "even").rules


def test_load_one_language_reads_only_its_texts() -> None:
    edition = load("ecei-2013", "hu")

    assert (list(edition.texts), edition.words("hu").language) == (["hu"], "hu")


def test_load_language_without_texts_falls_back_to_english() -> None:
    edition = load(FRAMEWORKS / "even-0-4", "hu")

    assert (list(edition.texts), edition.words("hu").language) == (["en"], "en")


def test_load_same_language_alone_or_with_others_has_the_same_hash() -> None:
    assert load("ecei-2013", "hu").texts_hashes["hu"] == load("ecei-2013").texts_hashes["hu"]


def test_load_revised_text_changes_the_hash_of_that_language_only(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    before = load(own / "small")
    change(own / "small/texts/en.yaml", "Why contact matters.", "Why meeting matters.")

    after = load(own / "small")

    assert (after.rules == before.rules, after.texts_hashes == before.texts_hashes) == (True, False)


def test_load_fills_plausible_ranges_from_the_vocabulary() -> None:
    metric = load(FRAMEWORKS / "own-metrics" / "small").framework.metrics["members"]

    assert (metric.low, metric.high) == (Fraction(1), Fraction(500))


def test_load_unknown_framework_is_refused() -> None:
    with pytest.raises(NoSuchFramework) as refusal:
        load("nowhere")

    assert str(refusal.value) == (
        "There is no framework “nowhere”: name one of ecei-2013@1, ecei-2013@2, or a folder with a framework.yaml."
    )


@pytest.mark.parametrize(
    ("language", "languages", "found"),
    [("hu", ("en", "hu"), "hu"), ("fr", ("hu", "en"), "en"), ("fr", ("hu", "de"), "hu")],
)
def test_spoken_language_is_the_one_asked_for_then_english_then_the_first(
    language: str, languages: tuple[str, ...], found: str
) -> None:
    assert spoken(language, languages) == found


def test_load_rules_needs_no_texts_and_has_no_words(tmp_path: Path) -> None:
    own = small_copy(tmp_path)
    (own / "small/texts/en.yaml").unlink()

    edition = load_rules(own / "small")

    assert (edition.framework.rules_hash, edition.texts) == (
        load(FRAMEWORKS / "own-metrics/small").framework.rules_hash,
        {},
    )
    with pytest.raises(KeyError):
        edition.words("en")
