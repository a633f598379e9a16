"""The least work from an assessment to a level."""

from excellence.method.paths.needs import (
    FigureNeed,
)
from excellence.method.paths.path import (
    Path,
    Step,
    Wait,
    path_to,
)

__all__ = [
    "FigureNeed",
    "Path",
    "Step",
    "Wait",
    "path_to",
]
