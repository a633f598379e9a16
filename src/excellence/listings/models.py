"""Listings, what sources report of their labels, and what people ask to have corrected."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from excellence.kernel.models import Noun
from excellence.listings.states import LIFE
from excellence.organisations.models import Organisation

LONGEST_TEXT = 1000


class Ecosystem(models.TextChoices):
    """The fourteen industrial ecosystems of the European Union."""

    AEROSPACE = "aerospace-defence", _("Aerospace and defence")
    AGRI_FOOD = "agri-food", _("Agri-food")
    CONSTRUCTION = "construction", _("Construction")
    CULTURE = "cultural-creative", _("Cultural and creative industries")
    DIGITAL = "digital", _("Digital")
    ELECTRONICS = "electronics", _("Electronics")
    ENERGY_INTENSIVE = "energy-intensive-industries", _("Energy-intensive industries")
    RENEWABLES = "energy-renewables", _("Renewable energy")
    HEALTH = "health", _("Health")
    MOBILITY = "mobility-transport-automotive", _("Mobility, transport and automotive")
    SOCIAL = "proximity-social", _("Proximity, social economy and civil security")
    RETAIL = "retail", _("Retail")
    TEXTILES = "textiles", _("Textiles")
    TOURISM = "tourism", _("Tourism")


class Listing(Noun):
    """A real organisation as a public source of some date names it; not a member, not a statement about it.

    A removed listing keeps its row, so that loading the shipped data does not bring it back.
    """

    class Precision(models.TextChoices):
        """What latitude and longitude are the point of."""

        CITY = "city", _("the city")
        REGION = "nuts_label_point", _("the middle of the region")
        COUNTRY = "country_label_point", _("the middle of the country")

    class Basis(models.TextChoices):
        """Where the region is read."""

        NAME = "name", _("the organisation’s name")
        SOURCE = "source", _("the source")

    key = models.CharField(_("key"), max_length=120, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    name_folded = models.CharField(_("name as compared"), max_length=400, db_index=True, editable=False)
    country = CountryField(_("country"))
    region_code = models.CharField(_("region (NUTS 2021)"), max_length=5, blank=True)
    region = models.CharField(_("name of the region"), max_length=120, blank=True)
    region_basis = models.CharField(_("who says so"), max_length=10, choices=Basis.choices, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    geo_precision = models.CharField(_("a point of"), max_length=20, choices=Precision.choices, blank=True)
    sector = models.CharField(_("sector, in the source’s words"), max_length=120, blank=True)
    ecosystem = models.CharField(
        _("industrial ecosystem, our proposal"), max_length=40, choices=Ecosystem.choices, blank=True
    )
    programme = models.CharField(_("programme"), max_length=120, blank=True)
    website = models.URLField(
        _("website"),
        max_length=300,
        blank=True,
        help_text=_("Whoever has a confirmed e-mail address at this website can link the listing at once."),
    )
    source = models.CharField(_("source"), max_length=400)
    claimed_by = models.ForeignKey(
        Organisation,
        verbose_name=_("linked to"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="listings",
        editable=False,
    )
    claimed_at = models.DateTimeField(_("linked"), null=True, blank=True, editable=False)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)
    removed_for = models.ForeignKey(
        Organisation,
        verbose_name=_("removed by the people of"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    version = models.PositiveIntegerField(_("times corrected"), default=0, editable=False)

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        ordering: ClassVar = ["name_folded", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True, geo_precision="")
                | (Q(latitude__isnull=False, longitude__isnull=False) & ~Q(geo_precision="")),
                name="listing_point_says_what_it_is_of",
            ),
            models.CheckConstraint(
                condition=Q(region_code="", region_basis="") | (~Q(region_code="") & ~Q(region_basis="")),
                name="listing_region_says_who_says_so",
            ),
            models.CheckConstraint(
                condition=Q(claimed_by__isnull=True) | Q(claimed_at__isnull=False),
                name="listing_linked_says_since_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_free(self) -> bool:
        """Whether an organisation can be linked to it."""
        return self.claimed_by_id is None and self.removed_at is None

    def get_absolute_url(self) -> str:
        """The listing's public page."""
        return reverse("listings:show", args=[self.public_id])


class LabelRecord(Noun):
    """What a source reports of a label an organisation held; history, never a statement that it is in force."""

    class Level(models.TextChoices):
        """The level the source names."""

        BRONZE = "bronze", _("Bronze")
        SILVER = "silver", _("Silver")
        GOLD = "gold", _("Gold")

    class DateKind(models.TextChoices):
        """What the source's date says."""

        VALID_UNTIL = "valid_until", _("valid until")
        AWARDED = "awarded", _("awarded")
        FIRST_AWARDED = "first_awarded", _("first awarded")
        RENEWED = "renewed", _("renewed")
        ASSESSED = "assessed", _("assessed")
        REPORTED = "reported", _("reported")

    key = models.CharField(_("key"), max_length=140, unique=True, editable=False)
    listing = models.ForeignKey(
        Listing, verbose_name=_("listing"), on_delete=models.PROTECT, related_name="records", editable=False
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    dated = models.CharField(_("date as in the source"), max_length=20, blank=True)
    date_kind = models.CharField(_("what the date says"), max_length=20, choices=DateKind.choices, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    issuer = models.CharField(_("issuer"), max_length=40, default="ESCA")
    source = models.CharField(_("source"), max_length=400)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(_("times corrected"), default=0, editable=False)

    class Meta:
        verbose_name = _("label record")
        verbose_name_plural = _("label records")
        ordering: ClassVar = ["listing__name_folded", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(date_kind="valid_until", valid_until__isnull=False)
                | (Q(valid_until__isnull=True) & ~Q(date_kind="valid_until")),
                name="only_valid_until_ends_a_record",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing} · {self.get_level_display()}"


class Correction(models.Model):
    """What somebody asked about a listing, or about one label record of it; who asked is known only if signed in."""

    class Kind(models.TextChoices):
        """What is asked."""

        CORRECT = "correct", _("Correction")
        REMOVE = "remove", _("Removal")
        CLAIM = "claim", _("Link to an organisation")

    listing = models.ForeignKey(
        Listing, verbose_name=_("listing"), on_delete=models.PROTECT, related_name="corrections"
    )
    label_record = models.ForeignKey(
        LabelRecord,
        verbose_name=_("label record"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(_("what is asked"), max_length=10, choices=Kind.choices)
    text = models.TextField(_("in their words"), max_length=LONGEST_TEXT, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("asked"))
    reason = models.TextField(_("reason of the decision"), max_length=LONGEST_TEXT, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=LIFE.choices, default=LIFE.initial)
    state_since = models.DateTimeField(_("in this state since"))

    class Meta:
        verbose_name = _("request about a listing")
        verbose_name_plural = _("requests about listings")
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            LIFE.constraint("correction_state_known"),
            models.CheckConstraint(
                condition=Q(kind="claim", organisation__isnull=False)
                | (Q(organisation__isnull=True) & ~Q(kind="claim")),
                name="only_a_claim_names_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.listing}"


class NotOurs(models.Model):
    """A listing was said to be another organisation, by its people or by who runs the instance; not offered again."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="not_ours")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField(_("said"))

    class Meta:
        verbose_name = _("listing that is somebody else")
        verbose_name_plural = _("listings that are somebody else")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["listing", "organisation"], name="one_no_per_listing_and_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.listing}"
