"""What the style guide shows: every component in every state, filled with plainly fictional values.

Specimens are not translated: they show how any language sits in the look. Words of the components themselves are.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any, ClassVar

from django import forms
from django.core.paginator import Paginator

from excellence.web.charts import Bar, Bars, Dot, DotPlot, Scale, Stem, Stems, Threshold
from excellence.web.components import (
    Column,
    FileRow,
    Lane,
    Level,
    Merge,
    Rail,
    RailEntry,
    RailGroup,
    Rubric,
    Status,
    Table,
    Version,
)
from excellence.web.forms import LongTextField

TOKENS = (
    *(("ground", "page"), ("tint", "notes"), ("tint-deep", "hover, disabled"), ("ink", "text")),
    *(("ink-soft", "second text"), ("line", "hairlines"), ("edge", "control edges"), ("action", "links, buttons")),
    *(("you", "you, focus"), ("you-tint", "your row"), ("ok", "met, stored"), ("caution", "soon, minimum")),
    *(("error", "wrong, not met"), ("bronze", "label"), ("silver", "label"), ("gold", "label")),
    *(("chart-1", "first series"), ("chart-2", "second"), ("chart-3", "third"), ("chart-4", "fourth")),
    ("chart-5", "fifth"),
)
SIZES = (
    ("t-3xl", "en", "Clusters in Europe"),
    ("t-2xl", "de", "Leistungsüberwachung des Clustermanagements"),
    ("t-xl", "hu", "A klasztermenedzsment teljesítményének nyomon követése"),
    ("t-l", "fr", "Évaluez-vous, puis laissez vos pairs regarder."),
    ("t-m", "ca", "Autoavaluació amb 31 indicadors de qualitat"),
    ("t-s", "es", "Fuente: acta de la junta, 18 de septiembre"),
    ("t-xs", "en", "0 · 75 · 150"),
)
ICONS = (
    *("ok", "caution", "error", "info", "differs", "ended", "file", "link", "seen", "next", "back", "search"),
    *("draft", "download", "mail", "lock", "add", "edit", "people"),
)
MOMENT = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)


class SpecimenForm(forms.Form):
    """One field of each sort."""

    name = forms.CharField(label="Name of the organisation", help_text="As in the register of associations.")
    staff = forms.DecimalField(label="Staff, in full-time equivalents", max_value=12)
    founded = forms.DateField(label="Founded on", widget=forms.DateInput(attrs={"type": "date"}))
    paper = forms.FileField(label="Paper", help_text="PDF, at most 20 MB.")
    form = forms.ChoiceField(
        label="Legal form", required=False, choices=[("a", "Association"), ("f", "Foundation"), ("c", "Company")]
    )
    number = forms.CharField(label="Label number", initial="given on award", disabled=True, required=False)
    kind = forms.ChoiceField(
        label="Who may read it",
        widget=forms.RadioSelect,
        choices=[("all", "Everybody"), ("us", "Assessors"), ("me", "Only we")],
        initial="us",
    )
    languages = forms.MultipleChoiceField(
        label="Languages of the visit",
        widget=forms.CheckboxSelectMultiple,
        choices=[("hu", "Magyar"), ("en", "English"), ("de", "Deutsch")],
        initial=["hu"],
        required=False,
    )
    reason = LongTextField(
        label="Justification",
        help_text="Two or three sentences that an assessor can check.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        initial="Since spring 2025 we keep a list of twelve key figures.",
    )
    agreed = forms.BooleanField(label="We may be named in the list of participants.", required=False)

    MISTAKES: ClassVar = {
        "staff": "40 is ten times last year’s figure. Did you mean 4.0?",
        "paper": "This PDF is encrypted. Remove its password and add it again.",
        "kind": "Choose one of the three.",
    }


def wrong_form() -> SpecimenForm:
    """Return the form as it comes back with mistakes."""
    wrong = SpecimenForm({"wrong-name": "Demo: Pannon Example Mobility Cluster", "wrong-staff": "40"}, prefix="wrong")
    wrong.errors.clear()
    for field, mistake in SpecimenForm.MISTAKES.items():
        wrong.add_error(field, mistake)
    return wrong


def everything() -> dict[str, Any]:
    """Return the context of the style guide."""
    return {
        "section": "style",
        "tokens": TOKENS,
        "sizes": SIZES,
        "icons": ICONS,
        "form": SpecimenForm(),
        "wrong": wrong_form(),
        "moment": MOMENT,
        "day": date(2026, 11, 23),
        "half": Fraction(239, 2),
        "share": Fraction(31, 100),
        "states": ["done"] * 5 + ["here", "done", "differs", "done", "open", "open", "open"],
        "page": Paginator(range(160), 20).page(3),
        "rubric": rubric(),
        "rail": rail(),
        "lanes": lanes(),
        "table": participants(),
        "merge": merge(),
        **charts(),
    }


def rubric() -> Rubric:
    """Return three levels in three languages, with each sort of mark."""
    minimum = Status("caution", "Minimum for Silver and Gold", "info")
    proposed = Status("info", "Proposed by your figures", "differs")
    levels = (
        Level("0", "0", "Nincs bizonyíték", "Semmilyen nyomon követés nincs."),
        Level("2", "2", "Grundanforderung", "Einige Ergebnisse werden gezählt, etwa Besuche.", (minimum,)),
        Level(
            "3", "3", "Managed", "A list of key figures exists, each with a target.", (Status("you", "Your answer"),)
        ),
        Level("4", "4", "Avancé", "On suit les chiffres clés au moins une fois par an.", (proposed,)),
        Level("5", "5", "Excel·lent", "A més, es decideix amb elles.", (Status("gold", "Mark of excellence"),)),
    )
    return Rubric("sample", "Level, example", levels, chosen="3")


def rail() -> Rail:
    """Return two dimensions, the second with every state of an indicator."""
    first = tuple(RailEntry(f"1.{n}", f"Example {n}", "#s-rail", "done") for n in range(1, 5))
    titles = (
        "Strategy building process",
        "Documentation of the strategy",
        "Implementation plan",
        "Focus of the strategy",
    )
    states = ("done", "differs", "here", "open")
    second = tuple(
        RailEntry(f"4.{n}", t, "#s-rail", s, done=s == "here")
        for n, (t, s) in enumerate(zip(titles, states, strict=True), 1)
    )
    groups = (RailGroup("1 Structure of the cluster", first), RailGroup("4 Strategy, objectives, services", second))
    return Rail(groups, "One differs from your figures, one is open.")


def lanes() -> tuple[Lane, ...]:
    """Return the three lanes of evidence."""
    expires = Status("caution", "Expires in 12 days")
    stored = (
        FileRow("Strategy 2026 to 2030", "PDF, 2.1 MB", "#s-files", checksum="0123456789abcdef" * 4),
        FileRow("Minutes of the board", "PDF, 1.1 MB", "#s-files", marks=(expires,)),
    )
    web = (FileRow("Annual report", "pannon-example.invalid, seen 12 November", "#s-files", "link"),)
    shown = (FileRow("Contracts of the team", "Names persons, so it stays with you", picture="seen"),)
    return (
        Lane("stored", "Saved here", "assessors may read it", stored),
        Lane("web", "On the public web", "anyone can open it", web),
        Lane("shown", "Shown at the interview", "counts at most level 1 until seen", shown),
    )


def participants() -> Table:
    """Return a table with amounts, states and a row of sums."""
    columns = (
        Column("Kind"),
        Column("2024", amount=True),
        Column("2025", amount=True),
        Column("2026", amount=True),
        Column("State"),
    )
    listed, doubled = Status("ok", "From the list"), Status("caution", "Doubled, correct?")
    rows = (
        ("Small and medium-sized firms", "19", "21", "23", listed),
        ("Research and universities", "4", "5", "6", listed),
        ("Public bodies", "3", "3", "8", doubled),
    )
    return Table("Participants by kind, demo figures", columns, rows, ("Whole", "26", "29", "37", ""))


def merge() -> Merge:
    """Return two texts that met."""
    own = "Since spring 2025 we keep a list of twelve key figures; the board sees it twice a year."
    other = "We keep a list of twelve key figures. One of them measures an outcome for members."
    versions = (
        Version("Bence", "today, 14:01", own, own=True),
        Version("Réka", "today, 14:02", other),
    )
    return Merge("joined", "The text that shall stand", versions, f"{own} One of them measures an outcome for members.")


def charts() -> dict[str, Any]:
    """Return one of each chart."""
    names = (
        "Structure of the cluster",
        "Governance and cooperation",
        "Financing",
        "Strategy and services",
        "Achievements",
    )
    points = ((14, 15), (41, 50), (7, 10), (52, 60), (12, 15))
    stems = tuple(Stem(str(n), name, *p) for n, (name, p) in enumerate(zip(names, points, strict=True), 1))
    thresholds = (Threshold(105, "Silver from 105"), Threshold(120, "Gold from 120"))
    dots = (
        Dot("1.1.0", "Committed participation", 4, least=2, best=5, remark="gate, no points"),
        Dot("1.1.1", "Composition of participants", 5, least=2, best=5),
        Dot("2.5", "Direct contacts with participants", 1, least=2, best=5, apart=True),
        Dot("2.6", "Cooperation within the cluster", None, least=2, best=5),
        Dot("5.3", "Satisfaction of participants", 3, best=5, apart=True),
    )
    return {
        "scale": Scale("Scale from 0 to 150 points. You have 126; Gold asks for 120.", 150, 126, "You 126", thresholds),
        "stems": Stems("Most points left: governance and cooperation (nine).", stems),
        "bars": Bars("Most are in Spain.", "Country", "Organisations", [Bar("Spain", 47), Bar("Hungary", 7)]),
        "dot_plot": DotPlot("One indicator lies below its minimum: direct contacts.", dots),
    }
