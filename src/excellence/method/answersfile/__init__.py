"""The answers file: one organisation's figures and answers as text."""

from excellence.method.answersfile.given import (
    table_given,
)
from excellence.method.answersfile.reading import (
    FIRST_YEAR,
    LAST_YEAR,
    Sheet,
    framework_named,
    read_sheet,
    read_table,
)

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Sheet",
    "framework_named",
    "read_sheet",
    "read_table",
    "table_given",
]
