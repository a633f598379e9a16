"""The words of a published framework in one language, read from stored bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from excellence.method.frameworks.documents import DamagedDocument, Document, hash_of, read_document


@dataclass(frozen=True, slots=True)
class IndicatorTexts:
    """The words of one indicator in one language.

    `levels` has a sentence for each level from 0, `practices` one for each from 1, `scale` the names of the levels
    where these are not the framework's.
    """

    name: str
    short: str
    meaning: str
    levels: tuple[str, ...]
    why: str = ""
    evidence: tuple[str, ...] = ()
    good: str = ""
    not_enough: str = ""
    practices: tuple[str, ...] = ()
    not_applicable: str = ""
    scale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MetricTexts:
    """The words of one metric in one language; `options` maps option keys to words."""

    name: str
    hint: str = ""
    unit: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LevelTexts:
    """The words of one label level: its name, motto, and what it attests and does not."""

    name: str
    motto: str = ""
    attests: str = ""
    attests_not: str = ""


@dataclass(frozen=True, slots=True)
class DimensionTexts:
    """Name and one line about a dimension; `short` fits a rail."""

    name: str
    short: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class FrameworkTexts:
    """All words of a framework in one language; `texts_hash` is the SHA-256 of their canonical form."""

    language: str
    texts_hash: str
    name: str
    about: str
    issuer: str
    scale: tuple[str, ...]
    dimensions: Mapping[str, DimensionTexts]
    levels: Mapping[str, LevelTexts]
    criteria: Mapping[str, str]
    indicators: Mapping[str, IndicatorTexts]
    metrics: Mapping[str, MetricTexts]
    groups: Mapping[str, str]
    periods: Mapping[str, str] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
    not_yet: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)

    def level_name(self, indicator: str, level: int) -> str:
        """What a level of an indicator is called; its number where it has no name."""
        names = self.indicators[indicator].scale or self.scale
        return names[level] if len(names) == len(self.indicators[indicator].levels) else str(level)


@lru_cache(maxsize=128)
def texts_from(texts: bytes) -> FrameworkTexts:
    """The words in stored bytes, identified by the hash of exactly these bytes; raises `DamagedDocument`."""
    document = read_document(texts)
    try:
        return _framework_texts(document, hash_of(texts))
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedDocument(reason=f"{type(error).__name__}: {error}") from error


def _framework_texts(document: Document, texts_hash: str) -> FrameworkTexts:
    return FrameworkTexts(
        language=document["language"],
        texts_hash=texts_hash,
        name=document["name"],
        about=document.get("about", ""),
        issuer=document.get("issuer", ""),
        scale=tuple(document.get("scale", ())),
        dimensions={key: DimensionTexts(**entry) for key, entry in document.get("dimensions", {}).items()},
        levels={key: LevelTexts(**entry) for key, entry in document["levels"].items()},
        criteria=document.get("criteria", {}),
        indicators={key: _indicator_texts(entry) for key, entry in document.get("indicators", {}).items()},
        metrics={key: MetricTexts(**entry) for key, entry in document["metrics"].items()},
        groups=document["groups"],
        periods=document["periods"],
        checks=document.get("checks", {}),
        not_yet=document.get("not_yet", {}),
        classes=document.get("classes", {}),
    )


def _indicator_texts(entry: Document) -> IndicatorTexts:
    lists = {name: tuple(entry.get(name, ())) for name in ("levels", "evidence", "practices", "scale")}
    return IndicatorTexts(**{**entry, **lists})
