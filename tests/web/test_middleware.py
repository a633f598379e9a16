"""What every request and every answer passes through."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from excellence.web.middleware import no_nul_signs, permissions_policy
from tests.cast import Cast, ClientOf


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


REQUESTS = RequestFactory()


@pytest.mark.parametrize(
    "request_",
    [
        REQUESTS.get("/en/%00"),
        REQUESTS.get("/en/?q=a%00"),
        REQUESTS.get("/en/?%00=a"),
        REQUESTS.post("/en/", {"town": "a\x00"}),
        REQUESTS.post("/en/", {"a\x00": "town"}),
        REQUESTS.post("/en/", {"town": ["a", "\x00"]}),
        REQUESTS.get("/en/", headers={"cookie": 'sessionid="a\\000"'}),
    ],
    ids=["path", "query", "name in the query", "field", "name of a field", "second value", "cookie"],
)
def test_request_with_a_nul_sign_is_refused(request_: HttpRequest) -> None:
    with pytest.raises(BadRequest):
        no_nul_signs(plain)(request_)


def test_request_without_is_answered() -> None:
    assert no_nul_signs(plain)(REQUESTS.post("/en/?q=Gy%C5%91r", {"town": "Győr"})).content == b"text"


def test_reader_who_goes_away_amid_the_form_is_left_to_the_view() -> None:
    class Gone(BytesIO):
        def read(self, *_size: int | None) -> bytes:
            raise OSError("gone")

    request = REQUESTS.post("/en/", {"town": "Győr"})
    request._stream = Gone()  # type: ignore[attr-defined]

    assert no_nul_signs(plain)(request).content == b"text"


def test_pages_of_a_person_are_stored_nowhere(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.owner)
    pages = ["/en/", "/en/desk/", cast.organisation.get_absolute_url(), "/en/account/preferences/", "/en/nowhere/"]

    headers = [browser.get(page)["Cache-Control"] for page in pages]

    assert headers == ["private, no-store"] * len(pages)


def test_last_page_of_a_session_is_stored_nowhere(cast: Cast, client_of: ClientOf) -> None:
    response = client_of(cast.owner).post("/en/account/logout/")

    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


def test_pages_for_everybody_may_be_stored(client: Client, cast: Cast) -> None:
    assert "Cache-Control" not in client.get("/en/method/")
