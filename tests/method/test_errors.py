"""Defects as sentences, in the order of files and lines."""

from __future__ import annotations

from excellence.kernel.words import speaking
from excellence.method.errors import ContentError, ContentErrors, Sentence, nearest


def defect(file: str, line: int) -> ContentError:
    return ContentError(file, line, Sentence("%(what)s is missing", {"what": "a key"}), Sentence("add it"))


def test_content_error_tells_file_line_problem_and_remedy() -> None:
    assert str(defect("framework.yaml", 3)) == "framework.yaml:3: a key is missing; add it"


def test_content_errors_stand_one_to_a_line_by_file_and_line() -> None:
    refusal = ContentErrors([defect("b.yaml", 1), defect("a.yaml", 20), defect("a.yaml", 3)])

    assert str(refusal).splitlines() == [
        "The framework has defects:",
        "a.yaml:3: a key is missing; add it",
        "a.yaml:20: a key is missing; add it",
        "b.yaml:1: a key is missing; add it",
    ]


def test_sentence_is_translated_together_with_the_sentences_in_it() -> None:
    inner = Sentence("there is no metric %(key)s", {"key": "fte"})
    outer = Sentence("%(reason)s, at line %(line)s", {"reason": inner, "line": 3})
    words = {
        "there is no metric %(key)s": "nincs %(key)s mutató",
        "%(reason)s, at line %(line)s": "%(line)s. sor: %(reason)s",
    }

    with speaking(lambda text: words[text], lambda one, many, count: one if count == 1 else many):
        said = str(outer)

    assert said == "3. sor: nincs fte mutató"


def test_nearest_is_the_word_most_alike_or_none() -> None:
    assert (nearest("member", ["members", "met"]), nearest("quux", ["members", "met"])) == ("members", None)


def test_nearest_word_is_looked_for_among_words_of_a_common_length_only() -> None:
    assert [nearest(word, ["members"]) for word in ("member", "x" * 101)] == ["members", None]
