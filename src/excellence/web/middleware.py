"""Headers that every answer carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

UNUSED_POWERS: Final = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "usb",
)
PERMISSIONS_POLICY: Final = ", ".join(f"{power}=()" for power in UNUSED_POWERS)


def permissions_policy(get_response: Handler) -> Handler:
    """Tell the browser which powers no page of ours uses, so that nothing slipped into a page can use them either.

    A page that does need one sets the header itself.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return answer
