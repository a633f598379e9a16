"""The shipped vocabulary of metrics as values, with its words: what a form for yearly figures asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from excellence.method.frameworks import Check, Metric, MetricTexts, check_from, metric_from
from excellence.method.source import shapes
from excellence.method.source.loading import SHIPPED
from excellence.method.source.schema import Reading
from excellence.method.source.vocabulary import vocabulary_from
from excellence.method.source.yamltext import read_yaml

FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every metric by key, with its plausible range, in the order of `groups` and then as asked.

    `checks` are what figures must fulfil together.
    """

    groups: tuple[str, ...]
    metrics: Mapping[str, Metric]
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueTexts:
    """The words of the vocabulary in one language."""

    language: str
    groups: Mapping[str, str]
    units: Mapping[str, str]
    periods: Mapping[str, str]
    metrics: Mapping[str, MetricTexts]
    checks: Mapping[str, str]


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The vocabulary that comes with the product; raises `ContentErrors` when it is damaged."""
    path = SHIPPED / "metrics" / "metrics.yaml"
    reading = Reading()
    plain = shapes.vocabulary(read_yaml(path, name=path.name), reading, ("metrics.yaml",))
    vocabulary = vocabulary_from(plain, reading)
    reading.settle()
    metrics = {key: metric_from(entry) for key, entry in vocabulary.entries.items()}
    for key, (low, high) in vocabulary.ranges.items():
        metrics[key] = replace(metrics[key], low=low, high=high)
    return Catalogue(tuple(plain["groups"]), metrics, tuple(map(check_from, vocabulary.checks.values())))


@lru_cache(maxsize=16)
def catalogue_texts(language: str) -> CatalogueTexts:
    """The words in that language, in English where the vocabulary has none."""
    folder = SHIPPED / "metrics" / "texts"
    spoken = language if (folder / f"{language}.yaml").is_file() else FALLBACK_LANGUAGE
    reading = Reading()
    path = folder / f"{spoken}.yaml"
    words = shapes.metric_texts(read_yaml(path, name=path.name), reading, ("words", spoken))
    reading.settle()
    return CatalogueTexts(
        language=spoken,
        groups=words["groups"],
        units=words["units"],
        periods=words["periods"],
        metrics={key: MetricTexts(**entry) for key, entry in words["metrics"].items()},
        checks=words.get("checks", {}),
    )
