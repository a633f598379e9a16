"""A self-assessment as one canonical document that is frozen, and beside it the texts that may name a person.

The document holds texts, true and false only, so that its RFC 8785 form is the same on every machine; what is unknown
or empty is left out. Whatever somebody wrote stands in it as a salted hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from secrets import token_hex
from typing import Any, NamedTuple

from excellence.assessment.models import Assessment, EarlierLabel, Improvement
from excellence.assessment.values import Figure, Values
from excellence.evidence.models import Item
from excellence.method.frameworks import FrameworkTexts, canonical
from excellence.method.labels import exact, result_document, without_blanks
from excellence.method.scoring import Answer

FORMAT = "excellence-submission-2"
SALT_BYTES = 16
Document = dict[str, Any]


class Frozen(NamedTuple):
    """The canonical bytes that are hashed and never change, and the texts beside them, which can be erased."""

    content: bytes
    texts: bytes


class Sealed:
    """The texts of one document by their salted hash; the same text has the same hash within a document."""

    def __init__(self) -> None:
        self._by_text: dict[str, str] = {}
        self.texts: dict[str, dict[str, str]] = {}

    def hash_of(self, text: str) -> str:
        """The SHA-256 of salt and text; nothing for an empty text, which hides nothing."""
        if text and text not in self._by_text:
            salt = token_hex(SALT_BYTES)
            self._by_text[text] = salted_hash(salt, text)
            self.texts[self._by_text[text]] = {"salt": salt, "text": text}
        return self._by_text.get(text, "")


def salted_hash(salt: str, text: str) -> str:
    """The SHA-256 of the salt (32 hexadecimal signs) followed by the text, in UTF-8."""
    return sha256(f"{salt}{text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Freezing:
    """Everything that is frozen with the values of an assessment; `evidence` is by indicator key."""

    evidence: Sequence[tuple[str, Item]]
    labels: Iterable[EarlierLabel]
    improvements: Iterable[Improvement]
    words: FrameworkTexts
    on: date


def frozen_content(assessment: Assessment, values: Values, given: Freezing) -> Frozen:
    """An assessment handed in on the legal day `given.on`."""
    framework, words, sealed = values.framework, given.words, Sealed()
    content = canonical(
        {
            "format": FORMAT,
            "framework": {
                "id": framework.id,
                "version": framework.version,
                "semantics": str(framework.semantics),
                "rules_hash": framework.rules_hash,
            },
            "texts": {"language": words.language, "hash": words.texts_hash},
            "organisation": {"id": assessment.organisation.public_id, "name": assessment.organisation.name},
            "assessment": assessment.public_id,
            "year": str(assessment.year),
            "handed_in_on": given.on.isoformat(),
            "answers": [
                _answer(indicator.key, indicator.number, values.answers[indicator.key], given.evidence, sealed)
                for indicator in framework.indicators
            ],
            "figures": _figures(values, assessment.year, sealed),
            "earlier_labels": [_label(label, sealed) for label in given.labels],
            "improvements": [_improvement(entry, sealed) for entry in given.improvements],
            "result": result_document(values.score, values.readiness(given.on), values.checks()),
        }
    )
    return Frozen(content, canonical(sealed.texts))


def _answer(key: str, number: str, answer: Answer, evidence: Sequence[tuple[str, Item]], sealed: Sealed) -> Document:
    said = {
        "indicator": key,
        "number": number,
        "level": exact(answer.level),
        "justification": sealed.hash_of(answer.justification),
    }
    frozen = without_blanks(said)
    if answer.not_applicable is not None:
        frozen["not_applicable"] = sealed.hash_of(answer.not_applicable)
    return {**frozen, "evidence": [_shown(item, sealed) for indicator, item in evidence if indicator == key]}


def _shown(item: Item, sealed: Sealed) -> Document:
    shown = {
        "lane": str(item.lane),
        "title": sealed.hash_of(item.title),
        "address": sealed.hash_of(item.address),
    }
    if item.file is not None:
        shown |= {"file": sealed.hash_of(item.file.name), "size": str(item.file.size), "sha256": item.file.sha256}
    return without_blanks(shown)


def _figures(values: Values, year: int, sealed: Sealed) -> Document:
    """The figures of both years that the framework uses; of the year itself also those that follow from others."""
    metrics = values.framework.metrics
    figures = {
        str(each): {key: _figure(row, sealed) for key, row in rows.items() if key in metrics}
        for each, rows in values.figures.items()
    }
    calculated = {key: exact(values.facts[key]) for key, metric in metrics.items() if metric.derived is not None}
    figures[str(year)] |= {
        key: {"value": value, "origin": "calculated"} for key, value in calculated.items() if value is not None
    }
    return figures


def _figure(row: Figure, sealed: Sealed) -> Document:
    return without_blanks(
        {
            "value": row.value,
            "origin": "list" if row.listed_on else "typed",
            "listed_on": row.listed_on.isoformat() if row.listed_on else None,
            "source": sealed.hash_of(row.source),
        }
    )


def _label(label: EarlierLabel, sealed: Sealed) -> Document:
    return without_blanks(
        {
            "level": label.level,
            "issuer": sealed.hash_of(label.issuer),
            "number": sealed.hash_of(label.number),
            "assessed_on": label.assessed_on.isoformat(),
            "valid_until": label.valid_until.isoformat() if label.valid_until else None,
            "evidence": sealed.hash_of(label.evidence),
        }
    )


def _improvement(entry: Improvement, sealed: Sealed) -> Document:
    return without_blanks(
        {
            "area": sealed.hash_of(entry.area),
            "indicator": entry.indicator_id,
            "metric": entry.metric_id,
            "then": entry.then,
            "now": entry.now,
            "effect": sealed.hash_of(entry.effect),
            "evidence_then": sealed.hash_of(entry.evidence_then),
            "evidence_now": sealed.hash_of(entry.evidence_now),
        }
    )
