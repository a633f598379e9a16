"""Figures by metric and year."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from excellence.frameworks.models import Metric
from excellence.organisations.models import Organisation

FIRST_YEAR = 1990
LAST_YEAR = 2100


class Fact(models.Model):
    """One figure of one organisation for one year, with where it comes from.

    `value` is the exact figure in canonical text (see `method.facts`); an empty value means "withdrawn".
    `confirmed` says that the person was asked about an unusual figure and said that it is right.
    `version` counts changes, so that of two people who edit at once neither overwrites the other unseen.
    """

    class Origin(models.TextChoices):
        """Who says the figure: a person, or the participant list, from which a person took it over."""

        TYPED = "typed", _("Typed")
        LIST = "list", _("From the participant list")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="facts")
    metric = models.ForeignKey(Metric, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.CharField(_("figure"), max_length=400, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices, default=Origin.TYPED)
    confirmed = models.BooleanField(_("unusual, but confirmed"), default=False)
    version = models.PositiveIntegerField(_("times changed"), default=1)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"))

    class Meta:
        verbose_name = _("yearly figure")
        verbose_name_plural = _("yearly figures")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "year", "metric"], name="one_figure_per_year_and_metric"),
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="figure_year_is_sensible"
            ),
            models.CheckConstraint(condition=models.Q(origin__in=["typed", "list"]), name="figure_origin_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.metric_id} {self.year}: {self.value}"
