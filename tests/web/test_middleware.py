"""Headers that every answer carries."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from excellence.web.middleware import permissions_policy


def plain(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("text")


def with_camera(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("text", headers={"Permissions-Policy": "camera=(self)"})


def test_permissions_policy_renounces_what_no_page_uses() -> None:
    response = permissions_policy(plain)(RequestFactory().get("/"))

    assert response.headers["Permissions-Policy"] == (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), usb=()"
    )


def test_permissions_policy_of_a_page_that_needs_one_stays() -> None:
    response = permissions_policy(with_camera)(RequestFactory().get("/"))

    assert response.headers["Permissions-Policy"] == "camera=(self)"
