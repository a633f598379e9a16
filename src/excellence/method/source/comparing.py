"""What changed between two frameworks: as data, and as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from excellence.kernel.words import N_
from excellence.method.errors import Sentence
from excellence.method.frameworks import Framework
from excellence.method.source.aspects import PROVENANCE_OF, Aspects, framework_aspects, subjects

Subject = Literal["dimension", "indicator", "level", "metric", "criterion", "framework"]
Kind = Literal["added", "removed", "changed"]

_SUBJECTS: Mapping[Subject, str] = {
    "dimension": N_("Dimension %(name)s"),
    "indicator": N_("Indicator %(name)s"),
    "level": N_("Label level %(name)s"),
    "metric": N_("Metric %(name)s"),
    "criterion": N_("Eligibility criterion %(name)s"),
    "framework": N_("Framework %(name)s"),
}
_ASPECTS: Mapping[str, str] = {
    "number": N_("number"),
    "dimension": N_("dimension"),
    "points": N_("points"),
    "maximum": N_("points in all"),
    "grades": N_("points of each level"),
    "highest": N_("highest level"),
    "gate": N_("gate level"),
    "minimum": N_("minimum level"),
    "audited_for": N_("audited for"),
    "value": N_("measured value"),
    "cuts": N_("cuts"),
    "conditions": N_("conditions of the levels"),
    "ceiling": N_("ceiling"),
    "small_team": N_("rule for small teams"),
    "not_applicable": N_("may be left out"),
    "metrics": N_("figures beside it"),
    "days": N_("person-days of the raises"),
    "months": N_("months before evidence counts"),
    "raisable": N_("can be raised by work"),
    "requires": N_("what it requires"),
    "assessors": N_("assessors"),
    "panel": N_("panel"),
    "tolerance": N_("levels by which two assessors may differ"),
    "checks": N_("checks of figures"),
    "not_yet": N_("figures not possible yet"),
    "direction": N_("direction that is better"),
    "kind": N_("kind"),
    "unit": N_("unit"),
    "period": N_("period"),
    "group": N_("group"),
    "options": N_("options"),
    "derived": N_("derivation"),
    "benchmarked": N_("benchmarked"),
    "condition": N_("condition"),
    "waiver": N_("waiver"),
    "validity": N_("validity"),
    "max_not_applicable": N_("indicators that may be left out"),
    "evidence_days": N_("person-days to supply evidence"),
    "issuer": N_("issuer"),
    "number_series": N_("number series"),
    "version": N_("version"),
    "semantics": N_("way of computing"),
    "extends": N_("extends"),
    "effort": N_("effort"),
    "eligibility": N_("eligibility"),
    "judged": N_("rubric"),
    "measured": N_("thresholds"),
    "level": N_("level"),
    "order_of_dimension": N_("order of the dimensions"),
    "order_of_indicator": N_("order of the indicators"),
    "order_of_level": N_("order of the levels"),
    "order_of_criterion": N_("order of the criteria"),
    "order_of_metric": N_("order of the metrics"),
}
_SENTENCES: Mapping[Kind, str] = {
    "added": N_("%(subject)s is new."),
    "removed": N_("%(subject)s is no longer there."),
    "changed": N_("%(subject)s, %(aspect)s: before %(before)s, now %(after)s."),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `aspect`, `before` and `after` are set when something both have was changed."""

    kind: Kind
    subject: Subject
    key: str
    aspect: str = ""
    before: str = ""
    after: str = ""

    def sentence(self, name: str | None = None) -> Sentence:
        """The change in words; `name` is what the subject is called, by default its key."""
        subject = Sentence(_SUBJECTS[self.subject], {"name": name or self.key})
        if self.kind != "changed":
            return Sentence(_SENTENCES[self.kind], {"subject": subject})
        aspect = _aspect(self.aspect)
        params = {"subject": subject, "aspect": aspect, "before": self.before or "-", "after": self.after or "-"}
        return Sentence(_SENTENCES["changed"], params)


def _aspect(aspect: str) -> Sentence:
    """The name of an aspect; of the provenance of one, and of its parts, it says so."""
    _, provenance, sourced = aspect.partition(PROVENANCE_OF)
    if not provenance:
        return Sentence(_ASPECTS[aspect])
    holder, _, part = sourced.partition(".")
    named = Sentence(N_("%(holder)s (%(part)s)"), {"holder": Sentence(_ASPECTS[holder]), "part": part})
    return Sentence(N_("provenance of %(aspect)s"), {"aspect": named if part else Sentence(_ASPECTS[holder])})


def differences(before: Framework, after: Framework) -> list[Change]:
    """Every difference in rules: the framework itself first, then subject by subject; empty for equal rules.

    Plausible ranges are no rules and are not compared.
    """
    found = list(_changed("framework", after.id, framework_aspects(before), framework_aspects(after)))
    for subject, old, new in zip(_ORDER, subjects(before), subjects(after), strict=True):
        found += _compared(subject, old, new)
        found += _reordered(subject, list(old), list(new), after.id)
    return found


_ORDER: Sequence[Subject] = ("dimension", "indicator", "level", "criterion", "metric")


def _compared(subject: Subject, before: Mapping[str, Aspects], after: Mapping[str, Aspects]) -> Iterator[Change]:
    for key in before:
        if key not in after:
            yield Change("removed", subject, key)
    for key, aspects in after.items():
        if key in before:
            yield from _changed(subject, key, before[key], aspects)
        else:
            yield Change("added", subject, key)


def _changed(subject: Subject, key: str, before: Aspects, after: Aspects) -> Iterator[Change]:
    for aspect in dict.fromkeys([*before, *after]):
        old, new = before.get(aspect, ""), after.get(aspect, "")
        if old != new:
            yield Change("changed", subject, key, aspect, old, new)


def _reordered(subject: Subject, before: Sequence[str], after: Sequence[str], key: str) -> Iterator[Change]:
    """One change when what both have stands in another order."""
    old = [name for name in before if name in after]
    new = [name for name in after if name in before]
    if old != new:
        yield Change("changed", "framework", key, f"order_of_{subject}", ", ".join(old), ", ".join(new))
