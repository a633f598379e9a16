"""What a person must have shown before anything of theirs reaches others."""

from __future__ import annotations

from typing import ClassVar

from excellence.accounts.models import User
from excellence.kernel.errors import Refusal
from excellence.kernel.permissions import add_permission, predicate
from excellence.kernel.words import N_


class AddressNotConfirmed(Refusal):
    """Whoever has not confirmed an address may try everything alone, and reach nobody."""

    sentence: ClassVar[str] = N_(
        "Confirm your e-mail address first: follow the link in the e-mail we sent to %(address)s. "
        "Until then you can try everything on your own, but nothing you do reaches others."
    )


def require_confirmed(person: User) -> None:
    """Let pass whose address is confirmed. Raises `AddressNotConfirmed`."""
    if not person.is_confirmed:
        raise AddressNotConfirmed(address=person.email)


@predicate
def is_oneself(person: User, subject: User) -> bool:
    """The account is the person's own."""
    return person.is_authenticated and person.pk == subject.pk


add_permission("account.change", is_oneself, sentence=N_("Only the person themself may change an account."))
