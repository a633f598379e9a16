"""Whether an e-mail address belongs to a website: what shows, without a person's look, that somebody speaks for it."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

# Whoever reads mail or keeps pages there shares the domain with strangers.
SHARED: Final = frozenset(
    re.findall(
        r"\S+",
        """
    aol.com azurewebsites.net blogspot.com facebook.com fastmail.com freemail.hu free.fr github.io gitlab.io gmail.com
    gmx.at gmx.ch gmx.com gmx.de gmx.net google.com googlemail.com herokuapp.com hotmail.com hotmail.es hotmail.fr
    icloud.com instagram.com jimdo.com jimdofree.com jimdosite.com laposte.net libero.it linkedin.com live.com mac.com
    mail.com me.com microsoft.com msn.com netlify.app onmicrosoft.com orange.fr outlook.com outlook.de outlook.es
    outlook.fr pages.dev posteo.de proton.me protonmail.com seznam.cz sharepoint.com squarespace.com t-online.de
    twitter.com vercel.app wanadoo.fr web.app web.de webnode.com weebly.com wix.com wixsite.com wordpress.com x.com
    yahoo.com yahoo.de yahoo.es yahoo.fr yandex.com youtube.com
    """,
    )
)
# A page below a path is a part of somebody's larger site; the folder of a language is the whole site.
WHOLE_SITE: Final = re.compile(r"/?([a-z]{2}/?)?")


def belongs_to_site(address: str, website: str) -> bool:
    """Whether the domain of an e-mail address is the host of a website, without "www.", or lies below that host.

    Never where many share the host: free mail, hosted pages, and a website that is only a part of a larger one.
    """
    host, domain = host_of(website), _ascii(address.rpartition("@")[2])
    if not host or _is_shared(host) or _is_shared(domain):
        return False
    return domain == host or domain.endswith(f".{host}")


def host_of(website: str) -> str:
    """The host of a website that has a host to itself, without "www."; "" for every other one."""
    with suppress(ValueError):
        parts = urlsplit(website)
        host = _ascii(parts.hostname or "").removeprefix("www.")
        if "." in host and WHOLE_SITE.fullmatch(parts.path.lower()):
            return host
    return ""


def _ascii(name: str) -> str:
    """A domain as the network writes it; "" for what is none."""
    try:
        return name.strip().rstrip(".").lower().encode("idna").decode()
    except UnicodeError:
        return ""


def _is_shared(domain: str) -> bool:
    return any(domain == shared or domain.endswith(f".{shared}") for shared in SHARED)
