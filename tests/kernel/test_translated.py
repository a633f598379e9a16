"""Texts in several languages, and how they are stored."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import isolate_apps
from django.utils.translation import override

from excellence.kernel.translated import TranslatedText, TranslatedTextField, Wording


@pytest.fixture
def place(transactional_db: None) -> Generator[type[models.Model]]:
    """A model with a text in several languages, and its table."""
    with isolate_apps("excellence.kernel"):

        class Place(models.Model):
            """A place for one test."""

            name = TranslatedTextField()

            class Meta:
                app_label = "kernel"

            def __str__(self) -> str:
                return str(self.name)

        with connection.schema_editor() as editor:
            editor.create_model(Place)
        yield Place
        with connection.schema_editor() as editor:
            editor.delete_model(Place)


def test_in_language_gives_the_words_asked_for() -> None:
    text = TranslatedText({"en": "Vienna", "hu": "Bécs"})

    wording = text.in_language("hu")

    assert wording == Wording("Bécs", "hu", is_fallback=False)


def test_in_language_falls_back_to_the_house_language_and_says_so() -> None:
    text = TranslatedText({"de": "Wien", "en": "Vienna"})

    wording = text.in_language("hu")

    assert wording == Wording("Vienna", "en", is_fallback=True)


def test_in_language_falls_back_to_any_language_and_says_so() -> None:
    text = TranslatedText({"de": "Wien"})

    wording = text.in_language("hu")

    assert wording == Wording("Wien", "de", is_fallback=True)


def test_in_language_of_an_empty_text_is_empty() -> None:
    wording = TranslatedText().in_language("hu")

    assert wording == Wording("", "hu", is_fallback=False)


def test_text_leaves_out_languages_without_words() -> None:
    text = TranslatedText({"en": "Vienna", "hu": ""})

    assert (dict(text), len(text), text) == ({"en": "Vienna"}, 1, TranslatedText({"en": "Vienna"}))


def test_texts_that_are_equal_hash_equally() -> None:
    texts = {TranslatedText({"en": "Vienna", "de": "Wien"}), TranslatedText({"de": "Wien", "en": "Vienna"})}

    assert len(texts) == 1


def test_text_prints_in_the_readers_language() -> None:
    text = TranslatedText({"en": "Vienna", "hu": "Bécs"})

    with override("hu"):
        printed = f"{text} {text.in_language('en')}"

    assert printed == "Bécs Vienna"


def test_field_turns_what_is_assigned_into_a_text(place: type[models.Model]) -> None:
    instance = place(name={"en": "Vienna"})

    assert repr(instance.name) == "TranslatedText({'en': 'Vienna'})"  # type: ignore[attr-defined]  # made in the test


def test_field_stores_and_reads_a_text(place: type[models.Model]) -> None:
    place._default_manager.create(name=TranslatedText({"en": "Vienna", "hu": "Bécs"}))

    stored = place._default_manager.get(name__hu="Bécs")

    assert stored.name == TranslatedText({"en": "Vienna", "hu": "Bécs"})  # type: ignore[attr-defined]  # as above


def test_field_begins_empty(place: type[models.Model]) -> None:
    instance = place._default_manager.create()

    assert place._default_manager.get(pk=instance.pk).name == TranslatedText()  # type: ignore[attr-defined]  # as above


def test_field_accepts_the_languages_of_the_house() -> None:
    text = TranslatedText({"en": "Vienna", "hu": "Bécs"})

    assert TranslatedTextField().clean(text, None) == text


@pytest.mark.parametrize(
    ("value", "code"),
    [({"en": "Vienna", "tlh": "vIyenna"}, "language"), ({"en": 5}, "invalid"), ("Vienna", "invalid"), ({}, "blank")],
)
def test_field_refuses_other_languages_and_other_things(value: object, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TranslatedTextField().clean(value, None)

    assert refused.value.code == code


def test_field_is_serialised_as_a_plain_object(place: type[models.Model]) -> None:
    instance = place(name={"en": "Vienna"})

    assert TranslatedTextField.value_to_string(instance._meta.get_field("name"), instance) == {"en": "Vienna"}  # type: ignore[arg-type]  # the field made in the test
