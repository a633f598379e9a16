"""The report as JSON: canonical (RFC 8785), exact strings only, described in docs/reference/report-json.md."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from excellence.assessment.reports.document import Report
from excellence.method.frameworks import canonical, decimal_text


def json_of(report: Report) -> bytes:
    """The report as canonical JSON; the same report always gives the same bytes."""
    return canonical(plain(report))


def plain(value: object) -> Any:
    """A value as objects, lists, texts, true and false; what is not there is left out."""
    match value:
        case bool() | str():
            return value
        case Fraction():
            return decimal_text(value)
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return [plain(part) for part in value]
        case _ if is_dataclass(value):
            parts = ((each.name, getattr(value, each.name)) for each in fields(value))
            return {name: plain(part) for name, part in parts if part is not None}
    raise TypeError(f"{value!r} has no place in a report")
