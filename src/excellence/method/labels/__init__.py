"""What a level of the label asks, and how far an organisation is from it."""

from excellence.method.expressions import (
    add_months,
)
from excellence.method.labels.before_submission import (
    SEVERITIES,
    Check,
    checks,
    contradictions,
)
from excellence.method.labels.deciding import (
    decided_levels,
)
from excellence.method.labels.document import (
    condition_document,
    exact,
    indicator_document,
    met_text,
    result_document,
    without_blanks,
    without_points,
)
from excellence.method.labels.earlier import (
    is_better,
)
from excellence.method.labels.history import (
    HeldLabel,
    History,
    ImprovementArea,
)
from excellence.method.labels.needs import (
    FigureNeed,
    figures_lacking,
)
from excellence.method.labels.readiness import (
    LevelReadiness,
    fulfilment,
    lowest_ratio,
    readiness,
)
from excellence.method.labels.results import (
    Case,
    ConditionResult,
    Met,
    Missing,
)

__all__ = [
    "SEVERITIES",
    "Case",
    "Check",
    "ConditionResult",
    "FigureNeed",
    "HeldLabel",
    "History",
    "ImprovementArea",
    "LevelReadiness",
    "Met",
    "Missing",
    "add_months",
    "checks",
    "condition_document",
    "contradictions",
    "decided_levels",
    "exact",
    "figures_lacking",
    "fulfilment",
    "indicator_document",
    "is_better",
    "lowest_ratio",
    "met_text",
    "readiness",
    "result_document",
    "without_blanks",
    "without_points",
]
