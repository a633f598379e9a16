"""What a demonstration adds to every page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy

from excellence.demo.people import demo_people


def people(_request: HttpRequest) -> dict[str, Any]:
    """Return the people a visitor may sign in as (`demo_people`, none outside a demonstration) and where."""
    return {"demo_people": demo_people(), "demo_sign_in_url": reverse_lazy("demo:sign_in")}
