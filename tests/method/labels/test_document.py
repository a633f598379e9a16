"""A result as a document of exact texts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from excellence.method.frameworks.values import All, Eligible, PointsAtLeast
from excellence.method.labels.before_submission import checks
from excellence.method.labels.document import exact, met_text, result_document, without_blanks
from tests.factories.method import a_framework, a_metric, an_answer, an_indicator, figures, ready, scored


def test_result_document_holds_points_levels_and_checks_and_leaves_out_what_is_unknown() -> None:
    framework = a_framework(
        an_indicator("a"),
        metrics=[a_metric("fte")],
        criteria=["fte >= 1"],
        levels=[All((Eligible(), PointsAtLeast(Fraction(4))))],
    )
    score = scored(framework, a=an_answer(3))
    found = checks(framework, {"a": an_answer(3)}, figures(framework), score)

    document = result_document(score, [ready(framework, score)], found)

    assert [document[name] for name in ("points", "maximum", "ratio")] == ["3", "5", "0.6"]
    assert document["indicators"] == [
        {
            "key": "a",
            "level_claimed": "3",
            "level_counted": "3",
            "points": "3",
            "maximum": "5",
            "applicable": True,
            "reasons": [],
        }
    ]
    assert document["levels"]["gold"]["reached"] == "no"
    assert [entry["id"] for entry in document["checks"]] == [check.id for check in found]


@pytest.mark.parametrize(("met", "text"), [(True, "yes"), (False, "no"), (None, "unknown")])
def test_met_text_is_one_of_three_words(*, met: bool | None, text: str) -> None:
    assert met_text(met) == text


def test_exact_text_loses_nothing_and_blanks_are_left_out() -> None:
    assert [exact(value) for value in (Fraction(1, 3), "A", None)] == ["1/3", "A", None]
    assert without_blanks({"a": "", "b": None, "c": False, "d": []}) == {"c": False, "d": []}
