"""The least work from an assessment to a level."""

from excellence.method.labels import (
    FigureNeed,
)
from excellence.method.paths.moves import (
    Move,
    MoveKind,
    Step,
    Wait,
)
from excellence.method.paths.path import (
    Path,
    path_to,
)

__all__ = [
    "FigureNeed",
    "Move",
    "MoveKind",
    "Path",
    "Step",
    "Wait",
    "path_to",
]
