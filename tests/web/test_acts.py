"""What a door does with one act."""

from __future__ import annotations

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.test import RequestFactory

from excellence.kernel.errors import ChangedMeanwhile, Refusal
from excellence.web.acts import done_or_refused, each_done_or_refused, refusals_at


class Sample(forms.Form):
    name = forms.CharField(label="Name")
    seen = forms.CharField(widget=forms.HiddenInput)


class Taken(Refusal):
    """The name is taken."""

    sentence = "This name is taken."
    field = "name"


def refuse(row: object = None) -> None:
    if row != "free":
        raise Taken


def sent() -> Sample:
    form = Sample({"name": "Ann", "seen": "1"})
    form.full_clean()
    return form


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    request = rf.post("/")
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]  # what the middleware would set
    return request


def told(request: HttpRequest) -> list[tuple[str, str]]:
    return [(message.level_tag, str(message)) for message in get_messages(request)]


def test_act_that_is_done_is_told_in_words_of_its_result(request_: HttpRequest) -> None:
    response = done_or_refused(request_, lambda: 3, lambda count: f"{count} done.", "/there/", refused_to=("/here/",))

    assert (response["Location"], told(request_)) == ("/there/", [("success", "3 done.")])


@pytest.mark.parametrize(("refused_to", "place"), [((), "/there/"), (("/here/",), "/here/")])
def test_act_that_is_refused_is_told_and_leads_where_it_is_said(
    request_: HttpRequest, refused_to: tuple[str, ...], place: str
) -> None:
    response = done_or_refused(request_, refuse, "Done.", "/there/", refused_to=refused_to)

    assert (response["Location"], told(request_)) == (place, [("error", "This name is taken.")])


def test_each_row_is_told_as_done_or_with_its_refusal(request_: HttpRequest) -> None:
    each_done_or_refused(request_, ["free", "held"], refuse, "done")

    assert told(request_) == [("success", "free: done"), ("error", "held: This name is taken.")]


@pytest.mark.parametrize(("field", "place"), [(None, "name"), ("seen", "seen"), ("file", "__all__")])
def test_refusal_stands_at_its_field_or_above_the_form(field: str | None, place: str) -> None:
    form = sent()

    with refusals_at(form, field=field):
        refuse()

    assert form.errors == {place: ["This name is taken."]}


def test_change_by_somebody_else_is_told_at_the_field_that_differs() -> None:
    form = sent()

    with refusals_at(form, saved=lambda: {"name": "Bob", "seen": 2}):
        raise ChangedMeanwhile(name="Bob")

    assert (form.errors["name"], form["seen"].value()) == (["Saved now: Bob"], "2")


def test_what_is_no_refusal_is_not_caught() -> None:
    form = sent()

    with pytest.raises(ZeroDivisionError), refusals_at(form):
        raise ZeroDivisionError

    assert form.errors == {}
