"""Refusals of the method: sentences with their parameters, translated by the doors."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_, printable, speak

MOST_SHOWN: Final = 50
LONGEST_WORD: Final = 100


@dataclass(frozen=True, slots=True)
class Sentence:
    """A marked English sentence with its parameters, which may be sentences themselves."""

    text: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        shown = {name: printable(value) if isinstance(value, str) else value for name, value in self.params.items()}
        return speak(self.text) % shown


class ContentError(Refusal):
    """Something in a file of a framework is not as it should be; tells where, what, and what would be right."""

    sentence = N_("%(file)s:%(line)s: %(problem)s; %(remedy)s")

    def __init__(self, file: str, line: int, problem: Sentence, remedy: Sentence) -> None:
        super().__init__(file=printable(file), line=line, problem=problem, remedy=remedy)
        self.file = file
        self.line = line
        self.problem = problem
        self.remedy = remedy


class ContentErrors(Refusal):
    """A framework folder is refused; `errors` has one entry for each defect found, by file and line."""

    sentence = N_("The framework has defects:")

    def __init__(self, errors: Iterable[ContentError]) -> None:
        super().__init__()
        self.errors = tuple(sorted(errors, key=lambda error: (error.file, error.line)))

    @property
    def lines(self) -> list[str]:
        """The defects as sentences: the first `MOST_SHOWN`, and how many more there are."""
        told = [str(error) for error in self.errors[:MOST_SHOWN]]
        more = len(self.errors) - len(told)
        if more:
            told.append(speak(N_("Further defects not shown: %(count)s.")) % {"count": more})
        return told

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *self.lines])


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like a mistyped one, if any is like it; none is like a very long one."""
    if len(word) > LONGEST_WORD:
        return None
    near = difflib.get_close_matches(word, list(known), n=1)
    return near[0] if near else None
