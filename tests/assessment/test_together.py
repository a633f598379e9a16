"""Two people who write of the same indicator, or start the same self-assessment, at the same moment."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from excellence.accounts.models import User
from excellence.assessment import operations
from excellence.assessment.models import Answer, Assessment, EarlierLabel, Submission
from excellence.assessment.operations import LabelSaid, Signature, Wording
from excellence.assessment.queries import answers_of, assessments_visible_to
from excellence.assessment.reports.sheet import sheet_of
from excellence.audit.queries import acts_about
from excellence.evidence.models import Item
from excellence.evidence.operations import HeldByAct, remove_item
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.kernel.permissions import NotAllowed
from tests.cast import Cast
from tests.factories.assessments import AssessmentFactory, shipped_version, the_indicator
from tests.support.clock import NOW
from tests.support.together import while_another

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


def save(assessment: Assessment, by: User, level: int) -> int:
    said = Wording(level, f"{by.name} says {level}")
    return operations.save_answer(assessment, indicator=the_indicator("2.4"), wording=said, seen=0, by=by, at=NOW)


def test_second_who_saves_an_answer_is_told_who_was_first(cast: Cast, assessment: Assessment) -> None:
    with pytest.raises(operations.AnsweredMeanwhile, match="A colleague \\(Olga Owner\\) saved this answer"):
        while_another(partial(save, assessment, cast.owner, 4), partial(save, assessment, cast.editor, 2))

    answer = assessment.answers.get(indicator="clarity_of_roles")
    assert (answer.level, answer.justification, answer.version) == (4, "Olga Owner says 4", 1)
    assert acts_about(assessment).filter(verb="assessment.answered").count() == 1


def test_of_one_person_in_two_windows_that_saw_the_same_version_one_saves(cast: Cast, assessment: Assessment) -> None:
    with pytest.raises(operations.AnsweredInAnotherWindow):
        while_another(partial(save, assessment, cast.owner, 4), partial(save, assessment, cast.owner, 2))

    answer = assessment.answers.get(indicator="clarity_of_roles")
    trail = acts_about(assessment).filter(verb="assessment.answered")
    assert (answer.level, answer.version) == (4, 1)
    assert [act.payload.after["before"]["level"] for act in trail] == [None]


def test_second_who_starts_is_led_to_what_is_there(cast: Cast) -> None:
    def start(by: User) -> Assessment:
        return operations.start_assessment(cast.organisation, version=shipped_version(), year=2026, by=by, at=NOW)

    with pytest.raises(operations.DraftExists):
        while_another(partial(start, cast.owner), partial(start, cast.editor))

    assert Assessment.objects.get().started_by == cast.owner


def test_second_who_sets_aside_is_told_that_it_is_done(cast: Cast, assessment: Assessment) -> None:
    def discard(by: User) -> None:
        operations.discard_assessment(Assessment.objects.get(), by=by, at=NOW)

    with pytest.raises(AlreadyMoved):
        while_another(partial(discard, cast.owner), partial(discard, cast.editor))

    assert acts_about(assessment).filter(verb="assessment.discarded").count() == 1


def hand_in(assessment: Assessment, by: User) -> Submission:
    sheet = sheet_of(assessments_visible_to(by, "en").get(pk=assessment.pk))
    return operations.submit_assessment(
        sheet.assessment,
        signature=Signature(by.name, "Manager", confirmed=True),
        words=sheet.texts,
        seen=sheet.values.fingerprint,
        by=by,
        at=NOW,
    )


def test_two_who_hand_in_at_once_give_one_submission(cast: Cast, ready: Assessment) -> None:
    with pytest.raises(operations.HandedInAlready, match="signed by Olga Owner"):
        while_another(partial(hand_in, ready, cast.owner), partial(hand_in, ready, cast.editor))

    assert Submission.objects.get().submitted_by == cast.owner
    assert acts_about(ready).filter(verb="assessment.submitted").count() == 1


def test_answer_saved_while_it_is_handed_in_is_refused_and_not_in_it(cast: Cast, ready: Assessment) -> None:
    indicator = the_indicator("2.4")
    stored = answers_of(ready)[indicator.key]

    def save_late() -> int:
        late = Wording(0, "Too late")
        return operations.save_answer(
            ready, indicator=indicator, wording=late, seen=stored.version, by=cast.editor, at=NOW
        )

    with pytest.raises(operations.HandedInMeanwhile):
        while_another(partial(hand_in, ready, cast.owner), save_late)

    assert Answer.objects.get(indicator=indicator.key).level == 4


def test_answer_saved_just_before_is_in_it_or_stops_it(cast: Cast, ready: Assessment) -> None:
    indicator = the_indicator("2.4")
    stored = answers_of(ready)[indicator.key]
    sheet = sheet_of(assessments_visible_to(cast.owner, "en").get(pk=ready.pk))
    seen = sheet.values.fingerprint

    def save_first() -> int:
        early = Wording(3, "Just in time")
        return operations.save_answer(
            ready, indicator=indicator, wording=early, seen=stored.version, by=cast.editor, at=NOW
        )

    def hand_in_what_was_read() -> Submission:
        signature = Signature("Olga Owner", "Manager", confirmed=True)
        return operations.submit_assessment(
            sheet.assessment, signature=signature, words=sheet.texts, seen=seen, by=cast.owner, at=NOW
        )

    with pytest.raises(operations.ChangedSinceRead):
        while_another(save_first, hand_in_what_was_read)

    assert (Assessment.objects.get().state, Answer.objects.filter(is_frozen=True).count()) == ("draft", 0)


def test_evidence_removed_while_it_is_handed_in_stays(cast: Cast, ready: Assessment) -> None:
    item = Item.objects.get()

    with pytest.raises(HeldByAct):
        while_another(partial(hand_in, ready, cast.owner), partial(remove_item, item, by=cast.editor, at=NOW))

    assert Item.objects.get().removed_at is None


def test_earlier_label_added_while_it_is_handed_in_is_refused(cast: Cast, ready: Assessment) -> None:
    said = LabelSaid("silver", "Example Label Office", date(2024, 7, 10))

    with pytest.raises(NotAllowed):
        while_another(
            partial(hand_in, ready, cast.owner),
            partial(operations.add_label, ready, said=said, by=cast.editor, at=NOW),
        )

    assert EarlierLabel.objects.values_list("level", flat=True).get() == "bronze"


def test_two_who_change_an_earlier_label_at_once_lose_nothing(cast: Cast, ready: Assessment) -> None:
    label = EarlierLabel.objects.get()

    def change(by: User) -> None:
        said = LabelSaid("bronze", f"The office {by.name} knows", date(2024, 7, 10))
        operations.change_label(label, said=said, seen=1, by=by, at=NOW)

    with pytest.raises(operations.EntryChangedMeanwhile, match="While you were writing, this was saved by Olga Owner"):
        while_another(partial(change, cast.owner), partial(change, cast.editor))

    assert EarlierLabel.objects.get().issuer == "The office Olga Owner knows"
