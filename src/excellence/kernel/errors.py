"""Refusals: what cannot be done, said in a sentence that says what would help."""

from __future__ import annotations

from typing import ClassVar

from excellence.kernel.words import N_, speak, speak_counted


class Refusal(Exception):
    """A rule says no.

    `sentence` is marked English with named placeholders, filled from the keyword parameters and translated at
    the moment somebody reads it. A sentence that counts has a `plural` too and takes the parameter `count`.
    `field` names the form field the sentence belongs to, None when it belongs to the whole.
    """

    sentence: ClassVar[str] = N_("This is not possible.")
    plural: ClassVar[str] = ""
    field: str | None = None

    def __init__(self, *, field: str | None = None, **params: object) -> None:
        super().__init__()
        self.params = params
        if field is not None:
            self.field = field

    def __str__(self) -> str:
        if self.plural:
            return speak_counted(self.sentence, self.plural, int(str(self.params["count"]))) % self.params
        return speak(self.sentence) % self.params


class ChangedMeanwhile(Refusal):
    """Somebody saved the same entry after the window was opened: a colleague, or the same person in another window."""

    sentence = N_(
        "While you were writing, this was saved by %(name)s. What is saved now stands at each field that differs. "
        "Nothing of yours is lost: save again to put it in its place."
    )
