"""Figures, evidence and self-assessments under the shipped framework."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from excellence.assessment.models import Answer, Assessment, EarlierLabel, Exhibit, Improvement
from excellence.evidence.models import Item
from excellence.facts.models import Fact
from excellence.frameworks.models import FrameworkVersion
from excellence.frameworks.queries import framework_by_hash
from excellence.method.frameworks.values import Framework, Indicator
from tests.factories.people import LONG_AGO, OrganisationFactory, UserFactory

YEAR = 2025


def shipped_version(version: str = "2") -> FrameworkVersion:
    """A stored version of the framework that ships with the product, by default the newest."""
    return FrameworkVersion.objects.get(framework="ecei-2013", version=version)


def shipped_framework() -> Framework:
    """Its rules as a value."""
    return framework_by_hash(shipped_version().rules_hash)


def the_indicator(number: str) -> Indicator:
    """An indicator of the shipped framework, by the number people know it by."""
    return next(indicator for indicator in shipped_framework().indicators if indicator.number == number)


class FactFactory(DjangoModelFactory[Fact]):
    """A yearly figure: 46 participants, unless told otherwise; `metric_id` is the metric's key."""

    class Meta:
        model = Fact

    organisation = factory.SubFactory(OrganisationFactory)
    metric_id = "participants"
    year = YEAR
    value = "46"
    source = "Register of participants"
    recorded_by = factory.SubFactory(UserFactory)
    recorded_at = LONG_AGO


class ItemFactory(DjangoModelFactory[Item]):
    """Evidence: a note on what is shown at the interview, unless told otherwise."""

    class Meta:
        model = Item

    organisation = factory.SubFactory(OrganisationFactory)
    lane = Item.Lane.INTERVIEW
    title = "Minutes of the board, shown on screen"
    added_by = factory.SubFactory(UserFactory)
    added_at = LONG_AGO


class AnswerFactory(DjangoModelFactory[Answer]):
    """What is said of one indicator: nothing yet. `indicator_id` is the indicator's key."""

    class Meta:
        model = Answer


class AssessmentFactory(DjangoModelFactory[Assessment]):
    """A draft with an empty answer for every indicator; `levels` answers some: `levels={"1.1.2": 3}`."""

    class Meta:
        model = Assessment
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganisationFactory)
    framework_version = factory.LazyFunction(shipped_version)
    year = YEAR
    started_by = factory.SubFactory(UserFactory)
    started_at = LONG_AGO

    @factory.post_generation
    def levels(self: Assessment, create: bool, given: dict[str, int] | None, **kwargs: Any) -> None:  # type: ignore[misc]  # factory-boy hands in the row
        """Make the answers; a level is given by the indicator's number and saved by who started it."""
        chosen = given or {}
        for indicator in framework_by_hash(self.framework_version.rules_hash).indicators:
            said: dict[str, Any] = {}
            if indicator.number in chosen:
                level = chosen[indicator.number]
                said = {"level": level, "version": 1, "saved_by": self.started_by, "saved_at": LONG_AGO}
            AnswerFactory(assessment=self, indicator_id=indicator.key, **said)


class ExhibitFactory(DjangoModelFactory[Exhibit]):
    """An evidence item shown for an answer."""

    class Meta:
        model = Exhibit


class EarlierLabelFactory(DjangoModelFactory[EarlierLabel]):
    """A Bronze of twenty months before the tests' day; `assessment` and `saved_by` are given."""

    class Meta:
        model = EarlierLabel

    level = "bronze"
    issuer = "Example Label Office"
    number = "HUN012202407X240123"
    assessed_on = date(2024, 7, 10)
    evidence = "https://labels-example.invalid/hun012"
    saved_at = LONG_AGO


class ImprovementFactory(DjangoModelFactory[Improvement]):
    """Performance monitoring, from level 2 to 4, with evidence for both; `assessment` and `saved_by` are given."""

    class Meta:
        model = Improvement

    area = "Figures that steer"
    indicator_id = "performance_monitoring"
    then = "2"
    now = "4"
    effect = "Participants see what their fee does."
    evidence_then = "Board paper of spring 2024"
    evidence_now = "Figures of the year, published"
    saved_at = LONG_AGO
