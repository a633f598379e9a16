"""Texts written in several languages: a value and the model field that stores it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as somebody reads it; a fallback is in another language than asked and is marked as such."""

    text: str
    language: str
    is_fallback: bool

    def __str__(self) -> str:
        return self.text


class TranslatedText(Mapping[str, str]):
    """A text in one or more languages, by language code; languages without words are left out."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._texts = {language: text for language, text in (texts or {}).items() if text}

    def __getitem__(self, language: str) -> str:
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __hash__(self) -> int:
        return hash(frozenset(self._texts.items()))

    def __str__(self) -> str:
        return self.in_language(get_language() or settings.LANGUAGE_CODE).text

    def __repr__(self) -> str:
        return f"TranslatedText({self._texts!r})"

    def in_language(self, language: str) -> Wording:
        """Return the text in a language, else in the house language (LANGUAGE_CODE), else in any, marked."""
        for candidate in (language, settings.LANGUAGE_CODE, *self._texts):
            if candidate in self._texts:
                return Wording(self._texts[candidate], candidate, is_fallback=candidate != language)
        return Wording("", language, is_fallback=False)


class _TranslatedAttribute(DeferredAttribute):
    """Turns what is assigned, a plain mapping too, into a `TranslatedText`."""

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = TranslatedText(value) if isinstance(value, Mapping) else value


class TranslatedTextField(models.JSONField):
    """A `TranslatedText`, stored as a JSON object from language code to text; knows LANGUAGES only."""

    description = _("Text in several languages")
    descriptor_class = _TranslatedAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", TranslatedText)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        """Read the stored object."""
        stored = super().from_db_value(value, expression, connection)
        return TranslatedText(stored) if isinstance(stored, Mapping) else stored

    def get_prep_value(self, value: Any) -> Any:
        """Write a plain object."""
        return super().get_prep_value(dict(value) if isinstance(value, TranslatedText) else value)

    def value_to_string(self, obj: models.Model) -> Any:
        """Return the plain object for fixtures and exports."""
        return dict(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Raise ValidationError unless every key is one of LANGUAGES and every text is a string."""
        if not isinstance(value, Mapping) or not all(isinstance(text, str) for text in value.values()):
            raise ValidationError(_("Give one text for each language."), code="invalid")
        unknown = sorted(set(value) - {code for code, _name in settings.LANGUAGES})
        if unknown:
            message = _("Texts are not kept in this language: %(languages)s.")
            raise ValidationError(message, code="language", params={"languages": ", ".join(unknown)})
        super().validate(dict(value), model_instance)
