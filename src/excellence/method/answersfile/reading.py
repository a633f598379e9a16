"""An answers file (YAML or JSON) as values: framework, period, figures, answers and what came before.

The format stands in `docs/reference/answers-format.md`. Everything wrong is collected and told with file and line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Final

from excellence.kernel.words import N_
from excellence.method.answersfile.shape import INTERVIEW, SHEET
from excellence.method.errors import ContentError, ContentErrors, Sentence, nearest
from excellence.method.expressions import Value, evaluate
from excellence.method.frameworks import Framework, Indicator, Metric
from excellence.method.labels import HeldLabel, History, ImprovementArea
from excellence.method.scoring import Answer, Facts, FigureError, is_level, read_figure
from excellence.method.source import Path as Route
from excellence.method.source import Plain, Reading, Table, Text, parse_yaml, read_yaml, text_of

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
EARLIEST_DAY: Final = date(1800, 1, 1)

_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


class SheetErrors(ContentErrors):
    """An answers file is refused; `errors` has one entry for each defect found, by file and line."""

    sentence = N_("The answers cannot be used:")


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answers file that was read: everything a score, a readiness and a path need besides the framework."""

    framework: str
    organisation: str
    facts: Facts
    answers: Mapping[str, Answer]
    history: History

    @property
    def period_end(self) -> date:
        """The last day of the period assessed."""
        return self.facts.period_end


def read_table(path: Path, *, name: str) -> Table:
    """The mapping in a YAML or JSON file; raises `ContentError`, in which the file is called `name`."""
    if path.suffix.lower() != ".json":
        return read_yaml(path, name=name)
    content = text_of(path, name=name)
    _require_json(content, name)
    return parse_yaml(_yaml_of_json(content), name=name)


def _require_json(content: str, name: str) -> None:
    """Refuse what YAML would forgive, such as a comma too many; numbers stay as they are written."""
    remedy = Sentence(N_("check commas, quotes and brackets around this line"))
    try:
        json.loads(content, parse_int=str, parse_float=str, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        problem = Sentence(N_("this is not JSON (%(reason)s)"), {"reason": error.msg})
        raise ContentError(name, error.lineno, problem, remedy) from error
    except ValueError as error:
        problem = Sentence(N_("this is not JSON (%(reason)s)"), {"reason": str(error)})
        raise ContentError(name, 1, problem, remedy) from error
    except RecursionError as error:
        problem = Sentence(N_("the content is nested too deeply"))
        raise ContentError(name, 1, problem, Sentence(N_("keep to the documented format"))) from error


def _no_number(constant: str) -> None:
    raise ValueError(constant)


def framework_named(table: Table) -> Text:
    """The id of the framework an answers file is written for, with its place; raises `ContentError`."""
    node = table.entries.get("framework")
    if isinstance(node, Text) and node.value.strip():
        return Text(node.value.strip(), node.place)
    place = node.place if node else table.place
    raise ContentError(
        place.file,
        place.line,
        Sentence(N_("the framework is not named")),
        Sentence(N_("add a line such as framework: ecei-2013")),
    )


def read_sheet(table: Table, framework: Framework, *, panel: bool = False) -> Sheet:
    """The answers in a mapping, for this framework; raises `SheetErrors` with everything that is wrong.

    A panel's sheet may hold half levels.
    """
    reading = Reading()
    plain = SHEET(table, reading, ())
    reader = _Reader(framework, reading, panel=panel)
    sheet = reader.sheet(plain)
    if reading.defects:
        raise SheetErrors(reading.defects)
    return sheet


def _yaml_of_json(content: str) -> str:
    """JSON as YAML reads it: no tabs between tokens, no characters in two halves."""
    joined = _SURROGATES.sub(lambda match: _joined(match[1], match[2]), content)
    return joined.replace("\t", " ")


def _joined(high: str, low: str) -> str:
    return chr(0x10000 + (int(high, 16) - 0xD800) * 0x400 + int(low, 16) - 0xDC00)


class _Reader:
    """Turns plain values into those of a framework; notes what does not fit and goes on with a stand-in."""

    def __init__(self, framework: Framework, reading: Reading, *, panel: bool) -> None:
        self.framework = framework
        self.reading = reading
        self.panel = panel

    def sheet(self, plain: Plain) -> Sheet:
        named = plain.get("framework", "")
        if named and named not in (self.framework.id, f"{self.framework.id}@{self.framework.version}"):
            self.reading.refuse_at(
                ("framework",),
                N_("these answers are for %(named)s, not for %(wanted)s"),
                N_("use the framework they were written for"),
                named=named,
                wanted=self.framework.id,
            )
        period_end = self.period(plain.get("period", ""))
        facts = Facts(self.framework.metrics, self.figures(plain.get("facts", {}), period_end), period_end)
        self.refuse_contradictions(facts)
        return Sheet(
            framework=named,
            organisation=plain.get("organisation", ""),
            facts=facts,
            answers=self.answers(plain.get("answers", {})),
            history=History(
                tuple(self.prior_label(index, entry) for index, entry in enumerate(plain.get("prior_labels", []))),
                tuple(self.improvement(index, entry) for index, entry in enumerate(plain.get("improvements", []))),
            ),
        )

    def period(self, given: str) -> date:
        """A year ends on 31 December; a date is the last day itself."""
        if re.fullmatch("[0-9]{4}", given):
            given = f"{given}-12-31"
        before = len(self.reading.defects)
        day = self.day(given, ("period",), latest=date(LAST_YEAR, 12, 31))
        if given and day.year < FIRST_YEAR and len(self.reading.defects) == before:
            self.refuse(("period",), N_("there is no period %(given)s"), N_("write a year such as 2025"), given=given)
        return day

    def day(self, given: str, route: Route, *, latest: date) -> date:
        try:
            day = date.fromisoformat(given) if re.fullmatch("[0-9-]{10}", given) else None
        except ValueError:
            day = None
        if day is None:
            if given:
                remedy = N_("write year-month-day, such as 2025-12-31")
                self.refuse(route, N_("“%(given)s” is not a date"), remedy, given=given)
            return EARLIEST_DAY
        if not EARLIEST_DAY <= day <= latest:
            remedy = N_("write a day from %(first)s to %(last)s")
            self.refuse(route, N_("%(given)s cannot be"), remedy, given=given, first=EARLIEST_DAY, last=latest)
        return day

    def figures(self, given: Mapping[str, str], period_end: date) -> dict[str, Value]:
        read = {}
        for key, written in given.items():
            metric = self.metric(key, ("facts", key))
            if metric is None or not written:
                continue
            value = self.figure(metric, written, ("facts", key))
            if isinstance(value, date) and not EARLIEST_DAY <= value <= period_end:
                remedy = N_("write a day from %(first)s to %(last)s")
                problem = N_("%(given)s cannot be")
                self.refuse(("facts", key), problem, remedy, given=value, first=EARLIEST_DAY, last=period_end)
            if value is not None:
                read[key] = value
        return read

    def refuse_contradictions(self, facts: Facts) -> None:
        """Figures that cannot all be right; the place told is that of the last figure of the check."""
        for check in self.framework.checks:
            if check.severity == "refusal" and evaluate(check.holds, facts) is False:
                given = [key for key in facts.figures if key in check.holds.names]
                problem, remedy = N_("these figures contradict each other (%(check)s)"), N_("correct one of them")
                self.refuse(("facts", *given[-1:]), problem, remedy, check=check.holds.text)

    def metric(self, key: str, route: Route) -> Metric | None:
        metric = self.framework.metrics.get(key)
        if metric is None:
            self.unknown(route, N_("there is no metric %(given)s"), key, list(self.framework.metrics))
            return None
        if metric.derived is not None:
            params = {"given": key, "from": metric.derived.text}
            self.refuse(
                route, N_("%(given)s follows from other figures: %(from)s"), N_("enter those instead"), **params
            )
            return None
        return metric

    def figure(self, metric: Metric, written: str, route: Route) -> Value | None:
        try:
            return read_figure(metric, written)
        except FigureError as error:
            said = Sentence(error.sentence, error.params)
            self.refuse(route, N_("%(metric)s cannot be read"), N_("%(said)s"), metric=metric.key, said=said)
            return None

    def answers(self, given: Mapping[str, Plain]) -> dict[str, Answer]:
        read: dict[str, Answer] = {}
        for written, entry in given.items():
            indicator = self.indicator(written, ("answers", written))
            if indicator is None:
                continue
            if indicator.key in read:
                remedy = N_("keep one of the two answers")
                self.refuse(("answers", written), N_("%(given)s is answered twice"), remedy, given=written)
            read[indicator.key] = self.answer(entry, indicator, ("answers", written))
        return read

    def indicator(self, written: str, route: Route) -> Indicator | None:
        try:
            return self.framework.indicator(written)
        except KeyError:
            numbers = [indicator.number for indicator in self.framework.indicators]
            self.unknown(route, N_("there is no indicator %(given)s"), written, numbers)
            return None

    def answer(self, entry: Plain, indicator: Indicator, route: Route) -> Answer:
        level = self.level(entry.get("level", ""), indicator, (*route, "level"))
        exception = entry.get("not_applicable")
        if level is not None and exception is not None:
            remedy = N_("keep the level, or the reason why it does not apply")
            self.refuse(route, N_("a level and not_applicable exclude each other"), remedy)
        kinds = entry.get("evidence", ())
        notes = kinds.count(INTERVIEW)
        return Answer(level, entry.get("justification", ""), len(kinds) - notes, notes, exception)

    def level(self, written: str, indicator: Indicator | None, route: Route) -> Fraction | None:
        if not written:
            return None
        level = Fraction(written) if re.fullmatch(r"[0-9]{1,3}(\.[0-9])?", written) else None
        if indicator is not None and (level is None or not is_level(level, indicator, panel=self.panel)):
            remedy = N_("write a whole number from 0 to %(highest)s")
            if self.panel:
                remedy = N_("write 0 to %(highest)s, also halves")
            self.refuse(route, N_("there is no level “%(given)s”"), remedy, given=written, highest=indicator.highest)
            return None
        return level

    def prior_label(self, index: int, entry: Plain) -> HeldLabel:
        route = ("prior_labels", index)
        levels = [level.key for level in self.framework.levels]
        level = entry.get("level", "")
        scheme = entry.get("scheme", "")
        if level and not scheme and level not in levels:
            self.unknown((*route, "level"), N_("there is no label level %(given)s"), level, levels)
        last = date(LAST_YEAR, 12, 31)
        before = len(self.reading.defects)
        assessed = self.day(entry.get("assessed_on", ""), (*route, "assessed_on"), latest=last)
        until = entry.get("valid_until")
        ended = None if until is None else self.day(until, (*route, "valid_until"), latest=last)
        if ended is not None and ended < assessed and len(self.reading.defects) == before:
            remedy = N_("write a day after %(assessed)s")
            problem = N_("the label ends before it was assessed")
            self.refuse((*route, "valid_until"), problem, remedy, assessed=assessed)
        return HeldLabel(level, assessed, ended, scheme, entry.get("issuer", ""), tuple(entry.get("evidence", ())))

    def improvement(self, index: int, entry: Plain) -> ImprovementArea:
        route = ("improvements", index)
        indicator, metric = entry.get("indicator"), entry.get("metric")
        if (indicator is None) == (metric is None):
            self.refuse(route, N_("an improvement is shown by one thing"), N_("name one indicator or one metric"))
        known = self.indicator(indicator, (*route, "indicator")) if indicator else None
        return ImprovementArea(
            area=entry.get("area", ""),
            then=self.measured(entry.get("then", ""), known, metric, (*route, "then")),
            now=self.measured(entry.get("now", ""), known, metric, (*route, "now")),
            indicator=known.key if known else None,
            metric=metric,
            evidence_then=tuple(entry.get("evidence_then", ())),
            evidence_now=tuple(entry.get("evidence_now", ())),
        )

    def measured(self, written: str, indicator: Indicator | None, metric: str | None, route: Route) -> Fraction:
        """A level of an indicator, or a figure of a metric, entered or derived."""
        if metric is None:
            return self.level(written, indicator, route) or Fraction(0)
        known = self.framework.metrics.get(metric)
        if known is None:
            self.unknown(route, N_("there is no metric %(given)s"), metric, list(self.framework.metrics))
            return Fraction(0)
        value = self.figure(known, written, route) if written else None
        if isinstance(value, Fraction):
            return value
        if value is not None:
            self.refuse(route, N_("%(metric)s is no number"), N_("name a metric that is one"), metric=metric)
        return Fraction(0)

    def unknown(self, route: Route, problem: str, given: str, known: list[str]) -> None:
        near = None if self.reading.has_enough else nearest(given, known)
        if near:
            self.refuse(route, problem, N_("write %(near)s"), given=given, near=near)
        else:
            self.refuse(route, problem, N_("use one of %(known)s"), given=given, known=", ".join(known))

    def refuse(self, route: Route, problem: str, remedy: str, **params: object) -> None:
        self.reading.refuse_at(route, problem, remedy, **params)
