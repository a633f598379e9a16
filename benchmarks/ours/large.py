"""The shipped framework several times over, to see whether a page costs more when more is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from excellence.method.source.loading import SHIPPED

BASE = SHIPPED / "ecei-2013" / "1"  # version 2 holds only what differs from it


def write_large_framework(parent: str | Path, *, times: int) -> Path:
    """Write a framework with each shipped indicator `times` times, in English only; return its folder."""
    folder = Path(parent) / "bench-large"
    (folder / "texts").mkdir(parents=True)
    rules, texts = _read(BASE / "framework.yaml"), _read(BASE / "texts" / "en.yaml")
    rules.update(id=folder.name, languages=["en"])
    rules["indicators"] = [
        {**entry, "key": _key(entry["key"], copy), "number": f"{entry['number']}.{copy}"}
        for entry in rules["indicators"]
        for copy in range(times)
    ]
    texts["indicators"] = {
        _key(key, copy): words for key, words in texts["indicators"].items() for copy in range(times)
    }
    _write(folder / "framework.yaml", rules)
    _write(folder / "texts" / "en.yaml", texts)
    return folder


def _key(key: str, copy: int) -> str:
    return f"{key}_{copy}"


def _read(path: Path) -> dict[str, Any]:
    """Every scalar as the text that stands there."""
    content: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return content


class _Dumper(yaml.SafeDumper):
    """Writes a value that stands in several places out in each."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False), encoding="utf-8")
