"""From a framework's folder to canonical documents, or to a list of everything that is wrong with it.

Stages, each only when the one before found nothing: files and shapes (`yamltext`, `shapes`), names and provenance
(`references`), meaning (`checking`) together with the completeness of the texts (`texts`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from excellence.kernel.words import N_
from excellence.method.errors import ContentError, ContentErrors, Sentence
from excellence.method.frameworks import Document, canonical, framework_from_rules
from excellence.method.source import shapes
from excellence.method.source.extending import extended_rules, extended_texts, extended_words, without_dropped
from excellence.method.source.references import check_references
from excellence.method.source.rules_document import rules_document
from excellence.method.source.schema import Reading, Shape
from excellence.method.source.soundness import check_meaning
from excellence.method.source.texts import (
    check_metric_texts,
    check_texts,
    check_words,
    require_words,
    texts_document,
)
from excellence.method.source.vocabulary import NONE, Vocabulary, vocabulary_from
from excellence.method.source.yamltext import Table, Text, is_there, read_yaml

SHIPPED = Path(__file__).parent.parent / "shipped"
MAX_BASES = 5
LONGEST_ID = 60

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

    A folder `metrics` beside it extends the shipped metrics; `extends` names a framework beside it or a shipped one,
    with its version where there are several. Raises `ContentErrors`.
    """
    reading = Reading()
    try:
        return _load(folder, choose, reading)
    except ContentError as error:
        raise ContentErrors([*reading.defects, error]) from error


def _load(folder: Path, choose: Choice | None, reading: Reading) -> Loaded:
    chain = _chain(folder)
    metrics = _metrics_folder(*chain[0])
    vocabulary, is_alone = _vocabulary(metrics, reading)
    plain = shapes.framework(_rules_tree(chain), reading, ())
    languages = tuple(plain.get("languages", ()))
    wanted = languages if choose is None or not languages else choose(languages)
    texts = {language: _shaped(shapes.texts, "texts", language, partial(_texts, chain), reading) for language in wanted}
    read_words = partial(_words, metrics, is_alone=is_alone)
    words = {language: _shaped(shapes.metric_texts, "words", language, read_words, reading) for language in wanted}
    reading.settle()
    if len(chain) > 1:
        plain["extends"] = versioned_id(chain[1][1])
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
    """The folder of the framework a line names as `ID` or `ID@VERSION`: beside this one, else a shipped one."""
    name, _, version = base.value.partition("@")
    found: list[Path] = []
    is_name = name.replace("-", "").replace("_", "").isalnum() and len(name) <= LONGEST_ID
    for home in (folder.parent, folder.parent.parent, SHIPPED) if is_name else ():
        found = found or [path for path in versions_in(home / name) if not version or version_of(path) == version]
    if len(found) == 1:
        return found[0]
    problem = Sentence(
        N_("there is no framework %(base)s beside this one, nor among the shipped ones"), {"base": base.value}
    )
    remedy = Sentence(N_("write the id of one that exists"))
    if found:
        known = ", ".join(f"{name}@{version_of(path)}" for path in found)
        problem = Sentence(N_("%(base)s has several versions"), {"base": base.value})
        remedy = Sentence(N_("write one of: %(known)s"), {"known": known})
    raise ContentError(base.place.file, base.place.line, problem, remedy)


def versions_in(home: Path) -> list[Path]:
    """The folders with a framework: the one given, or those of its versions below it, lowest first."""
    if is_there(home / "framework.yaml"):
        return [home]
    found = [path.parent for path in home.glob("*/framework.yaml")]
    return sorted(found, key=lambda path: [(len(part), part) for part in path.name.split(".")])


def version_of(folder: Path) -> str:
    """The version a folder's framework says it is."""
    return versioned_id(read_yaml(folder / "framework.yaml", name=str(folder / "framework.yaml"))).partition("@")[2]


def versioned_id(rules: Table) -> str:
    """`ID@VERSION` as rules say it."""
    said = [rules.entries.get(name) for name in ("id", "version")]
    return "@".join(node.value if isinstance(node, Text) else "" for node in said)


def _rules_tree(chain: list[tuple[Path, Table]]) -> Table:
    tables = [table for _, table in chain]
    merged = tables.pop()
    while tables:
        merged = extended_rules(merged, tables.pop())
    return merged


def _metrics_folder(folder: Path, rules: Table) -> Path | None:
    """The folder of one's own metrics, beside the framework's or beside that of its versions."""
    is_version = versioned_id(rules).partition("@")[0] == folder.parent.name
    for home in (folder.parent, folder.parent.parent) if is_version else (folder.parent,):
        if is_there(home / "metrics" / "metrics.yaml") and home != SHIPPED:
            return home / "metrics"
    return None


def _vocabulary(own: Path | None, reading: Reading) -> tuple[Vocabulary, bool]:
    """The shipped vocabulary, extended by one's own metrics, and whether these stand alone."""
    path = (own or SHIPPED / "metrics") / "metrics.yaml"
    before = len(reading.defects)
    root = ("metrics.yaml",)
    plain = shapes.vocabulary(read_yaml(path, name=str(path)), reading, root)
    if len(reading.defects) > before:
        return NONE, True
    if own is None or plain.get("alone"):
        return vocabulary_from(plain, reading, root=root), own is not None
    return vocabulary_from(plain, reading, below=shipped_vocabulary(), root=root), False


@lru_cache(maxsize=1)
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the product; raises `ContentErrors` when it is damaged."""
    reading = Reading()
    vocabulary, _ = _vocabulary(None, reading)
    reading.settle()
    return vocabulary


def _words(own: Path | None, language: str, *, is_alone: bool) -> Table:
    """The words of metrics: one's own over the shipped ones, where these have the language."""
    shipped = SHIPPED / "metrics"
    if own is None:
        return _read_language(shipped, language)
    words = _read_language(own, language)
    if is_alone or not is_there(_path_of(shipped, language)):
        return words
    return extended_words(_read_language(shipped, language), words)


def _texts(chain: list[tuple[Path, Table]], language: str) -> Table:
    """The framework's texts laid over those of the frameworks it extends, where these have the language."""
    merged: Table | None = None
    for folder, rules in reversed(chain):
        merged = None if merged is None else without_dropped(merged, rules)
        if is_there(_path_of(folder, language)):
            own = _read_language(folder, language)
            merged = own if merged is None else extended_texts(merged, own)
    return merged or _read_language(chain[0][0], language)


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
    checks = [entry["key"] for entry in rules.get("checks", ())]
    require_words(check_words(texts, words), checks, ("texts", language, "checks"), reading)
    check_metric_texts(words, rules, ("words", language), reading)
