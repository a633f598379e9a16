"""Six languages, each complete: nothing untranslated, nothing fuzzy, no placeholder lost."""

from __future__ import annotations

import ast
import csv
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel.dates import format_date, format_skeleton
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings

from excellence.documents.tables.days import read_day_as_written
from excellence.kernel.languages import language_of
from excellence.method.lists import read_day
from tests.architecture.house import ROOT, SOURCE, place

GLOSSARY = ROOT / "docs" / "reference" / "glossary.csv"
PLACEHOLDERS = ROOT / "docs" / "reference" / "placeholders.csv"
SHORT = 12
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|{\w*}")
NAME = re.compile(r"%\((\w+)\)")
NAMES = re.compile(
    r"(A key|A role|A word|An? e-mail|Headings?|Ids?|Keys?|Names?|The id|The name|Titles?|What is written|Which)\b"
    r"|.* and names? "
)
ELIDED = {
    "ca": r"d’|l’|\b(?:al|de|del|el|la|pel)",
    "fr": r"d’|l’|n’|qu’|s’|\b(?:de|jusque|la|le|lorsque|ne|puisque|que|se)",
}
OF_AN_EMAIL = re.compile(r"/emails\.py$|/account/email/")
MARKS = {"_", "N_", "gettext", "ngettext", "pgettext", "gettext_lazy"}
LAST_OF_MAY = date(2024, 5, 31)
DATED = re.compile(r"31/05/2024|2024-05-31|31\.05\.2024")
WRITTEN_DAY = re.compile(r"[0-9]{4}\. [0-9]{2}\.(?: [0-9]{2}\.)?|[0-9]+(?:[-/.][0-9]+)+")
LANGUAGES = [code for code, _ in settings.LANGUAGES if code != "en"]


@cache
def _catalogues(language: str) -> dict[str, Catalog]:
    """The catalogues of a language by module."""
    found = {}
    for path in sorted(SOURCE.glob(f"*/locale/{language}/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            found[path.relative_to(SOURCE).parts[0]] = read_po(file)
    return found


def _messages(language: str) -> list[Message]:
    return [message for catalogue in _catalogues(language).values() for message in catalogue if message.id]


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (str(text or ""),)


@cache
def _named(file: Path, column: str) -> frozenset[str]:
    """What a table says in one column."""
    with file.open(encoding="utf-8", newline="") as opened:
        return frozenset(row[column] for row in csv.DictReader(opened))


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
        _forms(message.id)[0]
        for catalogue in _catalogues(language).values()
        for message in catalogue
        if message.id
        if not all(_forms(message.string))
        or len(_forms(message.string)) != (catalogue.num_plurals if message.pluralizable else 1)
    ]

    assert incomplete == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_guesses_nothing(language: str) -> None:
    fuzzy = [_forms(message.id)[0] for message in _messages(language) if message.fuzzy]

    assert fuzzy == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_keeps_every_placeholder(language: str) -> None:
    lost = [
        (_forms(message.id)[0], form)
        for message in _messages(language)
        for form in _forms(message.string)
        if form and not _keeps_placeholders(message, form)
    ]

    assert lost == []


def _keeps_placeholders(message: Message, form: str) -> bool:
    """A form has the placeholders of the singular or of the plural: a singular may say “one” in words."""
    return any(sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(said)) for said in _forms(message.id))


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_leaves_nothing_in_english_that_the_glossary_does_not_list(language: str) -> None:
    same = [
        form
        for message in _messages(language)
        for form, said in zip(_forms(message.string), _forms(message.id), strict=False)
        if form == said
        and re.search(r"[^\W\d_]", PLACEHOLDER.sub("", said))
        and said.casefold() not in _rightly_the_same()[language]
    ]

    assert same == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_of_each_language_knows_the_same_sentences(language: str) -> None:
    def known(code: str) -> set[object]:
        return {
            (module, _forms(message.id), message.context)
            for module, catalogue in _catalogues(code).items()
            for message in catalogue
        }

    assert known(language) == known(LANGUAGES[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentence_without_context_is_said_in_one_way_in_every_module(language: str) -> None:
    ways: dict[object, set[tuple[str, ...]]] = {}
    for message in _messages(language):
        ways.setdefault((message.context, _forms(message.id)), set()).add(_forms(message.string))

    assert {said: forms for said, forms in ways.items() if len(forms) > 1} == {}


@pytest.mark.parametrize("language", sorted(ELIDED))
def test_no_name_follows_a_word_that_could_lose_its_vowel(language: str) -> None:
    names = "|".join(sorted(_names()))
    wrong = re.compile(rf"(?:{ELIDED[language]})[\s«“]*%\((?:{names})\)", re.IGNORECASE)

    found = [form for message in _messages(language) for form in _forms(message.string) if wrong.search(form)]

    assert found == []


def _names() -> set[str]:
    """The placeholders that stand for a name or a word, which may begin with a vowel."""
    with PLACEHOLDERS.open(encoding="utf-8", newline="") as opened:
        return {row["name"] for row in csv.DictReader(opened) if NAMES.match(row["meaning"])}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_an_email_begins_with_a_capital(language: str) -> None:
    small = [
        form
        for message in _messages(language)
        if any(OF_AN_EMAIL.search(place) for place, _ in message.locations)
        for form in (*_forms(message.id), *_forms(message.string))
        if form[0].islower()
    ]

    assert small == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_date_in_a_hint_has_the_form_of_the_language_and_is_read_by_us(language: str) -> None:
    expected = format_skeleton("yMd", LAST_OF_MAY, locale=language_of(language).locale)
    hints = [message for message in _messages(language) if any(DATED.search(said) for said in _forms(message.id))]

    shown = {_forms(message.id)[0]: WRITTEN_DAY.findall(_forms(message.string)[0]) for message in hints}
    assert {tuple(days[:2]) for days in shown.values()} == {(expected, "2024-05-31")}
    assert {read_day(day)[:7] for days in shown.values() for day in days} == {"2024-05"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_date_in_words_in_a_hint_is_read_from_a_list(language: str) -> None:
    written = format_date(LAST_OF_MAY, format="long", locale=language_of(language).locale)

    said = [_forms(message.string)[0] for message in _messages(language) if "31 May 2024" in _forms(message.id)[0]]
    assert [written in each for each in said] == [True]
    assert read_day_as_written(written, today=LAST_OF_MAY) == "2024-05-31"


def test_short_words_without_context_have_a_note_for_translators() -> None:
    unexplained = [
        (module, _forms(message.id)[0])
        for module, catalogue in _catalogues("de").items()
        for message in catalogue
        if message.id and not message.context and len(_forms(message.id)[0]) <= SHORT
        if _forms(message.id)[0] not in _named(SOURCE / module / "locale" / "notes.csv", "message")
    ]

    assert unexplained == []


def test_every_placeholder_is_explained_to_translators() -> None:
    used = {name for message in _messages("de") for form in _forms(message.id) for name in NAME.findall(form)}

    assert sorted(used - _named(PLACEHOLDERS, "name")) == []


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
