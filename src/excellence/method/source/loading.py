"""From a framework's folder to canonical documents, or to a list of everything that is wrong with it.

Stages, each only when the one before found nothing: files and shapes (`yamltext`, `shapes`), names and provenance
(`references`), meaning (`checking`) together with the completeness of the texts (`texts`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from excellence.kernel.words import N_
from excellence.method.errors import ContentError, ContentErrors, Sentence
from excellence.method.frameworks import Document, canonical, framework_from_rules
from excellence.method.source import shapes
from excellence.method.source.extending import extended_rules, extended_texts
from excellence.method.source.references import check_references
from excellence.method.source.rules_document import rules_document
from excellence.method.source.schema import Reading, Shape
from excellence.method.source.soundness import check_meaning
from excellence.method.source.texts import check_metric_texts, check_texts, texts_document
from excellence.method.source.vocabulary import Vocabulary, vocabulary_from
from excellence.method.source.yamltext import Table, Text, is_there, read_yaml

SHIPPED = Path(__file__).parent.parent / "shipped"
MAX_BASES = 5

Choice = Callable[[tuple[str, ...]], Collection[str]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds: canonical rules, canonical texts by language, and the vocabulary they were made with."""

    rules: bytes
    texts: Mapping[str, bytes]
    languages: tuple[str, ...]
    vocabulary: Vocabulary


def load_folder(folder: Path, *, choose: Choice | None = None) -> Loaded:
    """Read and check a framework, with the texts of all its languages or of those that `choose` takes among them.

    Metrics come from a folder `metrics` beside it, else from the shipped ones; `extends` names a folder beside it or a
    shipped framework. Raises `ContentErrors`.
    """
    reading = Reading()
    try:
        return _load(folder, choose, reading)
    except ContentError as error:
        raise ContentErrors([*reading.defects, error]) from error


def _load(folder: Path, choose: Choice | None, reading: Reading) -> Loaded:
    chain = _chain(folder)
    metrics = _metrics_folder(folder)
    vocabulary = _vocabulary(metrics, reading)
    plain = shapes.framework(_rules_tree(chain), reading, ())
    languages = tuple(plain.get("languages", ()))
    wanted = languages if choose is None or not languages else choose(languages)
    texts = {language: _shaped(shapes.texts, "texts", language, partial(_texts, chain), reading) for language in wanted}
    read_words = partial(_read_language, metrics)
    words = {language: _shaped(shapes.metric_texts, "words", language, read_words, reading) for language in wanted}
    reading.settle()
    check_references(plain, vocabulary, reading)
    reading.settle()
    rules = rules_document(plain, vocabulary)
    content = canonical(rules)
    check_meaning(plain, framework_from_rules(content), reading)
    for language in wanted:
        _check_language(texts[language], words[language], rules, language, reading)
    reading.settle()
    documents = {language: texts_document(texts[language], words[language], rules) for language in wanted}
    return Loaded(
        rules=content,
        texts={language: canonical(document) for language, document in documents.items()},
        languages=languages,
        vocabulary=vocabulary,
    )


def _chain(folder: Path) -> list[tuple[Path, Table]]:
    """The folder's own rules first, then those it extends, one after the other."""
    chain = [(folder, read_yaml(folder / "framework.yaml", name=str(folder / "framework.yaml")))]
    while True:
        last, table = chain[-1]
        base = table.entries.get("extends")
        if not isinstance(base, Text):
            return chain
        below = _folder_of(base, last)
        if len(chain) > MAX_BASES or below in [known for known, _ in chain]:
            raise ContentError(
                base.place.file,
                base.place.line,
                Sentence(N_("the framework extends itself, or through too many others")),
                Sentence(N_("extend one that stands on its own")),
            )
        chain.append((below, read_yaml(below / "framework.yaml", name=str(below / "framework.yaml"))))


def _folder_of(base: Text, folder: Path) -> Path:
    for candidate in (folder.parent / base.value, SHIPPED / base.value):
        if "/" not in base.value and is_there(candidate / "framework.yaml"):
            return candidate
    raise ContentError(
        base.place.file,
        base.place.line,
        Sentence(
            N_("there is no framework %(base)s beside this one, nor among the shipped ones"), {"base": base.value}
        ),
        Sentence(N_("write the id of one that exists")),
    )


def _rules_tree(chain: list[tuple[Path, Table]]) -> Table:
    tables = [table for _, table in chain]
    merged = tables.pop()
    while tables:
        merged = extended_rules(merged, tables.pop())
    return merged


def _metrics_folder(folder: Path) -> Path:
    beside = folder.parent / "metrics"
    return beside if is_there(beside / "metrics.yaml") else SHIPPED / "metrics"


def _vocabulary(folder: Path, reading: Reading) -> Vocabulary:
    path = folder / "metrics.yaml"
    before = len(reading.defects)
    plain = shapes.vocabulary(read_yaml(path, name=str(path)), reading, ("metrics.yaml",))
    if len(reading.defects) > before:
        return Vocabulary({})
    return vocabulary_from(plain, reading)


def _texts(chain: list[tuple[Path, Table]], language: str) -> Table:
    """The framework's texts laid over those of the frameworks it extends, where these have the language."""
    tables = [_read_language(folder, language) for folder, _ in chain if is_there(_path_of(folder, language))]
    merged = tables.pop() if tables else _read_language(chain[0][0], language)
    while tables:
        merged = extended_texts(merged, tables.pop())
    return merged


def _path_of(folder: Path, language: str) -> Path:
    return folder / "texts" / f"{language}.yaml"


def _read_language(folder: Path, language: str) -> Table:
    path = _path_of(folder, language)
    return read_yaml(path, name=str(path))


def _shaped(shape: Shape, kind: str, language: str, read: Callable[[str], Table], reading: Reading) -> Document:
    """The texts of one language; a file that cannot be read is one of the defects."""
    try:
        document: Document = shape(read(language), reading, (kind, language))
    except ContentError as error:
        reading.defects.append(error)
        return {}
    if document.get("language", language) != language:
        reading.refuse_at(
            (kind, language, "language"),
            N_("the texts say they are in %(given)s"),
            N_("write %(language)s, as the file is called"),
            given=document["language"],
            language=language,
        )
    return document


def _check_language(texts: Document, words: Document, rules: Document, language: str, reading: Reading) -> None:
    check_texts(texts, rules, ("texts", language), reading)
    check_metric_texts(words, rules, ("words", language), reading)
