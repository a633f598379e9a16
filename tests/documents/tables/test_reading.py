"""Rows of a table by what a person chose."""

from __future__ import annotations

from excellence.documents.tables.reading import (
    Choices,
    Reading,
    UnknownWord,
    grouped,
    guessed,
    of_one_meaning,
    read_rows,
    unknown_words,
)
from tests.documents.tables.made import ASSESSORS, TODAY, csv_of, opened

HEAD = ("Name", "Level", "Since", "Country")


def read(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD, **chosen: object) -> Reading:
    table = opened(csv_of(head, *rows))
    choices = Choices(guessed(table, ASSESSORS, today=TODAY).columns, **chosen)  # type: ignore[arg-type]
    return read_rows(table, ASSESSORS, choices, today=TODAY)


def test_row_has_the_values_of_its_cells() -> None:
    (row,) = read(("Ada", "pair", "2019", "Ausztria")).rows

    assert (row.number, row.values) == (2, {"name": "Ada", "level": "peer", "since": "2019", "country": "AT"})


def test_headings_are_known_by_synonyms_brackets_and_other_languages() -> None:
    table = opened(csv_of(("NÉV (teljes)", "Grade", "Ország"), ("Ada", "peer", "AT")))

    assert guessed(table, ASSESSORS, today=TODAY).columns == {0: "name", 1: "level", 2: "country"}


def test_of_two_headings_of_one_meaning_the_first_is_read_and_both_are_named() -> None:
    table = opened(csv_of(("Assessor", "Name"), ("Ada", "Beta")))
    columns = guessed(table, ASSESSORS, today=TODAY).columns

    assert (columns, of_one_meaning(table, ASSESSORS, columns)) == ({0: "name"}, [("Assessor", "Name")])


def test_column_of_many_words_none_of_which_is_an_option_is_not_guessed() -> None:
    trades = [(f"A{number}", f"trade {number}") for number in range(9)]
    few = opened(csv_of(HEAD[:2], *trades[:8]))
    many = opened(csv_of(HEAD[:2], *trades))

    assert [guessed(table, ASSESSORS, today=TODAY).columns for table in (few, many)] == [
        {0: "name", 1: "level"},
        {0: "name"},
    ]


def test_unknown_words_are_listed_once_with_their_rows() -> None:
    table = opened(csv_of(HEAD, ("A", "Boss", "", "Atlantis"), ("B", "boss", "", "AT"), ("C", "chief"), ("D", "peer")))

    found = unknown_words(table, ASSESSORS, {0: "name", 1: "level", 2: "since", 3: "country"}, today=TODAY)

    assert found == [
        UnknownWord("level", "Boss", 2),
        UnknownWord("level", "chief", 1),
        UnknownWord("country", "Atlantis", 1),
    ]


def test_word_means_what_a_person_said() -> None:
    found = read(("A", "Boss"), ("B", "chief"), words={"level": {"boss": "lead", "chief": ""}})

    assert [row.values.get("level") for row in found.rows] == ["lead", None]
    assert [(cell.number, cell.text) for cell in found.unread] == [(3, "chief")]


def test_cell_that_cannot_be_read_stays_unknown_and_is_told() -> None:
    found = read(("A", "peer", "soon"), ("B", "peer", "2019"))

    assert [row.values.get("since") for row in found.rows] == [None, "2019"]
    assert [(cell.number, cell.key, cell.text) for cell in found.unread] == [(2, "since", "soon")]


def test_row_without_what_it_needs_is_refused_with_its_number() -> None:
    found = read(("", "peer"), ("x" * 21, "peer"), ("B", "peer"))

    assert [row.values["name"] for row in found.rows] == ["B"]
    assert [(row.number, str(row.refusal)) for row in found.refused] == [
        (2, "“Name” is empty."),
        (3, "“Name” has at most 20 characters."),
    ]


def test_example_of_the_template_is_left_out_and_counted() -> None:
    found = read(("EXAMPLE: ADA", "lead"), ("B", "peer"))

    assert (len(found.rows), found.refused, found.examples) == (1, (), 1)


def test_address_in_a_cell_is_never_quoted() -> None:
    found = read(("A", "peer", "anna@example.invalid", "AT"), ("B", "peer", "2019", "AT"), head=(*HEAD[:3], "Cases"))

    assert "anna" not in str(found)


def test_rows_with_one_reason_stand_in_one_group() -> None:
    groups = grouped(read(*[("", "peer")] * 34, ("x" * 21, "peer")).refused, shown=20)

    assert [(group.count, len(group.first), group.more) for group in groups] == [(34, 20, 14), (1, 1, 0)]


def test_choices_survive_storing() -> None:
    choices = Choices({0: "name", 12: "level"}, {"level": {"boss": "lead"}}, {"level": "peer"})

    assert Choices.from_json(choices.as_json()) == choices
