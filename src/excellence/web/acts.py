"""What a door does with one act: say that it is done or why not, and send the reader on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from excellence.kernel.errors import ChangedMeanwhile, Refusal
from excellence.web.forms import show_saved

Row = TypeVar("Row")
Result = TypeVar("Result")


def done_or_refused(
    request: HttpRequest,
    act: Callable[[], Result],
    said: str | Callable[[Result], str],
    *to: Any,
    refused_to: tuple[Any, ...] = (),
) -> HttpResponse:
    """Do the act and send the reader to what `redirect` takes, with `said` of its result, or the refusal's sentence.

    A refusal leads to the same place where `refused_to` names no other.
    """
    try:
        result = act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(*(refused_to or to))
    messages.success(request, said(result) if callable(said) else said)
    return redirect(*to)


def each_done_or_refused(request: HttpRequest, rows: Iterable[Row], act: Callable[[Row], object], said: str) -> None:
    """Do the act to each row, and say of each that it is done or why not."""
    for row in rows:
        try:
            act(row)
        except Refusal as refusal:
            messages.error(request, f"{row}: {refusal}")
        else:
            messages.success(request, f"{row}: {said}")


@contextmanager
def refusals_at(
    form: forms.Form, *, field: str | None = None, saved: Callable[[], Mapping[str, Any]] | None = None
) -> Iterator[None]:
    """Say a refusal at its field of the form, or at `field`; above the form where it has no such field.

    `saved` tells what is saved now: after a change by somebody else it is said at each field that differs.
    """
    try:
        yield
    except Refusal as refusal:
        if saved and isinstance(refusal, ChangedMeanwhile):
            show_saved(form, saved(), refusal)
        else:
            named = field or refusal.field
            form.add_error(named if named in form.fields else None, str(refusal))
