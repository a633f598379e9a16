"""How the sentences of six languages are built: names, numbers, dates, e-mails."""

from __future__ import annotations

import csv
import re
from datetime import date
from gettext import c2py

import pytest
from babel.dates import format_date, format_skeleton
from babel.messages.catalog import Message

from excellence.assessment import operations as _operations  # noqa: F401 - its refusals are asked for
from excellence.documents.tables.days import read_day_as_written
from excellence.kernel.errors import Refusal
from excellence.kernel.languages import language_of
from excellence.method.lists import read_day
from excellence.method.sentences import SENTENCES, SENTENCES_OF_ONE
from tests.architecture.catalogues import LANGUAGES, PLACEHOLDERS, catalogues, forms, messages
from tests.architecture.house import SOURCE, place

LAST_OF_MAY = date(2024, 5, 31)
DATED = re.compile(r"31/05/2024|2024-05-31|31\.05\.2024")
WRITTEN_DAY = re.compile(r"[0-9]{4}\. [0-9]{2}\.(?: [0-9]{2}\.)?|[0-9]+(?:[-/.][0-9]+)+")
NAMES = re.compile(
    r"(A key|A role|A word|An? e-mail|Headings?|Ids?|Keys?|Names?|The id|The name|Titles?|What is written|Which)\b"
    r"|.* and names? "
)
ELIDED = {
    "ca": r"d’|l’|\b(?:al|de|del|el|la|pel)",
    "fr": r"d’|l’|n’|qu’|s’|\b(?:de|jusque|la|le|lorsque|ne|puisque|que|se)",
}
STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=s)'(?=\s)")
OF_AN_EMAIL = re.compile(r"/emails\.py$|/account/email/")
COUNTED = re.compile(
    r"(?:%\((?:answered|count|done|found|met|missing|months|n|points|posts|unknown|used)\)s|{n})(?:</\w+>)?\s+([^\W\d_]+)"
)
# What may stand behind a number that changes, because it does not change with it
STEADY = {
    *("answered", "avec", "amb", "con", "beantwortet", "megválaszolva"),
    *("of", "de", "von", "sur", "for", "per", "para", "für", "pour", "to", "és", "or", "ou", "o", "oder", "vagy"),
    *("is", "es", "est", "ist", "van", "szokatlan", "ponttól", "nap", "napig"),
}


@pytest.mark.parametrize("language", sorted(ELIDED))
def test_no_name_follows_a_word_that_could_lose_its_vowel(language: str) -> None:
    names = "|".join(sorted(_names()))
    wrong = re.compile(rf"(?:{ELIDED[language]})[\s«“]*%\((?:{names})\)", re.IGNORECASE)

    found = [form for message in messages(language) for form in forms(message.string) if wrong.search(form)]

    assert found == []


def _names() -> set[str]:
    """The placeholders that stand for a name or a word, which may begin with a vowel."""
    with PLACEHOLDERS.open(encoding="utf-8", newline="") as opened:
        return {row["name"] for row in csv.DictReader(opened) if NAMES.match(row["meaning"])}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_noun_follows_a_number_that_changes_in_a_sentence_without_plural(language: str) -> None:
    counted = {*_counted()}

    found = [
        (form, noun)
        for message in messages(language)
        if isinstance(message.id, str) and message.id not in counted
        for form in (message.id, *forms(message.string))
        for noun in COUNTED.findall(form)
        if noun not in STEADY
    ]

    assert found == []


def _counted() -> list[str]:
    """Sentences that have another form for one thing, though each form is an entry of its own."""
    of_method = [text for key, (_, of_one) in SENTENCES_OF_ONE.items() for text in (of_one, SENTENCES[key])]
    return of_method + [text for each in _refusals(Refusal) if each.plural for text in (each.sentence, each.plural)]


def _refusals(kind: type[Refusal]) -> list[type[Refusal]]:
    return [kind, *(each for child in kind.__subclasses__() for each in _refusals(child))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1, 2, 1000])
def test_every_plural_says_its_number(language: str, number: int) -> None:
    silent = []

    for catalogue in catalogues(language).values():
        choose = c2py(catalogue.plural_expr)
        for message in catalogue:
            if message.pluralizable:
                form = forms(message.string)[choose(number)]
                said = form % dict.fromkeys(re.findall(r"%\((\w+)\)", form), number)
                if str(number) not in said and not (number <= 1 and _says_one_in_words(message)):
                    silent.append(form)

    assert silent == []


def _says_one_in_words(message: Message) -> bool:
    """Whether the English for one thing has no number; such a sentence stands only where there is something."""
    one, many = (re.findall(r"%\(\w+\)", form) for form in forms(message.id))
    return len(one) < len(many)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_an_email_begins_with_a_capital(language: str) -> None:
    small = [
        form
        for message in messages(language)
        if any(OF_AN_EMAIL.search(place) for place, _ in message.locations)
        for form in (*forms(message.id), *forms(message.string))
        if form[0].islower()
    ]

    assert small == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_date_in_a_hint_has_the_form_of_the_language_and_is_read_by_us(language: str) -> None:
    expected = format_skeleton("yMd", LAST_OF_MAY, locale=language_of(language).locale)
    hints = [message for message in messages(language) if any(DATED.search(said) for said in forms(message.id))]

    shown = {forms(message.id)[0]: WRITTEN_DAY.findall(forms(message.string)[0]) for message in hints}
    assert {tuple(days[:2]) for days in shown.values()} == {(expected, "2024-05-31")}
    assert {read_day(day)[:7] for days in shown.values() for day in days} == {"2024-05"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_date_in_words_in_a_hint_is_read_from_a_list(language: str) -> None:
    written = format_date(LAST_OF_MAY, format="long", locale=language_of(language).locale)

    said = [forms(message.string)[0] for message in messages(language) if "31 May 2024" in forms(message.id)[0]]
    assert [written in each for each in said] == [True]
    assert read_day_as_written(written, today=LAST_OF_MAY) == "2024-05-31"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_a_straight_apostrophe(language: str) -> None:
    said = [form for message in messages(language) for form in (*forms(message.id), *forms(message.string))]

    assert [form for form in said if STRAIGHT.search(form)] == []


def test_no_text_of_the_method_has_a_straight_apostrophe() -> None:
    texts = [*(SOURCE / "method" / "shipped").rglob("texts/*.yaml")]

    straight = [place(path) for path in texts if STRAIGHT.search(path.read_text(encoding="utf-8"))]
    assert (len(texts) >= len(LANGUAGES), straight) == (True, [])
