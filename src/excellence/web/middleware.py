"""What every request and every answer passes through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.utils.cache import patch_cache_control

Handler = Callable[[HttpRequest], HttpResponse]

NUL: Final = "\x00"
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


def no_nul_signs(get_response: Handler) -> Handler:
    """Refuse a request with a NUL sign in its address, fields or cookies: no person types one, no database takes it."""

    def answer(request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info or _holds_nul(request.GET) or _holds_nul(_fields(request)):
            raise BadRequest("a NUL sign")
        if any(NUL in value for value in request.COOKIES.values()):
            raise BadRequest("a NUL sign")
        return get_response(request)

    return answer


def _holds_nul(fields: QueryDict) -> bool:
    return any(NUL in text for name, values in fields.lists() for text in (name, *values))


def _fields(request: HttpRequest) -> QueryDict:
    """Return what was posted; nothing when the reader went away, which the view then meets itself."""
    try:
        return request.POST
    except UnreadablePostError:
        return QueryDict()


def private_pages(get_response: Handler) -> Handler:
    """Let nobody keep what a person who is signed in is shown: no cache on the way, and no way back after signing out.

    Pages for everybody stay as they are.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        was_signed_in = _is_signed_in(request)
        response = get_response(request)
        if was_signed_in or _is_signed_in(request):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return answer


def _is_signed_in(request: HttpRequest) -> bool:
    # Without the cookie no session is looked for.
    return settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session
