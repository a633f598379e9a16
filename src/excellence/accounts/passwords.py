"""Checking a password: once for each try, whichever door it comes through, and not as often as somebody likes."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from threading import BoundedSemaphore
from typing import ClassVar, Final

from allauth.account.auth_backends import AuthenticationBackend
from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest
from django.shortcuts import redirect

from excellence.accounts.http import client_network
from excellence.accounts.limits import Limit
from excellence.accounts.models import User
from excellence.accounts.queries import person_who_signs_in
from excellence.kernel.clock import now
from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_

logger = logging.getLogger("excellence.accounts")

PAIR: Final = Limit("password", most=10, per=timedelta(minutes=15))
NETWORK: Final = Limit("passwords of a network", most=30, per=timedelta(minutes=15))
KNOWN: Final = Limit("signed in from a network", most=1, per=timedelta(days=90))
# In the session: whose link to confirm an address was followed before signing in.
FOLLOWED_LINK_OF: Final = "followed_link_of"
PAUSE: Final = timedelta(seconds=1)
# One try at a time waits in each process, so that those who guess do not hold the threads that others need.
_waiting_room = BoundedSemaphore(1)


class PasswordRefused(Refusal):
    """The password is not looked at, whether it is right or not."""

    retry_after: ClassVar[timedelta]


class AccountLocked(PasswordRefused):
    """Too many wrong passwords for one account from one network address."""

    sentence: ClassVar[str] = N_(
        "The password was wrong too often. To protect the account, we accept no further try for a quarter of an hour."
    )
    retry_after = PAIR.per


class NetworkBusy(PasswordRefused):
    """Too many wrong passwords from one network address, and another try waits already."""

    sentence: ClassVar[str] = N_(
        "Many wrong passwords came from your network. Signing in is slower for a while: try again in a few seconds."
    )
    retry_after = timedelta(seconds=5)


class PasswordBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """Signs in with address and password: one account, one check, counted before the password is looked at."""

    def authenticate(self, request: HttpRequest | None, **credentials: str) -> User | None:
        """Return the person whose password it is. Raises `AccountLocked` and `NetworkBusy`, which answer 429."""
        address = (credentials.get("email") or credentials.get("username") or "").strip().lower()
        password = credentials.get("password")
        if not address or not password:
            return None
        person = _person_meant(request, address)
        network, account = client_network(request), f"person {person.pk}" if person else address
        counted = _begin_try(account, network, address)
        if person is None or not person.check_password(password):
            if person is None:
                User().set_password(password)  # takes as long as looking at one
            return None
        _note_right(account, network, counted=counted)
        if not self.user_can_authenticate(person):
            raise ImmediateHttpResponse(redirect("account_inactive"))
        return person


def _person_meant(request: HttpRequest | None, address: str) -> User | None:
    """Whoever is signed in, when it is their address; else whose address it is, or seems to be."""
    reader = getattr(request, "user", None)
    if isinstance(reader, User) and reader.email.lower() == address:
        return reader
    session = getattr(request, "session", {})
    return person_who_signs_in(address, followed=session.get(FOLLOWED_LINK_OF))


def _begin_try(account: str, network: str, address: str) -> bool:
    """Count a try; say whether it counts for the network address. Raises `AccountLocked` and `NetworkBusy`."""
    at = now()
    tries = PAIR.use(account, network, at=at)
    if not tries:
        raise AccountLocked
    if tries == PAIR.most:
        logger.warning("Sign-in as %s from %s: try %s, then it is locked for a while", masked(address), network, tries)
    if NETWORK.use(network, at=at):
        return True
    if not KNOWN.is_used(account, network, at=at):
        _wait(account, network)
    return False


def _wait(account: str, network: str) -> None:
    if not _waiting_room.acquire(blocking=False):
        PAIR.give_back(account, network)
        raise NetworkBusy
    try:
        logger.warning("Many passwords from %s were wrong: signing in from there is slowed down", network)
        time.sleep(PAUSE.total_seconds())
    finally:
        _waiting_room.release()


def _note_right(account: str, network: str, *, counted: bool) -> None:
    PAIR.forget(account, network)
    if counted:
        NETWORK.give_back(network)
    KNOWN.forget(account, network)
    KNOWN.use(account, network, at=now())


def masked(address: str) -> str:
    """An address as the log names it: enough to recognise, not enough to write to."""
    local, _at, domain = address.partition("@")
    shown = f"{local[:1]}…@{domain[:80]}"
    return "".join(sign if sign.isprintable() else "?" for sign in shown)
