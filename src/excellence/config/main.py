"""The `excellence` command.

Verbs of the method (`score`, `path`, `framework`) run without importing Django; every other word is a
management command, such as `run`, `work` or `migrate`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from excellence.method.commands import VERBS
from excellence.method.commands import main as method_main

HELP = """\
excellence score FILE             what the answers in a file count, and which label level they are ready for
excellence path FILE --to LEVEL   the least work to a label level
excellence framework check|show|hash FOLDER_OR_ID
excellence framework diff A B     what changed between two frameworks
excellence run                    set this instance up and serve it
excellence work                   carry out background work until stopped
excellence help all               every management command

Each verb explains itself with --help. Exit status: 0 fine, 1 refused by content, 2 used wrongly.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit status: 0 fine, 1 refused by content, 2 used wrongly."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words in (["-h"], ["--help"], ["help"]):
        sys.stdout.write(HELP)
        return 0 if words else 2
    if words[0] in VERBS:
        return method_main(words)
    return _manage(["help"] if words == ["help", "all"] else words)


def _manage(words: Sequence[str]) -> int:
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 - slow, and not for every verb
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - as above

    os.umask(0o077)  # what is stored is for the user it runs as, and nobody else on the machine
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "excellence.config.settings")
    try:
        execute_from_command_line(["excellence", *words])
    except ImproperlyConfigured as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
