"""What a request says about who sends it."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port
from django_htmx.middleware import HtmxDetails

from excellence.accounts.models import User


class PersonRequest(HttpRequest):
    """What views behind `login_required` receive."""

    user: User
    htmx: HtmxDetails


def client_address(request: HttpRequest) -> str:
    """The internet address of the visitor, by which failed sign-ins are counted.

    `X-Forwarded-For` is believed as far as proxies of ours wrote it (ALLAUTH_TRUSTED_PROXY_COUNT): what stands further
    left was sent by the visitor, and may be forged.
    """
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if 0 < proxies <= len(forwarded) and _is_address(forwarded[-proxies]):
        return forwarded[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def client_network(request: HttpRequest | None) -> str:
    """The visitor's address as limits count it: of IPv6 the first 64 bits, which is what one connection is given."""
    address = client_address(request) if request is not None else ""
    if not _is_address(address) or "." in address:
        return address
    return str(ipaddress.IPv6Network(f"{address}/64", strict=False).network_address)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def site_of(request: HttpRequest) -> str:
    """Where the pages are, as e-mails write it: "https://example.org".

    It is SITE_URL. Where that is not set, the name is the one that was asked for, which is one of ALLOWED_HOSTS, and
    the port is the one we listen on, whatever port the visitor wrote.
    """
    if settings.SITE_URL:
        return str(settings.SITE_URL)
    name, _port = split_domain_port(request.get_host())
    port = "" if request.is_secure() else str(request.META.get("SERVER_PORT", ""))
    return f"{request.scheme}://{name}" + (f":{port}" if port not in {"", "80"} else "")
