"""What answers and figures count: points by indicator and dimension, with every reason."""

from excellence.method.scoring.answers import (
    NO_ANSWER,
    Answer,
    is_level,
)
from excellence.method.scoring.facts import (
    Facts,
)
from excellence.method.scoring.figures import (
    FigureError,
    implausible,
    read_figure,
    write_figure,
)
from excellence.method.scoring.measuring import (
    level_of,
    proposal,
)
from excellence.method.scoring.plausibility import (
    Doubt,
    doubt,
)
from excellence.method.scoring.score import (
    DimensionScore,
    IndicatorScore,
    Score,
    points_at,
    score,
    summed,
)

__all__ = [
    "NO_ANSWER",
    "Answer",
    "DimensionScore",
    "Doubt",
    "Facts",
    "FigureError",
    "IndicatorScore",
    "Score",
    "doubt",
    "implausible",
    "is_level",
    "level_of",
    "points_at",
    "proposal",
    "read_figure",
    "score",
    "summed",
    "write_figure",
]
