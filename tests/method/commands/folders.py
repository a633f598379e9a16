"""A framework in a folder of its own, for commands that are told where it is."""

from __future__ import annotations

from pathlib import Path

RULES = """\
format: 1
semantics: 1
id: strict
version: "1"
extends: ecei-2013@1
languages: [en]
levels:
  - key: gold
    assessors: 2
    requires: {all: [{points_at_least: "150"}, {any: [{ratio_at_least: "0.9"}, gates]}]}
    provenance: {kind: proposed}
"""


def strict_framework(folder: Path) -> Path:
    """The shipped indicators with a Gold that asks for every point."""
    strict = folder / "strict"
    (strict / "texts").mkdir(parents=True)
    (strict / "framework.yaml").write_text(RULES, encoding="utf-8")
    (strict / "texts" / "en.yaml").write_text(
        "language: en\nname: Strict (example)\nabout: Asks for every point.\n", encoding="utf-8"
    )
    return strict
