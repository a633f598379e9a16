"""Six languages, each complete: nothing untranslated, nothing fuzzy, no placeholder lost."""

from __future__ import annotations

import ast
import csv
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from django.apps import apps
from django.conf import settings

from tests.architecture.catalogues import LANGUAGES, PLACEHOLDERS, catalogues, forms, messages, named
from tests.architecture.house import ROOT, SOURCE, place

GLOSSARY = ROOT / "docs" / "reference" / "glossary.csv"
SHORT = 12
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|{\w*}")
NAME = re.compile(r"%\((\w+)\)")
MARKS = {"_", "N_", "gettext", "ngettext", "pgettext", "gettext_lazy"}


@cache
def _rightly_the_same() -> dict[str, frozenset[str]]:
    """By language, the English terms that are the same there, without regard to capitals."""
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        terms = [(row["en"].casefold(), row["same"].split()) for row in csv.DictReader(file)]
    return {code: frozenset(term for term, same in terms if code in same) for code in LANGUAGES}


def test_catalogue_of_every_module_is_read_by_the_site() -> None:
    folders = {path.parent for path in SOURCE.glob("*/locale")}

    of_apps = {Path(app.path) for app in apps.get_app_configs()}
    assert folders - of_apps == {Path(path).parent for path in settings.LOCALE_PATHS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_translates_every_sentence(language: str) -> None:
    incomplete = [
        forms(message.id)[0]
        for catalogue in catalogues(language).values()
        for message in catalogue
        if message.id
        if not all(forms(message.string))
        or len(forms(message.string)) != (catalogue.num_plurals if message.pluralizable else 1)
    ]

    assert incomplete == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_guesses_nothing(language: str) -> None:
    fuzzy = [forms(message.id)[0] for message in messages(language) if message.fuzzy]

    assert fuzzy == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_keeps_every_placeholder(language: str) -> None:
    lost = [
        (forms(message.id)[0], form)
        for message in messages(language)
        for form in forms(message.string)
        if form and not _keeps_placeholders(message, form)
    ]

    assert lost == []


def _keeps_placeholders(message: Message, form: str) -> bool:
    """A form has the placeholders of the singular or of the plural: a singular may say “one” in words."""
    return any(sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(said)) for said in forms(message.id))


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_leaves_nothing_in_english_that_the_glossary_does_not_list(language: str) -> None:
    same = [
        form
        for message in messages(language)
        for form, said in zip(forms(message.string), forms(message.id), strict=False)
        if form == said
        and re.search(r"[^\W\d_]", PLACEHOLDER.sub("", said))
        and said.casefold() not in _rightly_the_same()[language]
    ]

    assert same == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_of_each_language_knows_the_same_sentences(language: str) -> None:
    def known(code: str) -> set[object]:
        return {
            (module, forms(message.id), message.context)
            for module, catalogue in catalogues(code).items()
            for message in catalogue
        }

    assert known(language) == known(LANGUAGES[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentence_without_context_is_said_in_one_way_in_every_module(language: str) -> None:
    ways: dict[object, set[tuple[str, ...]]] = {}
    for message in messages(language):
        ways.setdefault((message.context, forms(message.id)), set()).add(forms(message.string))

    assert {said: forms for said, forms in ways.items() if len(forms) > 1} == {}


def test_short_words_without_context_have_a_note_for_translators() -> None:
    unexplained = [
        (module, forms(message.id)[0])
        for module, catalogue in catalogues("de").items()
        for message in catalogue
        if message.id and not message.context and len(forms(message.id)[0]) <= SHORT
        if forms(message.id)[0] not in named(SOURCE / module / "locale" / "notes.csv", "message")
    ]

    assert unexplained == []


def test_every_placeholder_is_explained_to_translators() -> None:
    used = {name for message in messages("de") for form in forms(message.id) for name in NAME.findall(form)}

    assert sorted(used - named(PLACEHOLDERS, "name")) == []


def test_no_sentence_hides_from_extraction_inside_an_f_string() -> None:
    hidden = [
        f"{place(path)}:{call.lineno}"
        for path in sorted(SOURCE.rglob("*.py"))
        for written in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(written, ast.JoinedStr)
        for call in ast.walk(written)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKS
    ]

    assert hidden == []
