"""Questions about people."""

from __future__ import annotations

from excellence.accounts.models import User


def person_with_address(address: str) -> User | None:
    """The person whose confirmed address this is, whatever its case; who only claims an address does not count."""
    return User.objects.filter(email__iexact=address, confirmed_at__isnull=False, is_active=True).first()
