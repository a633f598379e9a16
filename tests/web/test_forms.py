"""How a form field is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from excellence.assessment import forms as _assessment  # noqa: F401 - its forms are asked for
from excellence.kernel.errors import ChangedMeanwhile
from excellence.listings import forms as _listings  # noqa: F401 - as above
from excellence.organisations.forms.profile import WordsForm
from excellence.participants import forms as _participants  # noqa: F401 - as above
from excellence.web.forms import DayField, FieldView, LongTextField, Mistake, PageRenderer, mistakes_of, show_saved

REFUSED = ChangedMeanwhile(name="Olga Owner")


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="As registered.", widget=forms.TextInput(attrs={"placeholder": "x"}))
    staff = forms.IntegerField(label="Staff", required=False)
    reason = forms.CharField(label="Reason", required=False, max_length=20, widget=forms.Textarea)
    agreed = forms.BooleanField(label="Agreed", required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    token = forms.CharField(widget=forms.HiddenInput)


def view(form: Sample, name: str, **options: object) -> FieldView:
    return FieldView(form[name], **options)  # type: ignore[arg-type]  # any option of a field


def test_control_is_described_by_hint_mistake_and_stored_state_in_this_order() -> None:
    field = view(Sample({}), "name", stored="Stored at 14:02")

    assert field.described_by == "id_name_helptext id_name_error id_name_state"
    assert field.control == (
        '<input type="text" name="name" aria-describedby="id_name_helptext id_name_error id_name_state" '
        'required aria-invalid="true" id="id_name">'
    )


def test_control_of_a_number_is_short_and_described_by_nothing() -> None:
    assert view(Sample(), "staff").control == '<input type="number" name="staff" class="short" id="id_staff">'


def test_hint_given_replaces_the_one_of_the_field_and_an_empty_one_leaves_it_out() -> None:
    assert [view(Sample(), "name", **o).said for o in ({}, {"hint": "Other."}, {"hint": ""})] == [
        "As registered.",
        "Other.",
        "",
    ]


def test_control_without_a_hint_is_not_described_by_one() -> None:
    assert view(Sample(), "name", hint="").control == '<input type="text" name="name" required id="id_name">'


def test_label_given_replaces_the_one_of_the_field() -> None:
    assert (view(Sample(), "name").name, view(Sample(), "name", label="Title").name) == ("Name", "Title")


def test_optional_is_what_need_not_be_filled_but_never_a_single_box() -> None:
    form = Sample()

    assert {name: view(form, name).optional for name in ("name", "staff", "agreed")} == {
        "name": False,
        "staff": True,
        "agreed": False,
    }


def test_long_text_with_a_limit_is_counted() -> None:
    field = view(Sample({"reason": "Twelve chars"}), "reason")

    assert (field.limit, field.counted, field.count_pattern) == (20, "12 of 20 characters", "{n} of 20 characters")


def test_short_text_is_not_counted() -> None:
    assert view(Sample(), "name").limit is None


def test_radios_are_choices_and_a_box_is_a_box() -> None:
    form = Sample()

    assert [(view(form, name).is_choice, view(form, name).is_box) for name in ("kind", "agreed", "name")] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_mistakes_of_forms_lead_to_their_fields_and_begin_with_those_of_none() -> None:
    form = Sample({"name": "Demo", "token": ""})
    form.add_error(None, "Somebody was quicker.")

    assert mistakes_of([form]) == [
        Mistake("", "", "This field is required."),
        Mistake("", "", "Somebody was quicker."),
        Mistake("id_kind_0", "Kind", "This field is required."),
    ]


def test_mistakes_of_a_form_nobody_sent_are_none() -> None:
    assert mistakes_of([Sample()]) == []


def test_page_renderer_shows_a_whole_form_through_our_components() -> None:
    html = Sample({"name": "Demo", "kind": "a"}, renderer=PageRenderer()).as_div()
    whole = str(Sample({"name": "Demo", "kind": "a"}, renderer=PageRenderer()))

    assert html.count('class="mistake"') == 0
    assert whole.count('<div class="notice is-error summary"') == 1
    assert whole.count('<input type="hidden" name="token"') == 1
    assert whole.count('class="field"') == 5


def test_mistake_of_a_question_keeps_its_sign_before_the_sentence() -> None:
    question, label = Mistake("a", "Are people named?", "Say so."), Mistake("b", "Name", "Say it.")

    assert (question.lead, label.lead) == ("Are people named?", "Name:")


def test_field_whose_need_depends_on_another_answer_is_not_called_optional() -> None:
    form = Sample()
    form.fields["staff"].depends = True  # type: ignore[attr-defined]  # what a form marks

    assert (view(form, "staff").optional, view(Sample(), "staff").optional) == (False, True)


def test_form_that_was_behind_says_at_each_field_that_differs_what_is_saved_and_names_that_version() -> None:
    class Versioned(Sample):
        token = None
        seen = forms.IntegerField(widget=forms.HiddenInput)

    data = {"name": "Mine", "staff": "3", "kind": "b", "seen": "1"}
    form = Versioned(data)

    show_saved(form, {"name": "Theirs", "staff": 3, "reason": "", "agreed": True, "kind": "a", "seen": 2}, REFUSED)

    assert {name: list(texts) for name, texts in form.errors.items()} == {
        "__all__": [str(REFUSED)],
        "name": ["Saved now: Theirs"],
        "agreed": ["Saved now: yes"],
        "kind": ["Saved now: A"],
    }
    assert (form["seen"].value(), form["name"].value()) == ("2", "Mine")


def test_length_of_a_text_area_counts_the_end_of_a_line_once() -> None:
    class Longer(forms.Form):
        text = LongTextField(max_length=5)

    form = Longer({"text": "ab\r\ncd"})

    assert (form.is_valid(), form.cleaned_data["text"], FieldView(form["text"]).length) == (True, "ab\ncd", 5)


def test_every_text_area_of_a_form_counts_as_its_page_does() -> None:
    areas = {
        f"{form.__module__}.{form.__name__}.{name}": field
        for form in _forms(forms.BaseForm)
        for name, field in _fields_of(form).items()
        if isinstance(field.widget, forms.Textarea)
    }

    assert [place for place, field in areas.items() if not isinstance(field, LongTextField)] == []
    assert {place.removeprefix("excellence.").split(".")[0] for place in areas} == {
        "assessment",
        "listings",
        "organisations",
        "participants",
        "web",
    }


def _forms(base: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for form in base.__subclasses__():
        yield from _forms(form)
        if form.__module__.startswith("excellence.") and "admin" not in form.__module__:
            yield form


def _fields_of(form: type[forms.BaseForm]) -> dict[str, forms.Field]:
    return WordsForm().fields if form is WordsForm else form.base_fields


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-31", date(2024, 5, 31)),
        ("31.5.2024", date(2024, 5, 31)),
        (" 2024. 05. 31. ", date(2024, 5, 31)),
        ("", None),
    ],
)
def test_day_is_read_in_the_forms_of_any_language(text: str, day: date | None) -> None:
    assert DayField(required=False).clean(text) == day


def test_what_is_no_day_is_refused_with_an_example() -> None:
    with pytest.raises(ValidationError) as refused:
        DayField().clean("05/2024")

    sentence = "is not a date: write day, month and year, such as 31/05/2024 or 2024-05-31."
    assert refused.value.messages == [f"“05/2024” {sentence}"]
