"""The words of each module in its own catalogues, `src/excellence/<module>/locale/<language>/LC_MESSAGES/django.po`.

`--update` extracts every sentence and writes the catalogues anew, with what is translated already; `--check` does the
same beside and compares, and looks whether every entry is translated, noted and true to its placeholders;
`--missing LANGUAGE` prints what a translator still has to do; `--compile` makes what gettext reads.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from excellence.kernel.catalogues import PACKAGE, catalogue_files, compile_catalogues  # noqa: E402 - found beside
from excellence.kernel.languages import TRANSLATED, language_of  # noqa: E402

PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%[sd]|{(\w*)}")
PLACEHOLDERS = ROOT / "docs" / "reference" / "placeholders.csv"
SHORT = 12
HEADER = "# Words of the interface; written by `make messages`."

Key = tuple[str, str]


def main() -> int:
    """Do what is asked; 0 when nothing is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("--update", action="store_true")
    asked.add_argument("--check", action="store_true")
    asked.add_argument("--compile", action="store_true")
    asked.add_argument("--missing", metavar="LANGUAGE", choices=TRANSLATED)
    chosen = parser.parse_args()
    if chosen.compile:
        compile_catalogues(catalogue_files())
        return 0
    if chosen.missing:
        print("\n".join(untranslated(chosen.missing)))
        return 0
    if chosen.update:
        update()
        return 0
    problems = [*stale(extracted()), *defects(), *without_notes()]
    print("\n".join(problems[:60]))
    return 1 if problems else 0


def update() -> None:
    """Write every catalogue anew from the sentences of the code, keeping translations."""
    fresh = extracted()
    for language in TRANSLATED:
        known = {key_of(message): message for _, message in entries(language)}
        for module, messages in fresh.items():
            write(module, language, messages, known)
    for file in catalogue_files():
        if module_of(file) not in fresh:
            file.unlink()


def write(module: str, language: str, messages: list[Message], known: dict[Key, Message]) -> None:
    """Write one catalogue; a sentence that another module says too takes the translation it has there."""
    catalogue = Catalog(fuzzy=False)
    plural = language_of(language).plural
    catalogue.mime_headers = [("Plural-Forms", plural)]
    notes = notes_of(module)
    for message in messages:
        before = known.get(key_of(message))
        fits = before is not None and isinstance(before.id, str) == isinstance(message.id, str)
        comments = [note for note in (notes.get(key_of(message)), *placeholder_notes(message)) if note]
        catalogue.add(
            message.id,
            before.string if before is not None and fits else None,
            locations=message.locations,
            flags=message.flags - {"fuzzy"},
            auto_comments=comments,
            context=message.context,
        )
    file = path_of(module, language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        write_po(opened, catalogue, width=0, include_lineno=False, omit_header=True, sort_by_file=False)
    body = file.read_text(encoding="utf-8")
    lines = [
        HEADER,
        'msgid ""',
        'msgstr ""',
        f'"Language: {language}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        f'"Plural-Forms: {plural}\\n"',
    ]
    file.write_text("\n".join(lines) + "\n\n" + body.strip("\n") + "\n", encoding="utf-8")


@cache
def extracted() -> dict[str, list[Message]]:
    """The sentences of the code by module, in the order of the files, found by extracting afresh beside."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "excellence"
        ignored = shutil.ignore_patterns("__pycache__", "static", "locale", "shipped", "data")
        shutil.copytree(PACKAGE, copy, ignore=ignored)
        (copy / "locale").mkdir()
        command = [str(Path(sys.executable).parent / "excellence"), "makemessages", "-l", TRANSLATED[0]]
        options = ["--no-wrap", "--no-obsolete"]
        environment = {**os.environ, "DATA_DIR": folder}
        subprocess.run([*command, *options], cwd=copy, check=True, capture_output=True, env=environment)
        with (copy / "locale" / TRANSLATED[0] / "LC_MESSAGES" / "django.po").open("rb") as file:
            everything = read_po(file)
    found: dict[str, list[Message]] = defaultdict(list)
    for message in everything:
        if message.id:
            for module, part in by_module(message).items():
                found[module].append(part)
    for messages in found.values():
        messages.sort(key=lambda message: message.locations)
    return dict(found)


def by_module(message: Message) -> dict[str, Message]:
    """A message once for each module that says it, with its places there."""
    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for file, line in message.locations:
        places[Path(file).parts[0]].append((file, int(line)))
    return {
        module: Message(message.id, "", sorted(set(here)), message.flags, context=message.context)
        for module, here in places.items()
    }


def stale(fresh: dict[str, list[Message]]) -> Iterator[str]:
    """Sentences of the code that a catalogue lacks, and sentences of a catalogue that the code no longer says."""
    for language in TRANSLATED:
        written: dict[str, set[Key]] = defaultdict(set)
        for module, message in entries(language):
            written[module].add(key_of(message))
        for module in sorted(fresh.keys() | written.keys()):
            said = {key_of(message) for message in fresh.get(module, [])}
            for key in sorted(said - written[module]):
                yield f"{module}, {language}: not in the catalogue (make messages): {key[1]!r}"
            for key in sorted(written[module] - said):
                yield f"{module}, {language}: no longer said (make messages): {key[1]!r}"


def defects() -> Iterator[str]:
    """What is untranslated, doubtful, without its note, said in two ways, or has lost a placeholder."""
    for language in TRANSLATED:
        said: dict[Key, tuple[str, ...]] = {}
        for module, message in entries(language):
            where = f"{module}, {language}"
            if message.fuzzy:
                yield f"{where}: fuzzy: {message.id!r}"
            if not all(forms(message)):
                yield f"{where}: untranslated: {message.id!r}"
            elif lost := placeholders_lost(message):
                yield f"{where}: placeholders differ ({', '.join(sorted(lost))}): {message.id!r}"
            if said.setdefault(key_of(message), forms(message)) != forms(message):
                yield f"{where}: another module says it otherwise: {message.id!r}"


def without_notes() -> Iterator[str]:
    """Short entries with neither context nor note, notes nobody needs, and placeholders nobody explains."""
    needed: dict[str, set[Key]] = defaultdict(set)
    for module, message in entries(TRANSLATED[0]):
        if not message.context and len(key_of(message)[1]) <= SHORT:
            needed[module].add(key_of(message))
        for name in sorted(placeholders(message) - explained().keys()):
            yield f"{module}: placeholder {name} has no row in {PLACEHOLDERS.name}"
    for module in sorted({module_of(file) for file in catalogue_files()}):
        known = {key_of(message) for _, message in entries(TRANSLATED[0], module)}
        for key in sorted(needed[module] - notes_of(module).keys()):
            yield f"{module}: short, and without a note in locale/notes.csv: {key[1]!r}"
        for key in sorted(notes_of(module).keys() - known):
            yield f"{module}: a note for what nobody says: {key[1]!r}"


def entries(language: str, module: str = "*") -> list[tuple[str, Message]]:
    """Every entry of a language with its module."""
    found = []
    for file in sorted(PACKAGE.glob(f"{module}/locale/{language}/LC_MESSAGES/django.po")):
        with file.open("rb") as opened:
            catalogue = read_po(opened)
        found += [(module_of(file), message) for message in catalogue if message.id]
    return found


def untranslated(language: str) -> list[str]:
    """The sentences without a translation, each with its module."""
    return [f"{module}: {message.id}" for module, message in entries(language) if not all(forms(message))]


def notes_of(module: str) -> dict[Key, str]:
    """A module's notes to translators, by context and sentence."""
    file = PACKAGE / module / "locale" / "notes.csv"
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as opened:
        return {(row["context"], row["message"]): row["note"] for row in csv.DictReader(opened)}


@cache
def explained() -> dict[str, str]:
    """What each placeholder stands for, with an example."""
    with PLACEHOLDERS.open(encoding="utf-8", newline="") as opened:
        return {row["name"]: f"{row['name']}: {row['meaning']}" for row in csv.DictReader(opened)}


def placeholder_notes(message: Message) -> list[str]:
    """A line for each placeholder of a message."""
    return [explained()[name] for name in sorted(placeholders(message)) if name in explained()]


def placeholders(message: Message) -> set[str]:
    """The names of the placeholders in any form of a message."""
    return {name for source in sources(message) for found in PLACEHOLDER.findall(source) for name in found if name}


def placeholders_lost(message: Message) -> set[str]:
    """Placeholders that stand on one side only; the form for one may leave the number out."""
    known = {found.group() for source in sources(message) for found in PLACEHOLDER.finditer(source)}
    needed = {found.group() for found in PLACEHOLDER.finditer(sources(message)[-1])}
    last = {found.group() for found in PLACEHOLDER.finditer(forms(message)[-1])}
    used = {found.group() for form in forms(message) for found in PLACEHOLDER.finditer(form)}
    return (needed ^ last) | (used - known)


def sources(message: Message) -> tuple[str, ...]:
    """The English of a message: one sentence, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """The translations of a message, one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def key_of(message: Message) -> Key:
    """What a message is known by: its context and its source."""
    return (message.context or "", sources(message)[0])


def path_of(module: str, language: str) -> Path:
    """The catalogue of a module in a language."""
    return PACKAGE / module / "locale" / language / "LC_MESSAGES" / "django.po"


def module_of(file: Path) -> str:
    """The module a catalogue belongs to."""
    return file.relative_to(PACKAGE).parts[0]


if __name__ == "__main__":
    sys.exit(main())
