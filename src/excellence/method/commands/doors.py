"""What the commands share: options, the reader's language, and how a refusal is told."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_, speak, speaking
from excellence.method.commands.speaking import translator
from excellence.method.errors import ContentErrors
from excellence.method.source import Edition

DONE, REFUSED, NOT_UNDERSTOOD = 0, 1, 2

Command = Callable[[argparse.Namespace], int]


def add_common_options(parser: argparse.ArgumentParser) -> None:
    """Add `--json` and `--lang`."""
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    parser.add_argument("--lang", default="en", metavar="LANGUAGE", help="language of the texts, such as hu")


def run(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    """Parse the arguments, run the command they name in the language they name, and tell a refusal on stderr."""
    try:
        parsed = parser.parse_args(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else NOT_UNDERSTOOD
    catalogue = translator(parsed.lang)
    command: Command = parsed.command
    with speaking(catalogue.gettext, catalogue.ngettext):
        try:
            code = command(parsed)
            sys.stdout.flush()
        except BrokenPipeError:
            return _seen_enough()
        except ContentErrors as refusal:
            print("\n".join(refusal.lines), file=sys.stderr)
        except Refusal as refusal:
            print(refusal, file=sys.stderr)
        else:
            return code
        return REFUSED


def _seen_enough() -> int:
    """What reads us, such as `head`, has closed its end: stop without a word, also when Python closes its own."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def note_missing_language(edition: Edition, language: str) -> None:
    """Say on stderr when texts are shown in another language than the one asked for."""
    shown = edition.words(language).language
    if shown != language:
        sentence = speak(N_("There are no texts in “%(wanted)s”; these are in “%(shown)s”."))
        print(sentence % {"wanted": language, "shown": shown}, file=sys.stderr)


def print_json(value: object) -> None:
    """Print one JSON object, keys in the order given."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
