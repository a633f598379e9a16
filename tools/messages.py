"""Whether every sentence can be said in every language: catalogues complete, current, and true to their placeholders.

`--check` extracts afresh and compares; `--missing LANGUAGE` prints what a translator still has to do; `--compile`
makes what gettext reads, as setting an instance up does.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parent.parent / "src" / "excellence"
LANGUAGES = ("ca", "de", "es", "fr", "hu")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")


def main() -> int:
    """Check or list; 0 when nothing is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--missing", metavar="LANGUAGE", choices=LANGUAGES)
    chosen = parser.parse_args()
    if chosen.compile:
        compile_all()
        return 0
    if chosen.missing:
        print("\n".join(untranslated(read(PACKAGE, chosen.missing))))
        return 0
    problems = [problem for language in LANGUAGES for problem in defects(language)]
    problems += stale()
    print("\n".join(problems[:40]))
    return 1 if problems else 0


def compile_all() -> None:
    """Compile every catalogue."""
    for language in LANGUAGES:
        target = PACKAGE / "locale" / language / "LC_MESSAGES" / "django.mo"
        with target.open("wb") as file:
            write_mo(file, read(PACKAGE, language))


def read(package: Path, language: str) -> Catalog:
    """The catalogue of a language."""
    with (package / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def defects(language: str) -> Iterator[str]:
    """What is missing, doubtful or has lost a placeholder."""
    for message in read(PACKAGE, language):
        if not message.id:
            continue
        if message.fuzzy:
            yield f"{language}: fuzzy: {message.id!r}"
        if not all(forms(message)):
            yield f"{language}: untranslated: {message.id!r}"
        elif lost := placeholders_lost(message):
            yield f"{language}: placeholders differ ({', '.join(sorted(lost))}): {message.id!r}"


def forms(message: Message) -> tuple[str, ...]:
    """The translations of a message, one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def placeholders_lost(message: Message) -> set[str]:
    """Placeholders that stand on one side only; the form for one may leave the number out."""
    sources = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    known = {found for source in sources for found in PLACEHOLDER.findall(source)}
    needed = set(PLACEHOLDER.findall(sources[-1]))
    last = set(PLACEHOLDER.findall(forms(message)[-1]))
    used = {found for form in forms(message) for found in PLACEHOLDER.findall(form)}
    return (needed ^ last) | (used - known)


def untranslated(catalogue: Catalog) -> list[str]:
    """The sentences without a translation."""
    return [str(message.id) for message in catalogue if message.id and not all(forms(message))]


def stale() -> list[str]:
    """Sentences of the code that no catalogue has, found by extracting afresh beside."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "excellence"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "static", "*.mo"))
        command = [str(Path(sys.executable).parent / "excellence"), "makemessages", "-l", "hu"]
        options = ["--no-location", "--no-obsolete", "--no-wrap"]
        subprocess.run(
            [*command, *options], cwd=copy, check=True, capture_output=True, env={**os.environ, "DATA_DIR": folder}
        )
        fresh = {key(message) for message in read(copy, "hu") if message.id}
    kept = {key(message) for message in read(PACKAGE, "hu") if message.id}
    return [f"not in the catalogues (make messages): {found!r}" for found in sorted(fresh - kept)]


def key(message: Message) -> str:
    """What a message is known by: its context and its source."""
    source = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context or ''}|{source}"


if __name__ == "__main__":
    sys.exit(main())
