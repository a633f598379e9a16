"""The process that examines one file, with bounds on memory and time; no Django, no settings, nothing to steal.

`python -m excellence.files.child` reads one line that says what to do and under which name, then the file, and
answers with one line; a picture drawn again follows it.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
from typing import Any

from excellence.files.contents import Examined, examine, examine_table
from excellence.files.refusals import FileRefused, TooMuchToExamine

MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 20


def main() -> None:
    """Answer one request."""
    _bound()
    request = json.loads(sys.stdin.buffer.readline())
    head, content = answer(sys.stdin.buffer.read(), **request)
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + content)


def answer(content: bytes, *, name: str, as_table: bool) -> tuple[dict[str, Any], bytes]:
    """Return what a file is or why it is refused, and the content to store when it is another than what came."""
    try:
        kind = examine_table(content, name=name) if as_table else None
        examined = Examined(kind, content) if kind else examine(content, name=name)
    except FileRefused as refusal:
        return {"refused": type(refusal).__name__, "params": refusal.params}, b""
    except (MemoryError, RecursionError):
        return {"refused": TooMuchToExamine.__name__, "params": {}}, b""
    return {"kind": examined.kind.name}, b"" if examined.content is content else examined.content


def _bound() -> None:
    """Take what is not needed away: memory, time, and writing files. The parent ends a child that takes too long."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # What is wrong with a PDF is said to whoever brought it, not logged.
    logging.disable(logging.CRITICAL)


if __name__ == "__main__":
    main()
