"""Self-assessments and their answers."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from excellence.assessment.states import LIFE
from excellence.evidence.models import Item
from excellence.frameworks.models import FrameworkVersion, Indicator, Metric
from excellence.kernel.models import Noun
from excellence.organisations.models import Organisation

LONGEST_JUSTIFICATION = 1500
LONGEST_REASON = 500
LONGEST_NOTE = 500
LONGEST_VALUE = 30
LONGEST_SIGNATURE = 120


class Assessment(Noun):
    """An organisation's own judgement of one year, under one framework version it stays pinned to."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="assessments")
    framework_version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    state = models.CharField(_("state"), max_length=20, choices=LIFE.choices, default=LIFE.initial)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(_("started"))

    role: str
    viewer_id: int
    """The role of the person it was loaded for, and that person's key, where a query put them there."""
    texts_hash: str
    """The hash of the words in the reader's language, where a query put it there."""

    class Meta:
        verbose_name = _("self-assessment")
        verbose_name_plural = _("self-assessments")
        ordering: ClassVar = ["-year", "-started_at", "-pk"]
        constraints: ClassVar = [
            LIFE.constraint("assessment_state_is_known"),
            models.UniqueConstraint(
                fields=["organisation", "framework_version", "year"],
                condition=Q(state="draft"),
                name="one_draft_per_organisation_version_and_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.year}"

    def get_absolute_url(self) -> str:
        """The page that shows all indicators at once."""
        return reverse("assessment:overview", args=[self.public_id])


class Answer(models.Model):
    """What an organisation says of one indicator; the row exists from the start, empty.

    `level` is what a person chose, never what figures propose. `version` counts saves: a save names the
    version it saw, so that of two people who write at once neither overwrites the other unseen. `is_frozen` repeats
    on the row that its assessment is handed in, so that a save held up by the act finds out.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    justification = models.TextField(_("justification"), max_length=LONGEST_JUSTIFICATION, blank=True)
    is_frozen = models.BooleanField(_("submitted"), default=False)
    is_not_applicable = models.BooleanField(_("not applicable"), default=False)
    not_applicable_reason = models.TextField(_("reason"), max_length=LONGEST_REASON, blank=True)
    version = models.PositiveIntegerField(_("times saved"), default=0)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField(_("saved"), null=True)
    documents: int
    notes: int
    """How many documents and interview notes show it, where a query put them there."""
    exhibits: models.ManyToManyField[Item, Exhibit] = models.ManyToManyField(
        Item, through="Exhibit", related_name="answers"
    )

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "indicator"], name="one_answer_per_indicator"),
        ]

    def __str__(self) -> str:
        return f"{self.assessment} · {self.indicator_id}"

    @property
    def not_applicable(self) -> str | None:
        """The reason why the indicator should not apply; None where nobody claims so."""
        return self.not_applicable_reason if self.is_not_applicable else None


class Exhibit(models.Model):
    """An evidence item shown for an answer; one paper may carry many indicators."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE)
    item = models.ForeignKey(Item, on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("exhibit")
        verbose_name_plural = _("exhibits")
        constraints: ClassVar = [models.UniqueConstraint(fields=["answer", "item"], name="one_exhibit_per_answer_item")]

    def __str__(self) -> str:
        return f"{self.item} · {self.answer}"


class Before(Noun):
    """Something that came before an assessment; `version` counts saves, so that nobody overwrites another unseen."""

    version = models.PositiveIntegerField(_("times saved"), default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        abstract = True


class EarlierLabel(Before):
    """A label an organisation says it was given before; `level` is the key of a level of the framework.

    `number` is the label's own, as its issuer writes it; `evidence` says where one can see it.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="earlier_labels")
    level = models.CharField(_("level"), max_length=60)
    issuer = models.CharField(_("issuer"), max_length=120)
    number = models.CharField(_("label number"), max_length=40, blank=True)
    assessed_on = models.DateField(_("assessed on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    evidence = models.CharField(_("evidence"), max_length=LONGEST_NOTE, blank=True)

    class Meta:
        verbose_name = _("earlier label")
        verbose_name_plural = _("earlier labels")
        ordering: ClassVar = ["-assessed_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("assessed_on")),
                name="earlier_label_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} · {self.issuer} · {self.assessed_on}"


class Improvement(Before):
    """An area that was made better since, as the level of an indicator or the value of a metric, then and now.

    `then` and `now` are canonical texts: a whole level, or what `method.figures.write_figure` gives.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="improvements")
    area = models.CharField(_("area"), max_length=200)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    metric = models.ForeignKey(Metric, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    then = models.CharField(_("then"), max_length=LONGEST_VALUE)
    now = models.CharField(_("now"), max_length=LONGEST_VALUE)
    effect = models.TextField(_("effect"), max_length=LONGEST_NOTE, blank=True)
    evidence_then = models.CharField(_("evidence for then"), max_length=LONGEST_NOTE, blank=True)
    evidence_now = models.CharField(_("evidence for now"), max_length=LONGEST_NOTE, blank=True)

    class Meta:
        verbose_name = _("area of improvement")
        verbose_name_plural = _("areas of improvement")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(indicator__isnull=True, metric__isnull=False)
                | Q(indicator__isnull=False, metric__isnull=True),
                name="improvement_shows_in_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.area


class FrozenError(TypeError):
    """What was handed in was to be changed or deleted, which no part of the program does."""


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """What was handed in can be read and added."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Raise `FrozenError`."""
        raise FrozenError("What is handed in is never changed.")

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Raise `FrozenError`."""
        raise FrozenError("What is handed in is never changed.")

    def delete(self) -> NoReturn:
        """Raise `FrozenError`."""
        raise FrozenError("What is handed in is never deleted.")


class Submission(Noun):
    """A self-assessment as it was handed in: canonical bytes (RFC 8785) and their SHA-256, and who stands for it.

    `content` names no person: what people wrote stands in it as salted hashes, and as words in `SubmissionTexts`. The
    statement of truth and its signature stand beside it and are not hashed.
    `texts_hash` are the words in the `language` in which the checks and the statement were read.
    """

    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="submission")
    content = models.BinaryField(_("frozen content"))
    sha256 = models.CharField(_("hash of the content"), max_length=64)
    language = models.CharField(_("language"), max_length=5)
    texts_hash = models.CharField(_("hash of the words"), max_length=64)
    statement = models.TextField(_("statement of truth"))
    signed_name = models.CharField(_("name"), max_length=LONGEST_SIGNATURE)
    signed_function = models.CharField(_("function"), max_length=LONGEST_SIGNATURE)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("submitted"))

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering: ClassVar = ["-submitted_at", "-pk"]
        default_permissions: ClassVar = ["view"]

    def __str__(self) -> str:
        return f"{self.assessment} · {self.sha256[:12]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the submission. Raises `FrozenError` when it is stored already."""
        if not self._state.adding:
            raise FrozenError("What is handed in is never changed.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Raise `FrozenError`."""
        raise FrozenError("What is handed in is never deleted.")

    texts: SubmissionTexts

    @property
    def is_intact(self) -> bool:
        """Whether the stored bytes still have the hash they were handed in with."""
        return sha256(bytes(self.content)).hexdigest() == self.sha256


class SubmissionTexts(models.Model):
    """The words people wrote in what was submitted, with salts, by hash; the row can be erased, the hashes stay."""

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="texts")
    content = models.BinaryField(_("texts"))

    class Meta:
        verbose_name = _("texts of a submission")
        verbose_name_plural = _("texts of submissions")
        default_permissions: ClassVar = ["view"]

    def __str__(self) -> str:
        return str(self.submission)
