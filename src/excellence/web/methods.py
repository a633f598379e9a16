"""Which requests a page takes."""

from __future__ import annotations

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.views.decorators import http
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponseBase]
require_page_or_form = http.require_http_methods(["GET", "HEAD", "POST"])


def require_safe(view: View) -> View:
    """Take GET and HEAD only. What is refused anyway needs no token, so it is not told that its form is too old."""
    return csrf_exempt(http.require_safe(view))
