"""What a door does with one act: say that it is done or why not, and send the reader on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from excellence.kernel.errors import Refusal

Result = TypeVar("Result")


def done_or_refused(
    request: HttpRequest, act: Callable[[], Result], said: str | Callable[[Result], str], *to: Any
) -> HttpResponse:
    """Do the act and send the reader to what `redirect` takes, with `said` of its result, or the refusal's sentence."""
    try:
        result = act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said(result) if callable(said) else said)
    return redirect(*to)
