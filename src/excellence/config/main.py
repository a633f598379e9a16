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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit status: 0 fine, 1 refused by content, 2 used wrongly."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] not in VERBS and words[0] not in ("-h", "--help", "help"):
        return _manage(words)
    return method_main(["--help"] if words[:1] == ["help"] else words)


def _manage(words: Sequence[str]) -> int:
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - slow, and not for every verb

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "excellence.config.settings")
    execute_from_command_line(["excellence", *words])
    return 0


if __name__ == "__main__":
    sys.exit(main())
