"""What changed, as bytes that are hashed once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

import pytest

from excellence.audit.payloads import salted_hash, written
from excellence.kernel.translated import TranslatedText


def test_written_sorts_keys_and_wastes_no_blanks() -> None:
    line = written({"b": 1, "a": "é"}, None)

    assert line == '{"after":null,"before":{"a":"é","b":1}}'


def test_written_knows_the_values_operations_hand_over() -> None:
    values = {
        "at": datetime(2026, 3, 2, 12, tzinfo=UTC),
        "on": date(2026, 3, 2),
        "share": Fraction(1, 3),
        "fee": Decimal("2.50"),
        "languages": {"hu", "de"},
        "name": TranslatedText({"en": "Vienna"}),
    }

    line = written(None, values)

    assert line == (
        '{"after":{"at":"2026-03-02T12:00:00Z","fee":"2.50","languages":["de","hu"],'
        '"name":{"en":"Vienna"},"on":"2026-03-02","share":"1/3"},"before":null}'
    )


@pytest.mark.parametrize("value", [object(), b"bytes"])
def test_written_refuses_what_json_does_not_know(value: object) -> None:
    with pytest.raises(TypeError):
        written({"value": value}, None)


def test_written_refuses_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        written({"value": float("nan")}, None)


def test_salted_hash_is_that_of_salt_and_content() -> None:
    assert salted_hash("ab", "cd") == sha256(b"abcd").hexdigest()
