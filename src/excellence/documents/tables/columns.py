"""What a module says of a table it takes: its columns, what they are called, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import override

from excellence.kernel.languages import LANGUAGES
from excellence.kernel.texts import fold

Label = str | Promise

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    WHOLE = "whole"
    DECIMAL = "decimal"
    DAY = "day"
    COUNTRY = "country"
    CHOICE = "choice"
    YES_NO = "yes_no"
    OTHER = "other"


@dataclass(frozen=True, eq=False)
class Column:
    """A column: its key, its heading as a sentence, other words for it, and what its cells hold.

    `needed`: a row without it is refused. `strict`: a row in which it cannot be read is refused; else the cell stays
    empty, and that is told. `options` are the values of a choice with their labels, `words` other words for them.
    `read` reads what its kind does not: of a choice, what is none of its words.
    """

    key: str
    heading: Label
    kind: Kind = Kind.TEXT
    synonyms: str = ""
    needed: bool = False
    strict: bool = False
    most: int = 200
    options: Mapping[str, Label] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    read: Callable[[str, date], str] | None = None
    help: Label = ""
    width: int = 14

    @cached_property
    def values_by_word(self) -> dict[str, str]:
        """The values of a choice by every folded word for them, in all languages."""
        found = {fold(word): value for value, words in self.words.items() for word in words.split(", ") if word}
        found |= {value: value for value in self.options}
        for language in LANGUAGES:
            with override(language.code):
                found |= {fold(str(label)): value for value, label in self.options.items()}
        return found

    @property
    def labels(self) -> str:
        """The options as they are written in the reader's language."""
        return ", ".join(str(label) for value, label in self.options.items() if value)


@dataclass(frozen=True, eq=False)
class Layout:
    """The columns of a table in their order; `examples` are rows of a template, known again by their first column."""

    columns: tuple[Column, ...]
    examples: Sequence[Mapping[str, Label]] = ()

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """The columns by their keys."""
        return {column.key: column for column in self.columns}

    @cached_property
    def keys_by_heading(self) -> dict[str, str]:
        """The keys of columns by every folded heading that means them, in all languages."""
        found = {fold(word): column.key for column in self.columns for word in column.synonyms.split(", ") if word}
        for language in LANGUAGES:
            with override(language.code):
                found |= {fold(str(column.heading)): column.key for column in self.columns}
        return found

    @cached_property
    def names_of_examples(self) -> frozenset[str]:
        """What the first column of an example says, in all languages."""
        names = set()
        for language in LANGUAGES:
            with override(language.code):
                names |= {fold(str(example[self.columns[0].key])) for example in self.examples}
        return frozenset(names)

    def key_of(self, heading: str) -> str:
        """The key of the column a heading means, with or without what it says in brackets; "" when none."""
        known = self.keys_by_heading
        return known.get(fold(heading)) or known.get(fold(_BRACKETS.sub(" ", heading))) or ""
