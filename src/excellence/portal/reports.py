"""What the public pages about the method show."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from excellence.kernel.formats import number
from excellence.method.frameworks import Dimension, Framework, FrameworkTexts, Indicator, Judged
from excellence.web.components import Column, Table


@dataclass(frozen=True, slots=True)
class DimensionRow:
    """One dimension in a list."""

    number: str
    name: str
    about: str
    language: str
    count: int
    states: tuple[str, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One label level in a list."""

    key: str
    name: str
    motto: str
    attests: str
    attests_not: str
    assessors: int


@dataclass(frozen=True, slots=True)
class MethodPage:
    """A framework as the public sees it."""

    name: str
    about: str
    issuer: str
    language: str
    version: str
    rules_hash: str
    texts_hash: str
    dimensions: tuple[DimensionRow, ...]
    levels: tuple[LevelRow, ...]


def method_page(framework: Framework, texts: FrameworkTexts) -> MethodPage:
    """Prepare a framework for the public."""
    return MethodPage(
        name=texts.name,
        about=texts.about,
        issuer=texts.issuer,
        language=texts.language,
        version=framework.version,
        rules_hash=framework.rules_hash,
        texts_hash=texts.texts_hash,
        dimensions=tuple(_dimension(framework, texts, dimension) for dimension in framework.dimensions),
        levels=tuple(
            LevelRow(
                level.key,
                texts.levels[level.key].name,
                texts.levels[level.key].motto,
                texts.levels[level.key].attests,
                texts.levels[level.key].attests_not,
                level.assessors,
            )
            for level in framework.levels
        ),
    )


def _dimension(framework: Framework, texts: FrameworkTexts, dimension: Dimension) -> DimensionRow:
    words = texts.dimensions[dimension.key]
    columns = (
        Column(_("Indicator")),
        Column(_("How")),
        Column(_("Points"), amount=True),
        Column(_("Minimum"), amount=True),
        Column(_("Audited for")),
    )
    rows = [_indicator(framework.indicator(key), texts) for key in dimension.indicators]
    return DimensionRow(
        number=dimension.number,
        name=words.name,
        about=words.about,
        language=texts.language,
        count=len(dimension.indicators),
        states=("done",) * len(dimension.indicators),
        table=Table(words.name, columns, rows, unseen=True),
    )


def _indicator(indicator: Indicator, texts: FrameworkTexts) -> tuple[str, ...]:
    least = indicator.gate if indicator.gate is not None else indicator.minimum
    return (
        f"{indicator.number} {texts.indicators[indicator.key].name}",
        _("judged by a rubric") if isinstance(indicator.measure, Judged) else _("measured by figures"),
        _("gate") if indicator.gate is not None else number(indicator.points),
        _("none") if least is None else str(least),
        ", ".join(texts.levels[key].name for key in indicator.audited_for),
    )
