"""The figures of one organisation at the end of one period, with the derived ones worked out when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from excellence.method.expressions import Unknown, Value, evaluate
from excellence.method.frameworks import Metric
from excellence.method.scoring.figures import FigureError, implausible, read_figure

WHOLE = Fraction(100)

__all__ = ["Facts", "FigureError", "implausible", "read_figure"]


class Facts:
    """Values by metric key; a metric without a figure is `Unknown`, a derived one is computed once.

    A derived metric always follows from its ingredients: a figure given for one is not used. A share whose part is
    larger than its whole is `Unknown`, naming both. Figures of metrics the framework does not know are stored but never
    asked for. `at` is the day of the assessment.
    """

    def __init__(
        self, metrics: Mapping[str, Metric], figures: Mapping[str, Value], period_end: date, at: date | None = None
    ) -> None:
        self._metrics = metrics
        self._figures = figures
        self._derived: dict[str, Value] = {}
        self._period_end = period_end
        self._at = at

    @property
    def at(self) -> date | None:
        """The day of the assessment, on which months are counted; None while there is none."""
        return self._at

    @property
    def period_end(self) -> date:
        """The last day of the period the figures describe."""
        return self._period_end

    @property
    def metrics(self) -> Mapping[str, Metric]:
        """The metrics that can be asked for."""
        return self._metrics

    @property
    def figures(self) -> Mapping[str, Value]:
        """The figures given, as given."""
        return self._figures

    def __getitem__(self, key: str, /) -> Value:
        """The value of a metric; raises `KeyError` when the framework has no such metric."""
        metric = self._metrics[key]
        derivation = metric.derived
        if derivation is None:
            return self._figures.get(key, Unknown(frozenset({key})))
        if key not in self._derived:
            value = evaluate(derivation, self)
            impossible = metric.bounded and isinstance(value, Fraction) and not 0 <= value <= WHOLE
            self._derived[key] = Unknown(derivation.names) if impossible else value
        return self._derived[key]

    def with_figure(self, key: str, value: Value) -> Facts:
        """The same facts with one entered figure changed; raises `KeyError` or `ValueError` for any other."""
        if self._metrics[key].derived is not None:
            raise ValueError(f"{key} is derived and cannot be given")
        return Facts(self._metrics, {**self._figures, key: value}, self._period_end, self._at)

    def on(self, at: date) -> Facts:
        """The same facts on the day of an assessment."""
        return Facts(self._metrics, self._figures, self._period_end, at)
