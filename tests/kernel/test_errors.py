"""Refusals are sentences."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

import pytest
from django.utils.translation import override

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_

SOURCE = Path(__file__).parents[2] / "src"


class TooMany(Refusal):
    """More than fits."""

    sentence: ClassVar[str] = N_("No more than %(limit)s.")
    field = "files"


class FewLeft(Refusal):
    """Counts."""

    sentence: ClassVar[str] = N_("%(count)s place is left.")
    plural: ClassVar[str] = N_("%(count)s places are left.")


def test_refusal_fills_its_parameters_in() -> None:
    refusal = TooMany(limit=5)

    assert (str(refusal), refusal.field, refusal.params) == ("No more than 5.", "files", {"limit": 5})


def test_refusal_names_another_field_when_told_to() -> None:
    refusal = TooMany(limit=5, field="pictures")

    assert (refusal.field, TooMany.field) == ("pictures", "files")


@pytest.mark.parametrize(("count", "said"), [(1, "1 place is left."), (2, "2 places are left.")])
def test_refusal_that_counts_uses_the_form_of_its_number(count: int, said: str) -> None:
    refusal = FewLeft(count=count)

    assert str(refusal) == said


def test_refusal_is_translated_when_it_is_read() -> None:
    refusal = Refusal()
    refusal.sentence = "Yes"  # type: ignore[misc]  # a word Django itself translates

    with override("de"):
        said = str(refusal)

    assert said == "Ja"


def test_refusal_that_counts_is_translated_in_both_forms() -> None:
    refused = [FewLeft(count=count) for count in (1, 2)]
    for refusal in refused:
        refusal.sentence, refusal.plural = "Yes", "No"  # type: ignore[misc]  # words Django itself translates

    with override("de"):
        said = [str(refusal) for refusal in refused]

    assert said == ["Ja", "Nein"]


@pytest.mark.parametrize(("language", "said"), [("fr", "Oui"), ("es", "No")])
def test_refusal_that_counts_takes_the_form_of_its_language_for_none(language: str, said: str) -> None:
    refusal = FewLeft(count=0)
    refusal.sentence, refusal.plural = "Yes", "No"  # type: ignore[misc]  # as above

    with override(language):
        assert str(refusal) == said


def test_refusal_survives_pickling() -> None:
    refusal = TooMany(limit=5)

    copy = pickle.loads(pickle.dumps(refusal))

    assert (str(copy), copy.field) == (str(refusal), refusal.field)


def test_errors_and_words_need_no_django() -> None:
    code = "import excellence.kernel.errors, sys; print(sorted(name for name in sys.modules if 'django' in name))"

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(SOURCE)}
    )

    assert loaded.stdout.strip() == "[]"
