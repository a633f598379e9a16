"""Papers as PDF: tagged (PDF/UA-1), set by Typst from our own templates; what they say goes in as data only."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

from excellence.documents.laying import laid_out
from excellence.documents.papers import Paper

TEMPLATES: Final = ("paper.typ", "blocks.typ", "drawings.typ", "colours.typ")
STANDARD: Final = "ua-1"
NOTHING: Final = {"main.typ": b""}
REMEMBERED: Final = 10
NOT_DRAWN: Final = "could not be displayed"


def pdf_of(paper: Paper) -> bytes:
    """The paper as PDF; the same paper always gives the same bytes.

    Never call it in a process that will fork: the child would hang. About 20 ms a page, and 0.2 s the first time.
    """
    import typst  # noqa: PLC0415 - costs 50 MB, which only processes that set papers should pay

    try:
        return _compiled(laid_out(paper))
    except typst.TypstError as error:
        if NOT_DRAWN not in str(error):
            raise
        return _compiled(laid_out(paper, plain=True))
    finally:
        _forget()


def _forget() -> None:
    """Let Typst forget what it worked out for the paper just set.

    It keeps that for ten more papers, 250 MB for reports that are hardly ever the same; empty papers push it out.
    """
    import typst  # noqa: PLC0415 - see above

    for _ in range(REMEMBERED + 1):
        typst.compile(NOTHING, font_paths=_fonts(), format="svg")


def _compiled(data: dict[str, Any]) -> bytes:
    import typst  # noqa: PLC0415 - see above

    sources = {**_templates(), "data.json": json.dumps(data, ensure_ascii=False).encode()}
    compiled: bytes = typst.compile(sources, font_paths=_fonts(), format="pdf", pdf_standards=[STANDARD])
    return compiled


@cache
def _templates() -> dict[str, bytes]:
    """Our templates by name; the first is where typst begins."""
    folder = files("excellence.documents") / "typst"
    return {"main.typ" if name == "paper.typ" else name: (folder / name).read_bytes() for name in TEMPLATES}


@cache
def _fonts() -> Any:
    """The fonts inside the wheel and no others: a paper looks the same, byte for byte, wherever it is set."""
    import typst  # noqa: PLC0415 - see above

    return typst.Fonts(include_system_fonts=False)
