"""The verbs of the method on the command line: `score`, `path` and `framework`. They start without Django."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

VERBS = {
    "score": "excellence.method.commands.score",
    "path": "excellence.method.commands.path",
    "framework": "excellence.method.commands.framework",
}


def main(argv: Sequence[str]) -> int:
    """Run one verb with its arguments; gives the exit code.

    0: done; 1: refused because of the content; 2: not understood. The verb's module is imported only now, so that
    starting stays quick.
    """
    verb = argv[0] if argv else ""
    if verb not in VERBS:
        print(f"usage: excellence {{{','.join(VERBS)}}} ...", file=sys.stderr)
        return 2
    code: int = import_module(VERBS[verb]).main(argv[1:])
    return code
