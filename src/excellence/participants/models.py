"""Participants, places, and lists that were handed in but not yet confirmed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField

from excellence.kernel.models import Noun
from excellence.organisations.models import Organisation


class Category(models.TextChoices):
    """What a participant is, as the metrics `committed_…` count it."""

    SME = "sme", _("Small or medium-sized company")
    LARGE = "large", _("Large company")
    RESEARCH = "research", _("Research institution")
    UNIVERSITY = "university", _("University")
    TRAINING = "training", _("School or training provider")
    FINANCE = "finance", _("Financial intermediary")
    CONSULTANCY = "consultancy", _("Consultant")
    PUBLIC = "public", _("Public body")
    OTHER = "other", _("Other")


class Size(models.TextChoices):
    """How many people work there (recommendation 2003/361/EC)."""

    UNKNOWN = "", pgettext_lazy("size of an organisation", "not known")
    MICRO = "micro", _("below 10 staff")
    SMALL = "small", _("10 to 49 staff")
    MEDIUM = "medium", _("50 to 249 staff")
    LARGE = "large", _("250 staff or more")


class Commitment(models.TextChoices):
    """What makes a participant a committed one; not known is not the same as not committed."""

    UNKNOWN = "", pgettext_lazy("commitment of a participant", "not known")
    NONE = "none", pgettext_lazy("commitment of a participant", "not committed")
    SIGNED = "signed", _("has signed")
    CONTRIBUTES = "contributes", _("contributes regularly")
    ACTIVE = "active", _("takes an active part regularly")


class Leaving(models.TextChoices):
    """Why a participant left; who closed down or merged is no loss of the cluster."""

    UNKNOWN = "", pgettext_lazy("reason to leave a cluster", "not known")
    RESIGNED = "resigned", pgettext_lazy("reason to leave a cluster", "resigned")
    EXCLUDED = "excluded", pgettext_lazy("reason to leave a cluster", "excluded")
    CLOSED = "closed", pgettext_lazy("reason to leave a cluster", "closed down")
    MERGED = "merged", pgettext_lazy("reason to leave a cluster", "merged with another")
    OTHER = "other", pgettext_lazy("reason to leave a cluster", "other")


class Participant(Noun):
    """An organisation that takes part in a cluster, or did; never a person.

    Days are canonical text of `method.days`, as exact as they are known. `met_on` lists days of personal contact,
    `projects` objects with name, began and ended: they are read and written with their row and asked about nowhere
    else. `folded` is the name without case and accents, by which a list knows each organisation once.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="participants")
    name = models.CharField(_("name"), max_length=200)
    folded = models.CharField(max_length=220, editable=False)
    category = models.CharField(_("kind"), max_length=12, choices=Category.choices)
    size = models.CharField(_("size"), max_length=8, choices=Size.choices, blank=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    town_folded = models.CharField(max_length=130, editable=False, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    country = CountryField(_("country"))
    joined = models.CharField(_("joined"), max_length=10, blank=True)
    left = models.CharField(_("left"), max_length=10, blank=True)
    left_why = models.CharField(_("why it left"), max_length=10, choices=Leaving.choices, blank=True)
    commitment = models.CharField(_("commitment"), max_length=12, choices=Commitment.choices, blank=True)
    committed_on = models.CharField(_("committed since"), max_length=10, blank=True)
    met_on = models.JSONField(_("met on"), default=list)
    projects = models.JSONField(_("joint projects"), default=list)
    distance_km = models.DecimalField(_("distance in km"), max_digits=7, decimal_places=1, null=True, blank=True)
    version = models.PositiveIntegerField(_("times changed"), default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering: ClassVar = ["folded", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "folded"], name="participant_stands_on_a_list_once"),
            models.CheckConstraint(condition=models.Q(category__in=Category.values), name="participant_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(commitment__in=Commitment.values), name="participant_commitment_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(distance_km=None) | models.Q(distance_km__gte=0), name="distance_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """The town of a cluster organisation's office, where its profile names none; distances start there."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="seat")
    town = models.CharField(_("town"), max_length=120)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")

    def __str__(self) -> str:
        return self.town


class Place(models.Model):
    """One name of a town of the gazetteer (GeoNames, CC BY 4.0); a town has a row for each name people look it up by.

    `code` is the town's GeoNames id, `is_main` marks the name the gazetteer knows it by.
    """

    country = models.CharField(max_length=2)
    folded = models.CharField(max_length=130)
    code = models.PositiveIntegerField()
    is_main = models.BooleanField()
    name = models.CharField(max_length=200)
    population = models.PositiveIntegerField()
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta:
        verbose_name = _("place of the gazetteer")
        verbose_name_plural = _("places of the gazetteer")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "folded", "code"], name="one_row_for_each_name_of_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.country})"


class Gazetteer(models.Model):
    """An edition of the gazetteer that was loaded to its end."""

    edition = models.CharField(max_length=40, unique=True)
    places = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("edition of the gazetteer")
        verbose_name_plural = _("editions of the gazetteer")

    def __str__(self) -> str:
        return self.edition


class ChosenPlace(models.Model):
    """Which town a name on the list means, where the gazetteer knows several, or the name under another one.

    Holds what the gazetteer said of the town, so that a later edition moves nobody.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="chosen_places")
    country = models.CharField(max_length=2)
    folded = models.CharField(max_length=130)
    code = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    latitude = models.FloatField()
    longitude = models.FloatField()
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("town chosen")
        verbose_name_plural = _("towns chosen")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "country", "folded"], name="one_choice_for_each_town"),
        ]

    def __str__(self) -> str:
        return f"{self.folded} ({self.country}): {self.name}"


class Upload(Noun):
    """A list that was loaded and is looked at before anything is saved; deleted when confirmed, discarded or old.

    `table` holds its cells without columns about persons, `choices` what a person said of them. The file itself is
    not kept.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="uploads")
    file_name = models.CharField(_("file"), max_length=150)
    table = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("list to confirm")
        verbose_name_plural = _("lists to confirm")

    def __str__(self) -> str:
        return self.file_name


class ListChange(Noun):
    """One act that changed many participants, kept for some days so that it can be undone.

    `before` has for each participant by its public id its version afterwards, and what was said of it before, None
    when it was added. `about` is the file, or the commitment that was set.
    """

    class Kind(models.TextChoices):
        """What was done."""

        LOADED = "loaded", _("List loaded")
        COMMITTED = "committed", _("Commitment set")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="list_changes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    about = models.CharField(max_length=150)
    before = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("change of a list")
        verbose_name_plural = _("changes of lists")

    def __str__(self) -> str:
        return self.about

    @property
    def said(self) -> str:
        """The file that was loaded, or the commitment that was set in the reader's language."""
        return str(Commitment(self.about).label) if self.kind == self.Kind.COMMITTED else self.about
