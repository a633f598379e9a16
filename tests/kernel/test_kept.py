"""Values kept by everything they follow from."""

from __future__ import annotations

from excellence.kernel.kept import Kept


def test_value_is_made_once() -> None:
    kept: Kept[str, object] = Kept(2)

    first, second = kept.get("a", object), kept.get("a", object)

    assert first is second


def test_value_not_asked_for_longest_is_forgotten_first() -> None:
    kept: Kept[str, object] = Kept(2)
    first, second = kept.get("a", object), kept.get("b", object)

    kept.get("a", object)
    kept.get("c", object)

    assert kept.get("a", object) is first
    assert kept.get("b", object) is not second
    assert len(kept) == 2


def test_value_that_cannot_be_made_is_not_kept() -> None:
    kept: Kept[str, float] = Kept(2)

    for _ in range(2):
        try:
            kept.get("a", lambda: 1 / 0)
        except ZeroDivisionError:
            continue

    assert kept.get("a", lambda: 1.0) == 1.0
