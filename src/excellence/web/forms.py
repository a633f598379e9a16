"""How a form field is shown: label, hint, mistake, control, stored state, in this order and tied together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from excellence.kernel.errors import Refusal
from excellence.kernel.formats import number
from excellence.method.lists import NotAnExactDay, read_exact_day

SHORT_WIDGETS: Final = (forms.NumberInput, forms.DateInput, forms.TimeInput, forms.DateTimeInput)
CHOICE_WIDGETS: Final = (forms.RadioSelect, forms.CheckboxSelectMultiple)


class PageRenderer(DjangoTemplates):
    """Renders Django forms through our components, so that `{{ form }}` looks like every other form (FORM_RENDERER)."""

    form_template_name = "web/components/form.html"
    field_template_name = "web/components/field_group.html"


def one_line_end(text: str) -> str:
    """A text whose lines end in one character, as browsers count them; they send two."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class LongTextField(forms.CharField):
    """A text area. Its length is counted as the page counts it: the end of a line is one character."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        """Return the text with one character at the end of each line."""
        return one_line_end(super().to_python(value) or "")


class DayField(forms.DateField):
    """A day of the calendar. A browser sends year-month-day; one that has no calendar sends what was typed."""

    def __init__(self, **kwargs: Any) -> None:
        """Make the field; it takes what a `DateField` takes."""
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)

    def to_python(self, value: Any) -> date | None:
        """Return the day, read in the forms of any language."""
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            return read_exact_day(value)
        except NotAnExactDay as refusal:
            raise ValidationError(str(refusal), code="invalid") from None


@dataclass(frozen=True)
class FieldView:
    """A bound field, worked out for its template; `stored` is the sentence about what is kept, if any."""

    bound: BoundField
    stored: str = ""
    hint: str | None = None
    label: str = ""
    short: bool = False

    def __post_init__(self) -> None:
        if self.hint is not None:  # Django describes the control by the help text, wherever it comes from
            self.bound.help_text = self.hint

    @property
    def name(self) -> str:
        """The label."""
        return str(self.label or self.bound.label)

    @property
    def said(self) -> str:
        """The hint: the one given, else the field's own; an empty one leaves it out."""
        return str(self.bound.help_text or "")

    @property
    def mistakes(self) -> list[str]:
        """What is wrong, as sentences."""
        return [str(mistake) for mistake in self.bound.errors]

    @property
    def optional(self) -> bool:
        """Whether it may stay empty; a single box to tick always may, and says nothing about it.

        So does a field whose need depends on another answer: the form marks it with `depends`.
        """
        field = self.bound.field
        return not (field.required or self.disabled or self.is_box or getattr(field, "depends", False))

    @property
    def disabled(self) -> bool:
        """Whether it can only be read."""
        return bool(self.bound.field.disabled)

    @property
    def is_box(self) -> bool:
        """Whether it is one box to tick, with its label behind."""
        return isinstance(self.bound.field.widget, forms.CheckboxInput)

    @property
    def is_choice(self) -> bool:
        """Whether it is a list of radios or boxes, which becomes a fieldset."""
        return isinstance(self.bound.field.widget, CHOICE_WIDGETS)

    @property
    def limit(self) -> int | None:
        """How many characters a long text may have; counted below the field."""
        if not isinstance(self.bound.field.widget, forms.Textarea):
            return None
        limit: int | None = getattr(self.bound.field, "max_length", None)
        return limit

    @property
    def length(self) -> int:
        """How many characters it has now."""
        return len(one_line_end(str(self.bound.value() or "")))

    @property
    def counted(self) -> str:
        """The length in words: 308 of 1,500 characters."""
        return _counted(number(self.length), self.limit or 0)

    @property
    def count_pattern(self) -> str:
        """The same sentence with a gap for the figure, which the page's script fills while one writes."""
        return _counted("{n}", self.limit or 0)

    @property
    def described_by(self) -> str:
        """The ids of hint, mistakes and stored state, as far as they are there."""
        parts = {"helptext": self.said, "error": self.mistakes, "state": self.stored or self.limit}
        return " ".join(f"{self.bound.auto_id}_{part}" for part, there in parts.items() if there)

    @property
    def control(self) -> SafeString:
        """The input, described by what stands around it; never with a placeholder, which vanishes when one writes."""
        attrs: dict[str, str | bool] = {}
        if self.described_by:
            attrs["aria-describedby"] = self.described_by
        if self.short or isinstance(self.bound.field.widget, SHORT_WIDGETS):
            attrs["class"] = f"{self.bound.field.widget.attrs.get('class', '')} short".strip()
        if "placeholder" in self.bound.field.widget.attrs:
            attrs["placeholder"] = False
        return SafeString(self.bound.as_widget(attrs=attrs))


def _counted(count: str, limit: int) -> str:
    return _("%(count)s of %(limit)s characters") % {"count": count, "limit": number(limit)}


@dataclass(frozen=True)
class Mistake:
    """One mistake of the summary: where it is and what it says."""

    field_id: str
    label: str
    text: str

    @property
    def lead(self) -> str:
        """The label as it stands before the sentence: a question keeps its own sign."""
        return self.label if self.label.endswith("?") else f"{self.label}:"


def mistakes_of(all_forms: Iterable[forms.BaseForm]) -> list[Mistake]:
    """Return every mistake of the forms, those of no single field first; hidden fields count as no field."""
    found = [mistake for form in all_forms if form.is_bound for mistake in _mistakes(form)]
    return sorted(found, key=lambda mistake: bool(mistake.field_id))


def _mistakes(form: forms.BaseForm) -> Iterable[Mistake]:
    for name, errors in form.errors.items():
        bound = form[name] if name in form.fields else None
        if bound is None or bound.is_hidden:
            yield from (Mistake("", "", str(text)) for text in errors)
        else:
            yield from (Mistake(_control_id(bound), str(bound.label), str(text)) for text in errors)


def _control_id(bound: BoundField) -> str:
    """Return where a link to the field leads; of radios and boxes, to the first."""
    return str(bound.id_for_label or bound.subwidgets[0].id_for_label)


def show_saved(form: forms.Form, saved: Mapping[str, Any], refusal: Refusal) -> None:
    """Say at each field that differs what is saved now; from now on the form names that version, `saved["seen"]`."""
    typed = cast(QueryDict, form.data).copy()
    typed["seen"] = str(saved["seen"])
    form.data = typed
    form.add_error(None, str(refusal))
    for bound in form.visible_fields():
        value = saved.get(bound.name)
        if bound.field.has_changed(value, bound.data):
            form.add_error(bound.name, _("Saved now: %(value)s") % {"value": _in_words(bound.field, value)})


def _in_words(field: forms.Field, value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    values = value if isinstance(value, list | tuple) else [value]
    names = dict(_flat(getattr(field, "choices", ())))
    return ", ".join(str(names.get(str(one), one)) for one in values if one not in (None, "")) or "–"


def _flat(choices: Iterable[Any]) -> Iterable[tuple[str, object]]:
    for value, name in choices:
        if isinstance(name, list | tuple):
            yield from _flat(name)
        else:
            yield str(value), name
