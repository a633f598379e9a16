"""The shipped vocabulary as values."""

from __future__ import annotations

from fractions import Fraction

from excellence.method.source.metrics import catalogue, catalogue_texts


def test_catalogue_has_metrics_in_the_order_of_their_groups_with_their_ranges() -> None:
    shipped = catalogue()

    places = [shipped.groups.index(metric.group) for metric in shipped.metrics.values()]
    assert places == sorted(places)
    assert (shipped.metrics["participants"].low, shipped.metrics["participants"].high) == (Fraction(5), Fraction(2000))


def test_catalogue_texts_are_english_where_the_language_has_none() -> None:
    assert [catalogue_texts(language).language for language in ("hu", "en", "pl")] == ["hu", "en", "en"]


def test_catalogue_texts_have_words_for_every_metric_and_check() -> None:
    words, shipped = catalogue_texts("en"), catalogue()

    assert (set(words.metrics), set(words.checks)) == (set(shipped.metrics), {check.key for check in shipped.checks})
