"""Organisations, and who speaks for them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField

from excellence.accounts.models import User
from excellence.files.models import StoredFile
from excellence.kernel.models import Noun
from excellence.kernel.translated import TranslatedTextField
from excellence.organisations.states import HANDOVER, INVITATION, OFFERED, OPEN


class Organisation(Noun):
    """A cluster organisation: the body that manages a network of participants."""

    name = models.CharField(_("name"), max_length=200)
    country = CountryField(_("country"))
    town = models.CharField(_("town"), max_length=120, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    is_fictional = models.BooleanField(_("fictional, for demonstration"), default=False)
    registered_at = models.DateTimeField(_("registered"))
    version = models.PositiveIntegerField(_("times changed"), default=0, editable=False)
    people: models.ManyToManyField[User, Membership] = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Membership", related_name="organisations"
    )

    role: str
    viewer_id: int
    """The role of the person it was loaded for, and that person's key, where a query put them there."""
    contact_names: list[str] | None
    """The names of the contact persons, where a query put them there."""

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def role_name(self) -> str:
        """The role of the person it was loaded for, as it is called."""
        return str(Membership.Role(self.role).label)

    def get_absolute_url(self) -> str:
        """The organisation's own page."""
        return reverse("organisations:show", args=[self.public_id])


class Profile(models.Model):
    """What an organisation says of itself beside name, country, town and website.

    Codes are those of `classifications`; texts may be written in several languages. Figures of a year are no part of
    it: they are facts.
    """

    class LegalForm(models.TextChoices):
        """What the organisation is before the law, in words that every country has; proposed."""

        ASSOCIATION = "association", _("Association")
        FOUNDATION = "foundation", _("Foundation")
        COMPANY_NON_PROFIT = "company_non_profit", _("Company that distributes no profit")
        COMPANY = "company", _("Other company")
        COOPERATIVE = "cooperative", _("Cooperative")
        PUBLIC = "public", _("Public body")
        HOSTED = "hosted", _("Part of another organisation")
        NONE = "none", _("No legal person of its own")

    class Service(models.TextChoices):
        """The seven classes in which European cluster organisations sort what they offer."""

        INNOVATION = "innovation", _("Innovation projects")
        NETWORKING = "networking", _("Networking and matchmaking")
        INTELLIGENCE = "intelligence", _("Business and market intelligence")
        ENVIRONMENT = "environment", _("Business environment")
        PEOPLE = "people", _("Skills and people")
        INTERNATIONAL = "international", _("Going international")
        LEGAL = "legal", _("Influence on the legal framework")

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, primary_key=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=20, choices=LegalForm.choices, blank=True)
    established_on = models.DateField(_("date of establishment"), null=True, blank=True)
    region = models.CharField(_("region"), max_length=5, blank=True)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    address = models.CharField(_("street and number"), max_length=200, blank=True)
    languages = models.JSONField(_("languages spoken"), default=list, blank=True)
    social_links = models.JSONField(_("addresses in social media"), default=list, blank=True)
    website_in_english = models.BooleanField(_("the website has an English version"), default=False)
    short = TranslatedTextField(_("in one sentence"), blank=True)
    about = TranslatedTextField(_("about us"), blank=True)
    main_ecosystem = models.CharField(_("main industrial ecosystem"), max_length=40, blank=True)
    other_ecosystems = models.JSONField(_("other industrial ecosystems"), default=list, blank=True)
    nace = models.JSONField(_("NACE divisions"), default=list, blank=True)
    services = models.JSONField(_("services"), default=list, blank=True)
    logo = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    services_about = models.TextField(_("what makes these services yours"), max_length=1000, blank=True)
    programme = models.CharField(_("programme that recognises the cluster"), max_length=200, blank=True)
    programme_url = models.URLField(_("where the programme says so"), max_length=300, blank=True)
    accepts_messages = models.BooleanField(_("takes messages through a form"), default=False)
    countries_of_interest = models.JSONField(_("countries of interest"), default=list, blank=True)
    looks_for = models.TextField(_("what the cluster looks for"), max_length=1000, blank=True)
    offers = models.TextField(_("what the cluster offers"), max_length=1000, blank=True)
    public_collaboration = models.TextField(_("collaboration with public bodies"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        return str(self.organisation)


class Membership(models.Model):
    """A person's role in an organisation: administrators and editors write, readers read."""

    class Role(models.TextChoices):
        """What the role allows, most first."""

        OWNER = "owner", pgettext_lazy("role in an organisation", "Administrator")
        EDITOR = "editor", pgettext_lazy("role in an organisation", "Editor")
        READER = "reader", pgettext_lazy("role in an organisation", "Reader")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.EDITOR)
    since = models.DateTimeField(_("since"))
    contact_since = models.DateTimeField(_("shown as contact person since"), null=True, blank=True)

    class Meta:
        verbose_name = _("role in an organisation")
        verbose_name_plural = _("roles in organisations")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "person"], name="one_role_per_person_and_organisation"),
            models.CheckConstraint(condition=models.Q(role__in=["owner", "editor", "reader"]), name="role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()} · {self.organisation}"


def link_signer() -> Signer:
    """What signs and reads the links of invitations."""
    return Signer(salt="organisations.invitation")


class Invitation(Noun):
    """A letter that asks somebody to work for an organisation; its link is for that address only, and works once.

    `letters` says how often it was sent; the link holds until `expires_at`.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    address = models.EmailField(_("e-mail address"), max_length=254)
    role = models.CharField(_("role"), max_length=10, choices=Membership.Role.choices)
    language = models.CharField(_("language of the e-mail"), max_length=5, choices=settings.LANGUAGES)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(_("invited"))
    sent_at = models.DateTimeField(_("last e-mail"))
    letters = models.PositiveSmallIntegerField(_("e-mails"), default=1)
    expires_at = models.DateTimeField(_("expires"))
    state = models.CharField(_("state"), max_length=20, choices=INVITATION.choices, default=INVITATION.initial)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering: ClassVar = ["-invited_at", "-pk"]
        constraints: ClassVar = [
            INVITATION.constraint("invitation_state_is_known"),
            models.UniqueConstraint(
                "organisation",
                Lower("address"),
                condition=models.Q(state=str(OPEN)),
                name="one_open_invitation_per_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address} · {self.get_role_display()} · {self.organisation}"

    def get_absolute_url(self) -> str:
        """What the link of the letter opens; the id is signed, so that nobody guesses another."""
        return reverse("organisations:invitation", args=[link_signer().sign(self.public_id)])


class Handover(models.Model):
    """An owner's offer to a colleague to own the organisation instead; both keep their roles until it is accepted."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="handovers")
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    offered_to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(_("offered"))
    state = models.CharField(_("state"), max_length=20, choices=HANDOVER.choices, default=HANDOVER.initial)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("offer of the administrator role")
        verbose_name_plural = _("offers of the administrator role")
        constraints: ClassVar = [
            HANDOVER.constraint("handover_state_is_known"),
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(state=str(OFFERED)), name="one_open_handover"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offered_by} → {self.offered_to} · {self.organisation}"
