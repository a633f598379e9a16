"""Questions about people."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet

from excellence.accounts.models import User


def locked_person(person: User) -> User:
    """The person as stored now, held until the transaction ends: what is limited for each is counted in turn."""
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)


def people_confirmed_at(addresses: Iterable[str]) -> QuerySet[User]:
    """The people whose confirmed addresses these are, also those who may not sign in."""
    return User.objects.filter(email__in=addresses, confirmed_at__isnull=False)


def person_with_address(address: str) -> User | None:
    """The person whose confirmed address this is, whatever its case; who only claims an address does not count."""
    return User.objects.filter(email__iexact=address, confirmed_at__isnull=False, is_active=True).first()


def person_who_signs_in(address: str, *, followed: int | None = None) -> User | None:
    """The one account that a password for this address, or a new one, is for.

    It is whose address it is; while nobody has confirmed it, the account whose link was `followed`, else the latest
    that claims the address. Never more than one, so that neither time nor e-mails grow with the number of claims.
    """
    confirmed = EmailAddress.objects.filter(email=address.lower(), verified=True).select_related("user").first()
    if confirmed is not None:
        return confirmed.user  # type: ignore[no-any-return]  # allauth ships no types
    try:
        latest = User.objects.get_by_natural_key(address)
    except ObjectDoesNotExist:
        return None
    if followed is None or latest.is_confirmed:
        return latest
    return User.objects.filter(pk=followed, email__iexact=address).first() or latest


def names_of(public_ids: Iterable[str]) -> dict[str, str]:
    """The names of people by their public ids, as far as there are such people."""
    return dict(User.objects.filter(public_id__in=public_ids).values_list("public_id", "name"))
