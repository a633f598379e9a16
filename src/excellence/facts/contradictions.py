"""Figures of one year that cannot all be right, such as a part that is larger than its whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.functional import lazy
from django.utils.translation import get_language

from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_
from excellence.method.expressions import Value, evaluate
from excellence.method.scoring import Facts, FigureError, read_figure
from excellence.method.source import catalogue, catalogue_texts


class FiguresContradict(Refusal):
    """The figure cannot be right beside another one of the same year."""

    sentence = N_("%(contradiction)s This figure is not saved yet. Correct it, or first correct the other one.")


def contradicted(typed: Mapping[str, str], stored: Mapping[str, str], *, year: int) -> dict[str, FiguresContradict]:
    """Why figures typed cannot be stored, by metric key; of several typed together the last one is refused.

    What is stored already and not typed anew is never refused, and a figure that cannot be read contradicts none.
    """
    stays = {key: text for key, text in stored.items() if typed.get(key, text).strip()}
    known = {key: value for key, text in stays.items() if (value := _read(key, text)) is not None}
    new = {key: value for key, text in typed.items() if (value := _read(key, text)) is not None}
    changed = [key for key, value in new.items() if value != known.get(key)]
    figures = Facts(catalogue().metrics, {**known, **new}, date(year, 12, 31))
    found = {}
    for check in catalogue().checks:
        entered = _entered(check.holds.names)
        among = [key for key in changed if key in entered]
        if among and check.severity == "refusal" and evaluate(check.holds, figures) is False:
            refused = [key for key in among if new[key] != 0] or among
            found[refused[-1]] = FiguresContradict(contradiction=_words(check.key))
    return found


def _entered(names: Iterable[str]) -> set[str]:
    """The metrics people enter from which these follow."""
    found: set[str] = set()
    for key in names:
        derived = catalogue().metrics[key].derived
        found |= {key} if derived is None else _entered(derived.names)
    return found


def _read(key: str, text: str) -> Value | None:
    metric = catalogue().metrics.get(key)
    try:
        return read_figure(metric, text) if metric is not None and text.strip() else None
    except FigureError:
        return None


def _in_language(key: str) -> str:
    return catalogue_texts(get_language() or "en").checks[key]


_words = lazy(_in_language, str)
