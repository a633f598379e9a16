"""The method: frameworks as data, scoring, label rules, validity, numbers, paths and checks.

A library of its own: it knows plain values only and leaves storage, people and screens to others. What it promises
to others stands here; docs/reference/python-library.md shows it at work.
"""

from importlib.metadata import PackageNotFoundError, version

from excellence.method.calls import SelfAssessment, path, read, readiness, score, to_dict
from excellence.method.source import Edition, load

try:
    __version__ = version("cluster-excellence")
except PackageNotFoundError:
    __version__ = "0"

__all__ = [
    "Edition",
    "SelfAssessment",
    "__version__",
    "load",
    "path",
    "read",
    "readiness",
    "score",
    "to_dict",
]
