"""The answers file: one organisation's figures and answers as text."""

from excellence.method.answersfile.reading import (
    Sheet,
    framework_named,
    read_sheet,
    read_table,
)

__all__ = [
    "Sheet",
    "framework_named",
    "read_sheet",
    "read_table",
]
