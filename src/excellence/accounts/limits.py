"""How often something may be done: counted in the database, so that all processes count together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from excellence.accounts.models import CachedValue, UseCount


@dataclass(frozen=True, slots=True)
class Limit:
    """No more than `most` uses by the same one; then none until `per` has passed since the last of them.

    `who` is whatever is counted together. Only a keyed hash of it is stored, and no longer than needed.
    """

    name: str
    most: int
    per: timedelta

    def use(self, *who: object, at: datetime) -> int:
        """Count one use and return which one it was; 0 when the limit is reached, and then nothing is counted."""
        with transaction.atomic():
            first = UseCount(key=self._key(who), count=0, until=at + self.per)
            UseCount.objects.bulk_create([first], ignore_conflicts=True)
            stored = UseCount.objects.select_for_update().get(key=first.key)
            if stored.until <= at:
                stored.count, stored.until = 0, first.until
            if stored.count >= self.most:
                return 0
            stored.count += 1
            if stored.count == self.most:
                stored.until = first.until
            stored.save()
        return stored.count

    def is_used(self, *who: object, at: datetime) -> bool:
        """Whether anything is counted at present."""
        return UseCount.objects.filter(key=self._key(who), until__gt=at, count__gt=0).exists()

    def give_back(self, *who: object) -> None:
        """Take one use back."""
        UseCount.objects.filter(key=self._key(who), count__gt=0).update(count=F("count") - 1)

    def forget(self, *who: object) -> None:
        """Begin anew."""
        UseCount.objects.filter(key=self._key(who)).delete()

    def _key(self, who: tuple[object, ...]) -> str:
        return salted_hmac(f"limit {self.name}", "\n".join(map(str, who)), algorithm="sha256").hexdigest()


def forget_old_counts(*, at: datetime) -> int:
    """Delete the counts and cached values that no longer matter; return how many."""
    counts, _ = UseCount.objects.filter(until__lte=at).delete()
    values, _ = CachedValue.objects.filter(expires__lte=at).delete()
    return counts + values
