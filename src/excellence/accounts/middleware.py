"""The answer of every door that took one password too many."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from excellence.accounts.passwords import PasswordRefused

Handler = Callable[[HttpRequest], HttpResponse]


class PasswordRefusedMiddleware:
    """Answers 429, with a sentence and when to come back, where a password was not looked at."""

    def __init__(self, get_response: Handler) -> None:
        """Take what answers otherwise."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the page does."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say why the password was refused."""
        if not isinstance(exception, PasswordRefused):
            return None
        response = render(request, "account/locked.html", {"refusal": exception}, status=429)
        response.headers["Retry-After"] = str(int(exception.retry_after.total_seconds()))
        return response
