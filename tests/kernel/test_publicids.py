"""Public ids are short, plain and not to be guessed."""

from __future__ import annotations

from excellence.kernel.publicids import ALPHABET, LENGTH, new_public_id


def test_new_public_id_uses_only_signs_of_the_alphabet() -> None:
    public_id = new_public_id()

    assert (len(public_id), set(public_id) - set(ALPHABET)) == (LENGTH, set())


def test_new_public_id_is_another_each_time() -> None:
    ids = {new_public_id() for _ in range(1000)}

    assert len(ids) == 1000


def test_alphabet_has_no_vowels_and_no_signs_that_look_alike() -> None:
    confusing = set("aeiouy01l") & set(ALPHABET)

    assert confusing == set()
