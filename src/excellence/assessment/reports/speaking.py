"""The method's reasons in the reader's language and in the framework's words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from django.utils.translation import get_language, gettext

from excellence.kernel import formats
from excellence.kernel.plurals import is_one
from excellence.method.frameworks import Framework, FrameworkTexts
from excellence.method.sentences import Reason, TermKind, say


class PageSpeaker:
    """Says reasons as a page does; see `method.sentences.Speaker`."""

    def __init__(self, framework: Framework, texts: FrameworkTexts) -> None:
        self.framework, self.texts = framework, texts

    def translate(self, text: str, /) -> str:
        """The sentence in the active language."""
        return gettext(text)

    def number(self, value: Fraction, /) -> str:
        """A number as the reader writes it."""
        return formats.number(value)

    def day(self, value: date, /) -> str:
        """A day as the reader writes it."""
        return formats.day(value)

    def is_one(self, value: Fraction, /) -> bool:
        """Whether the active language speaks of the number in the singular."""
        return is_one(value, get_language() or "en")

    def name(self, kind: TermKind, key: str, /) -> str:
        """The framework's own word for something."""
        if kind == "indicator":
            return f"{self.framework.indicator(key).number} {self.texts.indicators[key].name}"
        if kind == "dimension":
            return self.texts.dimensions[key].name
        if kind == "metric":
            return self.texts.metrics[key].name
        if kind == "label":
            return self.texts.levels[key].name
        if kind == "class":
            return self.texts.classes.get(key, key)
        words = {"criterion": self.texts.criteria, "check": self.texts.checks, "not_yet": self.texts.not_yet}
        return words[kind][key]

    def say(self, reason: Reason) -> str:
        """One reason as a sentence."""
        return say(reason, self)
