"""What people type about a participant, and what they say of a list that they load."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from zlib import crc32

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from excellence.documents.tables.cells import read_cell
from excellence.documents.tables.columns import Kind
from excellence.documents.tables.opening import Table
from excellence.documents.tables.reading import Choices, UnknownWord, unknown_words
from excellence.kernel.countries import country_choices
from excellence.kernel.errors import Refusal
from excellence.participants.columns import IN_A_FILE
from excellence.participants.details import BY_STAFF, FIELDS, Details, contradictions, details_from, project_written
from excellence.participants.models import Category, Commitment, Leaving, Size
from excellence.web.forms import LongTextField

MOST_ASKED = 40
MOST_COUNTRIES_ASKED = 15
EXAMPLES_OF_A_COLUMN = 3
LONGEST_EXAMPLE = 40
LABELS: dict[str, Any] = {column.key: column.heading for column in IN_A_FILE.columns}
KINDS_BY_STAFF = (BY_STAFF, _("Company, by number of staff"))
# Words for companies of any size, which their number of staff tells apart.
COMPANIES = frozenset(
    [
        *("company", "companies", "business", "firm", "empresa", "empreses", "empresas", "unternehmen", "firma"),
        *("entreprise", "societe", "ceg", "vallalkozas"),
    ]
)


class ParticipantForm(forms.Form):
    """One participant; days are text, because often only the year is known."""

    name = forms.CharField(
        label=LABELS["name"], max_length=200, help_text=_("The organisation’s name; no names of persons anywhere here.")
    )
    category = forms.ChoiceField(label=LABELS["category"], choices=[("", "---"), *Category.choices])
    size = forms.ChoiceField(label=_("Size"), choices=Size.choices, required=False)
    town = forms.CharField(
        label=LABELS["town"],
        max_length=120,
        required=False,
        help_text=_("Of its site in the cluster, from where the distance to you is measured."),
    )
    postcode = forms.CharField(label=LABELS["postcode"], max_length=20, required=False)
    country = forms.ChoiceField(label=LABELS["country"], choices=lambda: [("", "---"), *country_choices()])
    joined = forms.CharField(
        label=LABELS["joined"],
        max_length=40,
        required=False,
        help_text=_("A day such as 31/05/2024 or 2024-05-31, a month such as 05/2024, or a year."),
    )
    commitment = forms.ChoiceField(
        label=LABELS["commitment"],
        choices=Commitment.choices,
        required=False,
        help_text=_(
            "A participant is committed if it has signed, or gives fees, money, goods or staff time regularly, "
            "or regularly takes an active part."
        ),
    )
    committed_on = forms.CharField(label=LABELS["committed_on"], max_length=40, required=False)
    met_on = LongTextField(
        label=LABELS["met_on"],
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Days on which somebody of your team talked to them face to face, with commas between."),
    )
    projects = LongTextField(
        label=LABELS["projects"],
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, each with its years in brackets: (2024-2026), (2025), or (2024-) while it runs."),
    )
    left = forms.CharField(label=LABELS["left"], max_length=40, required=False)
    left_why = forms.ChoiceField(label=LABELS["left_why"], choices=Leaving.choices, required=False)
    distance_km = forms.CharField(
        label=LABELS["distance_km"],
        max_length=20,
        required=False,
        help_text=_("Only where the town is not found: kilometres to your office, as the crow flies."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.details = Details()

    def clean(self) -> dict[str, Any]:
        """Read the fields as a list's are read, and say at its field what cannot be."""
        cleaned = super().clean() or {}
        values: dict[str, str] = {}
        for column in IN_A_FILE.columns:
            text = str(cleaned.get(column.key) or "")
            try:
                exact = column.kind in (Kind.CHOICE, Kind.COUNTRY)
                values[column.key] = text if exact else read_cell(column, text, today=self.today)
            except Refusal as refusal:
                self.add_error(column.key, str(refusal))
        self.details = details_from(values, {})
        if not self.errors and not self.details.name:
            self.add_error("name", self.fields["name"].error_messages["required"])
        for field, wrong in ({} if self.errors else contradictions(self.details)).items():
            self.add_error(field, str(wrong))
        return cleaned

    @property
    def seen_version(self) -> int:
        """The version on the person's page; one that never was where the page did not say."""
        seen: int | None = self.cleaned_data.get("seen")
        return -1 if seen is None else seen


def initial_of(details: Details, version: int) -> dict[str, Any]:
    """What stands in the form of a participant."""
    said: dict[str, Any] = {field: getattr(details, field) for field in FIELDS}
    said["met_on"] = ", ".join(details.met_on)
    said["projects"] = "\n".join(map(project_written, details.projects))
    return said | {"seen": version}


class UploadForm(forms.Form):
    """The file with the list."""

    file = forms.FileField(
        label=_("File with your list"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("XLSX or CSV, at most 5 MB and 5,000 organisations."),
    )


class ChoicesForm(forms.Form):
    """Which column of a list is what, and what words mean that are not known.

    The words asked for are those of the columns as chosen; `new` are those that stood on no page before.
    """

    def __init__(self, *args: Any, table: Table, choices: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table, self.today, self.made = table, today, choices
        for place in range(len(table.headings)):
            self.fields[f"column-{place}"] = self._column(place)
        columns = {place: self._sent(f"column-{place}", key) for place, key in self._places().items()}
        self.choices = replace(choices, columns={place: key for place, key in columns.items() if key in LABELS})
        asked = unknown_words(table, IN_A_FILE, self.choices.columns, today=today)
        self.unknown = {_name_of(word): word for word in _most(asked)}
        for name, word in self.unknown.items():
            self.fields[name] = self._word(word)
        self.fields["category"] = forms.ChoiceField(
            label=_("Kind of the rows without a kind"),
            required=False,
            choices=[("", _("Leave these rows out")), KINDS_BY_STAFF, *Category.choices],
            initial=choices.for_all.get("category", ""),
            help_text=_("For rows whose kind is empty or stays unknown, and for all rows where no column says it."),
        )
        if "fee" in self.choices.columns.values():
            self.fields["fee"] = forms.ChoiceField(
                label=_("A fee that is paid says"),
                required=False,
                choices=[("", _("nothing about commitment")), (Commitment.CONTRIBUTES, Commitment.CONTRIBUTES.label)],
                initial=choices.for_all.get("fee", ""),
            )
        for field in self.fields.values():
            field.depends = True  # type: ignore[attr-defined]  # what may stay as it is says nothing about it

    @property
    def is_clear(self) -> bool:
        """Whether there is nothing to choose: every column and word is known, and every row has its kind."""
        keys = self.choices.columns
        if len(keys) < len(self.table.headings) or self.unknown or "fee" in self.fields:
            return False
        kind = next((place for place, key in keys.items() if key == "category"), None)
        has_name = "name" in keys.values()
        return has_name and kind is not None and all(self.table.cell(line, kind) for line in self.table.lines)

    @property
    def column_fields(self) -> list[BoundField]:
        """The fields of the columns."""
        return [self[f"column-{place}"] for place in range(len(self.table.headings))]

    @property
    def word_fields(self) -> list[BoundField]:
        """The fields of words that are not known."""
        return [self[name] for name in self.unknown]

    @property
    def for_all_fields(self) -> list[BoundField]:
        """The fields that hold for all rows."""
        return [self[name] for name in ("category", "fee") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Refuse two columns of one meaning and a list without names, and ask for words no page asked for before."""
        cleaned = super().clean() or {}
        first: dict[str, int] = {}
        for place, key in sorted(self.choices.columns.items()):
            if first.setdefault(key, place) != place:
                pair = {"one": self.table.heading(first[key]), "other": self.table.heading(place)}
                text = gettext("“%(one)s” and “%(other)s” cannot both be this. Choose one of them.") % pair
                self.add_error(f"column-{place}", text)
        if "name" not in first:
            self.add_error(None, gettext("Choose which column holds the names of the organisations."))
        if not self.errors and any(name not in self.data for name in self.unknown):
            self.add_error(None, gettext("The columns you chose hold words that are not known. Say what they mean."))
        words: dict[str, dict[str, str]] = {}
        for name, word in self.unknown.items():
            if name in cleaned and (cleaned[name] or word.key != "category"):
                words.setdefault(word.key, {})[word.folded] = cleaned[name]
        for_all = {key: cleaned[key] for key in ("category", "fee") if cleaned.get(key)}
        self.choices = replace(self.choices, words=words, for_all=for_all)
        return cleaned

    def _places(self) -> Mapping[int, str]:
        return {place: self.made.columns.get(place, "") for place in range(len(self.table.headings))}

    def _sent(self, name: str, otherwise: str) -> str:
        return str(self.data.get(name, "")) if self.is_bound else otherwise

    def _column(self, place: int) -> forms.ChoiceField:
        cells = (self.table.cell(line, place) for line in self.table.lines)
        first = list(dict.fromkeys(cell[:LONGEST_EXAMPLE] for cell in cells if cell.isprintable() and cell))
        return forms.ChoiceField(
            label=self.table.heading(place),
            required=False,
            choices=[("", pgettext_lazy("column of a file", "Not read")), *LABELS.items()],
            initial=self.made.columns.get(place, ""),
            help_text=" · ".join(first[:EXAMPLES_OF_A_COLUMN]),
        )

    def _word(self, word: UnknownWord) -> forms.ChoiceField:
        known = self.made.words.get(word.key, {}).get(word.folded)
        text = ngettext("%(heading)s, %(count)s row", "%(heading)s, %(count)s rows", word.rows)
        return forms.ChoiceField(
            label=gettext("“%(text)s”") % {"text": word.text},
            required=False,
            choices=_meanings(word.key),
            initial=self._suggested(word) if known is None else known,
            help_text=text % {"heading": LABELS[word.key], "count": word.rows},
        )

    def _suggested(self, word: UnknownWord) -> str:
        by_staff = word.key == "category" and "size" in self.choices.columns.values()
        return BY_STAFF if by_staff and word.folded in COMPANIES else ""


def _name_of(word: UnknownWord) -> str:
    return f"word-{word.key}-{crc32(word.folded.encode()):08x}"


def _most(words: Iterable[UnknownWord]) -> list[UnknownWord]:
    """The most frequent words of each column; a page can hold so many."""
    by_key: dict[str, list[UnknownWord]] = {}
    for word in words:
        by_key.setdefault(word.key, []).append(word)
    limits = {"country": MOST_COUNTRIES_ASKED}
    return [word for key, found in by_key.items() for word in found[: limits.get(key, MOST_ASKED)]]


def _meanings(key: str) -> list[tuple[str, Any]]:
    if key == "category":
        return [("", _("As rows without a kind")), KINDS_BY_STAFF, *Category.choices]
    if key == "country":
        return [("", _("Not known")), *country_choices()]
    if key == "fee":
        return [("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))]
    return [("", _("Not known")), *((value, label) for value, label in IN_A_FILE.by_key[key].options.items() if value)]


class CommitmentForm(forms.Form):
    """The commitment of many participants: of those selected, or of all whose commitment is not known."""

    commitment = forms.ChoiceField(
        label=_("Commitment"), choices=[("", "---"), *(choice for choice in Commitment.choices if choice[0])]
    )
    whom = forms.ChoiceField(
        label=_("For whom"),
        widget=forms.RadioSelect,
        choices=[
            ("selected", _("the participants selected above")),
            ("unknown", _("all whose commitment is not known, on every page of the list")),
        ],
        initial="selected",
    )

    def seen(self, selected: Iterable[str]) -> dict[str, int] | None:
        """The versions seen of the participants selected, by public id; None when all unknown ones are meant."""
        if self.cleaned_data["whom"] == "unknown":
            return None
        pairs = [one.partition(".") for one in selected]
        return {one: int(version) for one, _dot, version in pairs if version.isascii() and version.isdigit()}


class SeatForm(forms.Form):
    """Where distances are measured from."""

    town = forms.CharField(label=_("Town of your office"), max_length=120)
