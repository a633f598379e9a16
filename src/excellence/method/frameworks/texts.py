"""The words of a published framework in one language, read from stored bytes."""

from __future__ import annotations

from functools import lru_cache

from excellence.method.frameworks.documents import DamagedDocument, Document, hash_of, read_document
from excellence.method.frameworks.values import (
    DimensionTexts,
    FrameworkTexts,
    IndicatorTexts,
    LevelTexts,
    MetricTexts,
)


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
        about=document["about"],
        issuer=document["issuer"],
        scale=tuple(document["scale"]),
        dimensions={key: DimensionTexts(**entry) for key, entry in document["dimensions"].items()},
        levels={key: LevelTexts(**entry) for key, entry in document["levels"].items()},
        criteria=document.get("criteria", {}),
        indicators={key: _indicator_texts(entry) for key, entry in document["indicators"].items()},
        metrics={key: MetricTexts(**entry) for key, entry in document["metrics"].items()},
        groups=document["groups"],
        periods=document["periods"],
    )


def _indicator_texts(entry: Document) -> IndicatorTexts:
    lists = {name: tuple(entry[name]) for name in ("levels", "evidence", "practices")}
    return IndicatorTexts(**{**entry, **lists})
