"""One indicator in the report: levels, words, figures and evidence."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from excellence.assessment.reports.report import EvidenceNamed, IndicatorSaid
from excellence.documents.papers import (
    Block,
    Code,
    Facts,
    Grid,
    GridColumn,
    Heading,
    Inline,
    Link,
    Listing,
    Paragraph,
    Together,
    Words,
)
from excellence.kernel.formats import number

LONGEST_AMOUNT = 20


def indicator_blocks(indicator: IndicatorSaid, year: int, language: str) -> Iterable[Block]:
    """The blocks of one indicator; `language` is that of the framework's words where it is not the paper's."""
    yield Together(
        (
            Heading(f"{indicator.number} {indicator.name}", 3, language=language),
            Facts(tuple(_standing(indicator))),
        )
    )
    if indicator.says and indicator.level_counted > 0:
        yield Paragraph(Words(indicator.says, language))
    if indicator.not_applicable:
        yield Paragraph(_("Why it should not apply:"), "strong")
        yield Paragraph(indicator.not_applicable, "quote")
    if indicator.justification:
        yield Paragraph(indicator.justification, "quote")
    if indicator.said:
        yield Listing(indicator.said)
    if indicator.figures:
        yield _figures(indicator, year)
    if indicator.evidence:
        yield Grid(
            (
                GridColumn(_("Evidence"), share=1),
                GridColumn(_("Where it lies"), share=0),
                GridColumn(_("Address or SHA-256"), share=0),
            ),
            [_evidence(item) for item in indicator.evidence],
        )
    elif indicator.answered and indicator.applicable:
        yield Paragraph(_("No evidence is shown."), "hint")


def _figures(indicator: IndicatorSaid, year: int) -> Grid:
    figures = indicator.figures
    short = all(len(said) <= LONGEST_AMOUNT for figure in figures for said in (figure.said, figure.said_before))
    return Grid(
        (
            GridColumn(_("Figure"), share=5),
            GridColumn(str(year - 1), amount=short, share=2 if short else 3),
            GridColumn(str(year), amount=short, share=2 if short else 3),
            GridColumn(_("Source"), share=4),
        ),
        [(figure.name, figure.said_before, figure.said, figure.said_source) for figure in figures],
    )


def _standing(indicator: IndicatorSaid) -> Iterable[tuple[str, Inline]]:
    if not indicator.applicable:
        yield _("State"), _("does not apply")
        return
    yield _("Level chosen"), _chosen(indicator)
    if indicator.level_from_figures is not None:
        yield _("Level by figures"), number(indicator.level_from_figures)
    if indicator.gate:
        said = _("%(level)s (gate without points)")
        yield _("Level that counts"), Words(said % {"level": number(indicator.level_counted)}, strong=True)
    else:
        said = _("%(level)s; points: %(points)s of %(maximum)s")
        values = {
            "level": number(indicator.level_counted),
            "points": number(indicator.points),
            "maximum": number(indicator.maximum),
        }
        yield _("Level that counts"), Words(said % values, strong=True)
    if indicator.least is not None:
        said = _("%(level)s, not reached") if indicator.is_low else _("%(level)s, reached")
        yield _("Minimum for Silver and Gold"), said % {"level": number(indicator.least)}


def _chosen(indicator: IndicatorSaid) -> str:
    if indicator.level_claimed is not None:
        return number(indicator.level_claimed)
    return _("claimed not to apply") if indicator.answered else _("not answered yet")


def _evidence(item: EvidenceNamed) -> tuple[Inline, ...]:
    stem = item.file.rpartition(".")[0]
    title = f"{item.title} ({item.file})" if item.file and stem != item.title else item.file or item.title
    proof: Inline = ""
    if item.sha256:
        proof = Code(item.sha256)
    elif item.address:
        proof = Link(item.address, item.address)
    return title, item.lane_name, proof
