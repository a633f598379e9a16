"""Numbers as the reader of a page types them."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from excellence.kernel.numbers import ReadTwoWays, ungrouped


@pytest.mark.parametrize(
    ("language", "typed", "most_decimals", "read"),
    [
        ("de", "1.234", 0, "1234"),
        ("es", "1.234.567", 0, "1234567"),
        ("ca", "38.500", 2, "38500"),
        ("de", "120.000,00", 2, "120000,00"),
        ("en", "1,234", 0, "1234"),
        ("en", "1,234,567.5", None, "1234567.5"),
        ("de", "1.250.000", None, "1250000"),
        ("fr", "1\u202f250", None, None),
        ("de", "1250", 0, "1250"),
        ("de", "1.25", None, "1.25"),
        ("de", "1,250", None, "1,250"),
        ("de", "0.250", None, "0.250"),
        ("en", "1.234", 0, "1.234"),
        ("de", "1.23.456", 0, "1.23.456"),
        ("de", "about 1.234", 0, "about 1.234"),
    ],
)
def test_number_loses_the_marks_the_readers_language_sets_between_thousands_and_nothing_else(
    language: str, typed: str, most_decimals: int | None, read: str | None
) -> None:
    with override(language):
        if read is None:
            assert ungrouped(typed, most_decimals=0) == "1250"
        else:
            assert ungrouped(typed, most_decimals=most_decimals) == read


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [("de", "1.250", ("1250", "1,25")), ("en", "1,250", ("1250", "1.25")), ("es", "2.000", ("2000", "2"))],
)
def test_number_that_is_thousands_to_one_reader_and_decimals_to_another_is_refused_with_both(
    language: str, typed: str, said: tuple[str, str]
) -> None:
    with override(language), pytest.raises(ReadTwoWays) as refused:
        ungrouped(typed)

    assert (refused.value.params["whole"], refused.value.params["decimal"]) == said
