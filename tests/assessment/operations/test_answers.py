"""Starting, answering and setting aside a self-assessment."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from excellence.accounts.models import User
from excellence.assessment import operations
from excellence.assessment.models import Answer, Assessment
from excellence.assessment.operations import Wording
from excellence.assessment.queries import answers_of
from excellence.audit.operations import record
from excellence.audit.queries import acts_about
from excellence.evidence.models import Item
from excellence.files.refusals import FileRefused
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.kernel.permissions import NotAllowed
from tests.cast import Cast
from tests.factories.assessments import (
    AssessmentFactory,
    ExhibitFactory,
    ItemFactory,
    shipped_version,
    the_indicator,
)
from tests.support.queries import Asserting

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
NUMBER = "4.1.6"
SAID = Wording(3, "Twelve key figures, each with a target.")
MINUTES = SimpleUploadedFile("m.txt", b"Minutes of the board")


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)


def stored(assessment: Assessment, number: str = NUMBER) -> Answer:
    return answers_of(assessment)[the_indicator(number).key]


def save(assessment: Assessment, by: User, said: Wording = SAID, *, seen: int = 0) -> int:
    return operations.save_answer(assessment, indicator=the_indicator(NUMBER), wording=said, seen=seen, by=by, at=NOW)


def test_start_makes_an_empty_answer_for_every_indicator(cast: Cast) -> None:
    version = shipped_version()

    started = operations.start_assessment(cast.organisation, version=version, year=2026, by=cast.editor, at=NOW)

    assert started.answers.count() == 31
    assert started.answers.filter(level__isnull=True, version=0).count() == 31
    assert started.framework_version_id == version.pk


def test_start_refuses_a_second_draft_of_the_same_year(cast: Cast, assessment: Assessment) -> None:
    with pytest.raises(operations.DraftExists):
        operations.start_assessment(
            cast.organisation, version=shipped_version(), year=assessment.year, by=cast.owner, at=NOW
        )

    assert cast.organisation.assessments.count() == 1


@pytest.mark.parametrize("role", ["reader", "outsider", "newcomer"])
def test_start_refuses_who_does_not_write_for_the_organisation(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        operations.start_assessment(
            cast.organisation, version=shipped_version(), year=2026, by=cast.member(role), at=NOW
        )


def test_save_keeps_the_words_and_counts_versions(cast: Cast, assessment: Assessment) -> None:
    version = save(assessment, cast.editor)

    row = stored(assessment)
    assert (version, row.version, row.level, row.justification) == (1, 1, 3, SAID.justification)
    assert (row.saved_by, row.saved_at) == (cast.editor, NOW)


def test_save_leaves_a_trail_of_before_and_after(cast: Cast, assessment: Assessment) -> None:
    save(assessment, cast.editor)

    act = acts_about(assessment).get(verb="assessment.answered")
    assert act.actor_id == cast.editor.public_id
    assert act.payload.after["before"]["level"] is None
    assert act.payload.after["after"]["level"] == 3


def test_save_of_the_same_words_changes_nothing(cast: Cast, assessment: Assessment) -> None:
    save(assessment, cast.editor)

    again = save(assessment, cast.owner, seen=1)

    assert (again, stored(assessment).saved_by) == (1, cast.editor)
    assert acts_about(assessment).filter(verb="assessment.answered").count() == 1


def test_save_refuses_a_colleague_who_has_not_seen_the_last_version(cast: Cast, assessment: Assessment) -> None:
    save(assessment, cast.owner)

    with pytest.raises(operations.AnsweredMeanwhile) as refusal:
        save(assessment, cast.editor, Wording(5, "Mine."), seen=0)

    assert cast.owner.name in str(refusal.value)
    assert stored(assessment).justification == SAID.justification


def test_save_from_an_older_window_of_the_same_person_is_refused(cast: Cast, assessment: Assessment) -> None:
    save(assessment, cast.owner)

    with pytest.raises(operations.AnsweredInAnotherWindow):
        save(assessment, cast.owner, Wording(4, "Typed in another window."), seen=0)

    assert stored(assessment).justification == SAID.justification


def test_save_from_a_window_older_than_a_colleagues_and_ones_own_save_is_refused(
    cast: Cast, assessment: Assessment
) -> None:
    save(assessment, cast.editor, Wording(3, "The paragraph of Erik."))
    save(assessment, cast.owner, Wording(3, "The paragraph of Erik, and mine."), seen=1)

    with pytest.raises(operations.AnsweredInAnotherWindow):
        save(assessment, cast.owner, Wording(4, ""), seen=0)

    assert stored(assessment).justification == "The paragraph of Erik, and mine."


def test_save_sent_again_because_its_reply_was_lost_is_no_conflict(cast: Cast, assessment: Assessment) -> None:
    save(assessment, cast.owner)

    again = save(assessment, cast.owner, seen=0)

    assert (again, stored(assessment).version) == (1, 1)


@pytest.mark.parametrize("level", [-1, 6])
def test_save_refuses_a_level_out_of_range(cast: Cast, assessment: Assessment, level: int) -> None:
    with pytest.raises(operations.LevelOutOfRange):
        save(assessment, cast.owner, Wording(level, ""))


def test_save_refuses_a_text_that_is_too_long_and_stores_nothing(cast: Cast, assessment: Assessment) -> None:
    with pytest.raises(operations.TextTooLong) as refusal:
        save(assessment, cast.owner, Wording(3, "x" * 1501))

    assert refusal.value.field == "justification"
    assert stored(assessment).version == 0


def test_save_refuses_an_exception_where_the_framework_foresees_none(cast: Cast, assessment: Assessment) -> None:
    with pytest.raises(operations.NeverNotApplicable):
        save(assessment, cast.owner, Wording(None, "", "We are too small."))


@pytest.mark.parametrize("role", ["reader", "outsider"])
def test_save_refuses_who_does_not_write(cast: Cast, assessment: Assessment, role: str) -> None:
    person = cast.member(role)

    with pytest.raises(NotAllowed):
        save(assessment, person)


def test_discarded_assessment_takes_no_answers(cast: Cast, assessment: Assessment) -> None:
    operations.discard_assessment(assessment, by=cast.owner, at=NOW)
    assessment.refresh_from_db()

    with pytest.raises(NotAllowed):
        save(assessment, cast.owner)


def test_discard_twice_is_refused(cast: Cast, assessment: Assessment) -> None:
    stale = Assessment.objects.get(pk=assessment.pk)
    operations.discard_assessment(assessment, by=cast.owner, at=NOW)

    with pytest.raises(AlreadyMoved):
        operations.discard_assessment(stale, by=cast.editor, at=NOW)


def test_take_up_refuses_when_another_draft_was_started(cast: Cast, assessment: Assessment) -> None:
    operations.discard_assessment(assessment, by=cast.owner, at=NOW)
    AssessmentFactory(organisation=cast.organisation, started_by=cast.owner)

    with pytest.raises(operations.DraftExists):
        operations.take_up_assessment(assessment, by=cast.owner, at=NOW)


def test_take_up_makes_it_a_draft_again(cast: Cast, assessment: Assessment) -> None:
    operations.discard_assessment(assessment, by=cast.owner, at=NOW)

    operations.take_up_assessment(assessment, by=cast.owner, at=NOW)

    assert Assessment.objects.get(pk=assessment.pk).state == "draft"


@pytest.mark.parametrize(
    ("given", "papers", "notes"),
    [
        (
            {
                "lane": Item.Lane.FILE,
                "upload": SimpleUploadedFile("m.txt", b"Minutes of the board"),
                "names_people": False,
            },
            1,
            0,
        ),
        ({"lane": Item.Lane.LINK, "address": "https://cluster-example.invalid/plan"}, 1, 0),
        ({"lane": Item.Lane.INTERVIEW, "title": "Staff objectives"}, 0, 1),
    ],
)
def test_show_evidence_counts_papers_and_notes(
    cast: Cast, assessment: Assessment, given: dict[str, object], papers: int, notes: int
) -> None:
    operations.show_evidence(assessment, indicator=the_indicator(NUMBER), given=given, by=cast.owner, at=NOW)

    assert (stored(assessment).documents, stored(assessment).notes) == (papers, notes)


def test_show_evidence_refused_stores_nothing(cast: Cast, assessment: Assessment) -> None:
    given = {
        "lane": Item.Lane.FILE,
        "upload": SimpleUploadedFile("run.pdf", b"MZ\x90\x00not a paper"),
        "names_people": False,
    }

    with pytest.raises(FileRefused):
        operations.show_evidence(assessment, indicator=the_indicator(NUMBER), given=given, by=cast.owner, at=NOW)

    assert Item.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_answers_come_with_their_counts_in_one_statement_however_much_is_shown(
    cast: Cast, assessment: Assessment, assert_queries: Asserting, rows: int
) -> None:
    for item in ItemFactory.create_batch(rows, organisation=cast.organisation, added_by=cast.owner):
        ExhibitFactory(answer=assessment.answers.get(indicator=the_indicator(NUMBER).key), item=item)

    with assert_queries(1):
        answers = answers_of(assessment)

    assert (len(answers), answers[the_indicator(NUMBER).key].notes) == (31, rows)


def test_database_keeps_a_level_above_5_for_indicators_of_more_grades_and_refuses_one_below_0(
    assessment: Assessment,
) -> None:
    Answer.objects.filter(assessment=assessment).update(level=6)

    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.filter(assessment=assessment).update(level=-1)


def test_restore_of_a_level_taken_over_from_figures_is_refused(cast: Cast, assessment: Assessment) -> None:
    indicator = the_indicator(NUMBER)
    taken = record("assessment.answered", by=cast.owner, subject=assessment, at=NOW, after={"level": 3})

    with pytest.raises(operations.NotRestorable):
        operations.restore_answer(assessment, indicator=indicator, save=taken, seen=0, by=cast.owner, at=NOW)

    assert stored(assessment).version == 0
