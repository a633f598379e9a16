"""People who sign in."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from excellence.kernel.clock import now
from excellence.kernel.models import Noun

# Of a whole address (RFC 5321, sections 4.5.3.1 and 4.1.2).
LONGEST_ADDRESS: Final = 254


class UserManager(BaseUserManager["User"]):
    """Makes people; addresses are compared without regard to case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create a person, with an unconfirmed address unless told otherwise; nobody signs in without a password."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create an administrator of this instance, whose address needs no letter to be believed."""
        fields.setdefault("confirmed_at", now())
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        """Find a person by address, whatever its case: whoever confirmed it, before the latest to claim it."""
        claimed = self.filter(email__iexact=username).order_by(F("confirmed_at").asc(nulls_last=True), "-pk")
        person = claimed.first()
        if person is None:
            raise self.model.DoesNotExist
        return person


class User(Noun, AbstractBaseUser, PermissionsMixin):
    """A person, known by an e-mail address and a name that colleagues see.

    Anybody may claim any address; it is theirs once `confirmed_at` says so, and then nobody else's.
    """

    email = models.EmailField(_("e-mail address"), max_length=LONGEST_ADDRESS)
    name = models.CharField(_("name"), max_length=120, help_text=_("As your colleagues know you."))
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("operates this site"), default=False)
    confirmed_at = models.DateTimeField(_("address confirmed"), null=True, blank=True)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("email"), condition=models.Q(confirmed_at__isnull=False), name="one_person_per_address"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_confirmed(self) -> bool:
        """Whether the person has shown that letters to the address reach them."""
        return self.confirmed_at is not None

    def get_full_name(self) -> str:
        """The name colleagues see."""
        return self.name

    def get_short_name(self) -> str:
        """The name colleagues see."""
        return self.name


class UseCount(models.Model):
    """How often something limited was done lately; `key` is a hash of what was done and by whom."""

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count} · {self.until}"


class CachedValue(models.Model):
    """The table behind Django's database cache, in the shape it expects: what all processes know for a while."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "cached_values"

    def __str__(self) -> str:
        return self.cache_key
