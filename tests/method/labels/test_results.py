"""The results of conditions."""

from __future__ import annotations

from excellence.method.labels.results import metric_terms
from excellence.method.sentences import Term


def test_metric_terms_are_each_named_once_in_order() -> None:
    assert metric_terms(["staff", "fte", "staff"]) == (Term("metric", "fte"), Term("metric", "staff"))
