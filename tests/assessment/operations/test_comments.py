"""Saying something at an indicator, and withdrawing it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from excellence.assessment import operations
from excellence.assessment.models import Assessment
from excellence.kernel.permissions import NotAllowed
from excellence.threads.models import Message
from tests.cast import Cast
from tests.factories.assessments import AssessmentFactory, the_indicator
from tests.factories.threads import MessageFactory

NUMBER = "4.1.6"
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


def said(assessment: Assessment, cast: Cast) -> Message:
    indicator = the_indicator(NUMBER)
    return operations.comment(assessment, indicator=indicator, text="Where is the list?", by=cast.reader, at=NOW)


def test_comment_of_somebody_who_does_not_work_there_is_refused_by_the_verb(cast: Cast, assessment: Assessment) -> None:
    with pytest.raises(NotAllowed, match="Only people of the organisation may comment"):
        operations.comment(assessment, indicator=the_indicator(NUMBER), text="Hm", by=cast.outsider, at=NOW)

    assert Message.objects.count() == 0


def test_comment_is_withdrawn_by_whoever_wrote_it_or_administers(cast: Cast, assessment: Assessment) -> None:
    own, other = said(assessment, cast), MessageFactory(said_by=cast.reader)

    operations.withdraw_comment(assessment, message=own, by=cast.reader, at=NOW)
    operations.withdraw_comment(assessment, message=other, by=cast.owner, at=NOW)

    assert Message.objects.filter(withdrawn_at=NOW).count() == 2


def test_comment_of_somebody_else_is_not_withdrawn_by_an_editor(cast: Cast, assessment: Assessment) -> None:
    message = said(assessment, cast)

    with pytest.raises(NotAllowed):
        operations.withdraw_comment(assessment, message=message, by=cast.editor, at=NOW)

    assert Message.objects.get().withdrawn_at is None
