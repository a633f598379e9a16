"""What was handed in, read again: every format there ever was, with its texts or with a word where they were erased."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from excellence.assessment.freezing import salted_hash
from excellence.assessment.models import Submission
from excellence.assessment.queries import ExhibitRow
from excellence.assessment.values import SHOWN, Figure, Values, measured_value, values_of
from excellence.evidence.models import Item
from excellence.frameworks.queries import framework_by_hash
from excellence.kernel.words import N_, speak
from excellence.method.frameworks import Framework, read_document
from excellence.method.labels import HeldLabel, History, ImprovementArea
from excellence.method.scoring import Answer

FIRST_FORMAT = "excellence-submission-1"
SEALED = frozenset(
    {
        *("justification", "not_applicable", "title", "address", "file", "source", "issuer"),
        *("area", "effect", "evidence", "evidence_then", "evidence_now"),
    }
)
ERASED = N_("erased (%(hash)s)")
SIGNS_OF_A_HASH = 8
Document = dict[str, Any]
Texts = Mapping[str, Mapping[str, str]]
Fate = Literal["whole", "erased", "altered"]


def document_of(submission: Submission) -> Document:
    """What was handed in, with the words people wrote; the word "erased" stands where a text is gone."""
    document: Document = read_document(bytes(submission.content))
    return document if document["format"] == FIRST_FORMAT else _restored(document, texts_of(submission))


def texts_of(submission: Submission) -> Texts:
    """The texts that stand beside the frozen content, by their salted hash; none where they were erased."""
    beside = getattr(submission, "texts", None)
    return read_document(bytes(beside.content)) if beside else {}


def fates_of(submission: Submission) -> dict[str, Fate]:
    """What became of each text the frozen content names by its hash: whole, erased, or altered since."""
    document: Document = read_document(bytes(submission.content))
    texts = texts_of(submission)
    hashes = [] if document["format"] == FIRST_FORMAT else _hashes_in(document)
    return {each: _fate(each, texts) for each in hashes}


def values_from(document: Document) -> Values:
    """What was handed in, scored; who saved an answer and when stands in the trail, not here."""
    framework = framework_by_hash(document["framework"]["rules_hash"])
    figures = {
        int(year): {key: _figure(row) for key, row in rows.items() if row.get("origin") != "calculated"}
        for year, rows in document["figures"].items()
    }
    history = History(
        prior_labels=tuple(
            HeldLabel(each["level"], date.fromisoformat(each["assessed_on"]), _day(each.get("valid_until")))
            for each in document["earlier_labels"]
        ),
        improvements=tuple(_improvement(framework, each) for each in document["improvements"]),
    )
    answers = {each["indicator"]: _answer(each) for each in document["answers"]}
    return values_of(framework, int(document["year"]), answers, figures, history)


def evidence_from(document: Document) -> dict[str, list[ExhibitRow]]:
    """The evidence that was shown for each indicator, by its key."""
    return {
        each["indicator"]: [
            ExhibitRow(
                title=shown["title"],
                lane=shown["lane"],
                address=shown.get("address", ""),
                file=shown.get("file", ""),
                sha256=shown.get("sha256", ""),
            )
            for shown in each["evidence"]
        ]
        for each in document["answers"]
    }


def day_of(document: Document) -> date:
    """The legal day on which it was handed in."""
    return date.fromisoformat(document["handed_in_on"])


def _restored(part: Any, texts: Texts) -> Any:
    """The same part of a document with the texts in the place of their hashes."""
    if isinstance(part, list):
        return [_restored(each, texts) for each in part]
    if isinstance(part, dict):
        return {
            name: _text(value, texts) if _is_sealed(name, value, part) else _restored(value, texts)
            for name, value in part.items()
        }
    return part


def _is_sealed(name: str, value: object, part: Document) -> bool:
    """Whether a field holds the hash of a text; `number` does in an earlier label only, where there is an issuer."""
    return isinstance(value, str) and value != "" and (name in SEALED or (name == "number" and "issuer" in part))


def _text(digest: str, texts: Texts) -> str:
    if digest in texts:
        return texts[digest]["text"]
    return speak(ERASED) % {"hash": digest[:SIGNS_OF_A_HASH]}


def _hashes_in(part: Any) -> list[str]:
    if isinstance(part, list):
        return [digest for each in part for digest in _hashes_in(each)]
    if not isinstance(part, dict):
        return []
    own = [value for name, value in part.items() if _is_sealed(name, value, part)]
    return own + [digest for value in part.values() for digest in _hashes_in(value)]


def _fate(digest: str, texts: Texts) -> Fate:
    if digest not in texts:
        return "erased"
    beside = texts[digest]
    return "whole" if salted_hash(beside["salt"], beside["text"]) == digest else "altered"


def _figure(row: Mapping[str, str]) -> Figure:
    return Figure(row["value"], row.get("source", ""), _day(row.get("listed_on")))


def _answer(said: Mapping[str, Any]) -> Answer:
    lanes = [shown["lane"] for shown in said["evidence"]]
    notes = lanes.count(Item.Lane.INTERVIEW)
    level = Fraction(said["level"]) if "level" in said else None
    return Answer(level, said.get("justification", ""), len(lanes) - notes, notes, said.get("not_applicable"))


def _improvement(framework: Framework, said: Mapping[str, str]) -> ImprovementArea:
    metric = said.get("metric")
    return ImprovementArea(
        area=said["area"],
        then=measured_value(framework, metric, said["then"]),
        now=measured_value(framework, metric, said["now"]),
        indicator=said.get("indicator"),
        metric=metric,
        evidence_then=SHOWN if "evidence_then" in said else (),
        evidence_now=SHOWN if "evidence_now" in said else (),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
