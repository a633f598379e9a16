"""Handing in: what is frozen, what is refused, and what can no longer be changed."""

from __future__ import annotations

import json
from collections.abc import Generator
from hashlib import sha256
from typing import Any

import pytest
import rfc8785
from django.db import transaction

from excellence.assessment import operations
from excellence.assessment.frozen import document_of, values_from
from excellence.assessment.models import Answer, Assessment, FrozenError, Submission
from excellence.assessment.operations import ImprovementSaid, Signature, Wording
from excellence.assessment.queries import answers_of, assessments_visible_to
from excellence.assessment.reports.sheet import Sheet, sheet_of
from excellence.assessment.signals import assessment_submitted
from excellence.assessment.values import stored_values
from excellence.audit.queries import acts_about
from excellence.evidence.models import Item
from excellence.evidence.operations import HeldByAct, put_back, remove_item
from excellence.facts.models import Fact
from excellence.kernel.errors import Refusal
from excellence.kernel.lifecycle import AlreadyMoved
from excellence.kernel.permissions import NotAllowed
from excellence.method.labels import result_document
from tests.cast import Cast
from tests.factories.assessments import FactFactory, the_indicator
from tests.support.clock import NOW
from tests.support.meanwhile import just_before

SIGNATURE = Signature("Olga Owner", "Manager of the cluster", confirmed=True)


@pytest.fixture
def heard() -> Generator[list[dict[str, Any]]]:
    """What listeners to `assessment_submitted` were told."""
    told: list[dict[str, Any]] = []

    def listen(**given: Any) -> None:
        told.append(given)

    assessment_submitted.connect(listen)
    yield told
    assessment_submitted.disconnect(listen)


def sheet(assessment: Assessment, cast: Cast) -> Sheet:
    return sheet_of(assessments_visible_to(cast.owner, "en").get(pk=assessment.pk))


def hand_in(assessment: Assessment, cast: Cast, **changed: Any) -> Submission:
    read = sheet(assessment, cast)
    given = {
        "signature": SIGNATURE,
        "words": read.texts,
        "seen": read.values.fingerprint,
        "by": cast.owner,
        "at": NOW,
        **changed,
    }
    return operations.submit_assessment(read.assessment, **given)


def test_handing_in_freezes_canonical_bytes_with_their_hash(cast: Cast, ready: Assessment) -> None:
    submission = hand_in(ready, cast)

    stored = Submission.objects.get()
    content = bytes(stored.content)
    assert stored == submission
    assert (rfc8785.dumps(json.loads(content)), sha256(content).hexdigest()) == (content, stored.sha256)
    assert (stored.is_intact, stored.language, stored.signed_name) == (True, "en", "Olga Owner")
    assert Assessment.objects.get().state == "submitted"


def test_frozen_content_has_everything_it_was_judged_by(cast: Cast, ready: Assessment) -> None:
    content = json.loads(bytes(hand_in(ready, cast).content))

    answer = next(each for each in content["answers"] if each["number"] == "2.4")
    assert content["framework"]["rules_hash"] == ready.framework_version.rules_hash
    assert content["texts"]["language"] == "en"
    assert {key: figure["value"] for key, figure in content["figures"]["2025"].items()} == {
        "participants": "46",
        "active_links": "6",
    }
    assert (answer["level"], [paper["lane"] for paper in answer["evidence"]]) == ("4", ["link"])
    assert [label["level"] for label in content["earlier_labels"]] == ["bronze"]
    assert [area["indicator"] for area in content["improvements"]] == ["performance_monitoring"]
    assert (content["result"]["points"], content["handed_in_on"]) == ("120", "2026-03-10")


def test_frozen_content_names_no_person(cast: Cast, ready: Assessment) -> None:
    content = bytes(hand_in(ready, cast).content).decode()

    named = [name for name in ("Olga", "Owner", "Manager", cast.owner.public_id, cast.owner.email) if name in content]
    assert named == []


def test_frozen_content_gives_the_same_result_when_it_is_read_again(cast: Cast, ready: Assessment) -> None:
    before = stored_values(ready).fingerprint

    submission = hand_in(ready, cast)
    again = sheet(ready, cast)

    assert values_from(document_of(submission)).fingerprint == before
    assert (
        result_document(again.score, again.values.readiness(NOW.date()), again.values.checks())
        == json.loads(bytes(submission.content))["result"]
    )


def test_same_assessment_frozen_by_another_person_says_the_same(cast: Cast, ready: Assessment) -> None:
    with transaction.atomic():
        first = document_of(hand_in(ready, cast))
        transaction.set_rollback(True)

    signature = Signature("Erik Editor", "Deputy", confirmed=True)
    second = document_of(hand_in(ready, cast, by=cast.editor, signature=signature))

    assert first == second


def test_figure_changed_later_does_not_change_what_was_handed_in(cast: Cast, ready: Assessment) -> None:
    hand_in(ready, cast)
    points = sheet(ready, cast).score.points

    Fact.objects.update(value="7")
    FactFactory(organisation=cast.organisation, metric_id="targets_met", value="0", recorded_by=cast.owner)

    after = sheet(ready, cast)
    assert (after.score.points, after.values.figures[2025]["participants"].value) == (points, "46")


def test_handing_in_is_recorded_and_told(cast: Cast, ready: Assessment, heard: list[dict[str, Any]]) -> None:
    submission = hand_in(ready, cast)

    (act,) = acts_about(ready).filter(verb="assessment.submitted")
    assert act.payload.after == {
        "sha256": submission.sha256,
        "name": "Olga Owner",
        "function": "Manager of the cluster",
    }
    assert [(told["submission"], told["by"], told["at"]) for told in heard] == [(submission, cast.owner, NOW)]


def test_handing_in_twice_is_refused_kindly(cast: Cast, ready: Assessment, heard: list[dict[str, Any]]) -> None:
    hand_in(ready, cast)

    with pytest.raises(operations.HandedInAlready, match="submitted already, signed by Olga Owner"):
        hand_in(ready, cast, by=cast.editor)

    assert (Submission.objects.count(), len(heard)) == (1, 1)


@pytest.mark.parametrize(
    ("signature", "field"),
    [
        (Signature(" ", "Manager", confirmed=True), "name"),
        (Signature("Olga", "", confirmed=True), "function"),
        (Signature("Olga", "Manager", confirmed=False), "confirmed"),
        (Signature("x" * 121, "Manager", confirmed=True), "name"),
    ],
)
def test_handing_in_without_a_named_person_who_confirms_is_refused(
    cast: Cast, ready: Assessment, signature: Signature, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        hand_in(ready, cast, signature=signature)

    assert (refused.value.field, Submission.objects.count()) == (field, 0)


@pytest.mark.parametrize(
    ("mistake", "check"),
    [
        ({"level": None}, "unanswered"),
        ({"level": 5}, "above_figures"),
    ],
)
def test_handing_in_is_refused_while_an_error_stands(
    cast: Cast, ready: Assessment, mistake: dict[str, Any], check: str
) -> None:
    number = "2.4" if check == "unanswered" else "1.1.2"
    if check == "above_figures":
        for kind in ("large", "research", "university", "training", "finance", "consultancy", "public", "other"):
            FactFactory(
                organisation=cast.organisation, metric_id=f"committed_{kind}", value="0", recorded_by=cast.owner
            )
        FactFactory(organisation=cast.organisation, metric_id="committed_sme", value="9", recorded_by=cast.owner)
    Answer.objects.filter(indicator=the_indicator(number).key).update(**mistake)

    with pytest.raises(operations.StillOpen) as refused:
        hand_in(ready, cast)

    found = {(each.id, each.indicator) for each in refused.value.checks}
    assert (check, the_indicator(number).key) in found
    assert (Assessment.objects.get().state, Submission.objects.count()) == ("draft", 0)
    assert Answer.objects.filter(is_frozen=True).count() == 0


def test_handing_in_what_changed_since_it_was_read_is_refused(cast: Cast, ready: Assessment) -> None:
    seen = stored_values(ready).fingerprint
    Answer.objects.filter(indicator="clarity_of_roles").update(justification="Another text", version=2)

    with pytest.raises(operations.ChangedSinceRead):
        hand_in(ready, cast, seen=seen)

    assert Submission.objects.count() == 0


def test_proposal_counts_provisionally_and_somebody_has_to_accept_it(cast: Cast, ready: Assessment) -> None:
    FactFactory(organisation=cast.organisation, metric_id="media_items_12m", value="20", recorded_by=cast.owner)
    Answer.objects.filter(indicator=the_indicator("5.1").key).update(level=None)

    with pytest.raises(operations.StillOpen) as refused:
        hand_in(ready, cast)
    accepted = operations.accept_proposals(ready, by=cast.editor, at=NOW)
    hand_in(ready, cast)

    answer = Answer.objects.get(indicator=the_indicator("5.1").key)
    assert [each.id for each in refused.value.checks] == ["not_accepted"]
    assert (accepted, answer.level, answer.saved_by) == (1, 4, cast.editor)


def test_accepting_proposals_never_changes_an_answer(cast: Cast, ready: Assessment) -> None:
    FactFactory(organisation=cast.organisation, metric_id="media_items_12m", value="20", recorded_by=cast.owner)
    for number, said in {"5.1": {"level": 1}, "5.2": {"level": None, "justification": "To be decided"}}.items():
        Answer.objects.filter(indicator=the_indicator(number).key).update(**said)
    before = list(Answer.objects.order_by("pk").values_list("level", "justification", "version"))

    accepted = operations.accept_proposals(ready, by=cast.editor, at=NOW)

    assert accepted == 0
    assert list(Answer.objects.order_by("pk").values_list("level", "justification", "version")) == before


def test_answer_evidence_and_what_came_before_are_closed_afterwards(cast: Cast, ready: Assessment) -> None:
    indicator = the_indicator("2.4")
    stored = answers_of(ready)[indicator.key]
    hand_in(ready, cast)
    handed_in = Assessment.objects.get()
    item = Item.objects.get()

    def refused(act: Any, *subject: Any, **given: Any) -> type[Exception]:
        with pytest.raises(Refusal) as found:
            act(*subject, by=cast.owner, at=NOW, **given)
        return found.type

    note = {"lane": "interview", "title": "Seen at the interview"}
    label = handed_in.earlier_labels.get()
    area = ImprovementSaid(area="More", then="1", now="2", indicator_id=indicator.key)
    wording = Wording(1, "Changed afterwards")
    answer = {"indicator": indicator, "wording": wording, "seen": stored.version}
    kinds = [
        refused(operations.save_answer, handed_in, **answer),
        refused(operations.save_answer, ready, **answer),  # held since before it was handed in
        refused(operations.show_evidence, handed_in, indicator=indicator, given=note),
        refused(operations.show_evidence, ready, indicator=indicator, given=note),
        refused(operations.remove_label, label),
        refused(operations.add_improvement, ready, said=area),
        refused(operations.accept_proposals, handed_in),
        refused(remove_item, item),
        refused(put_back, item),
        refused(operations.discard_assessment, handed_in),
    ]

    assert kinds.count(NotAllowed) == 5
    assert Answer.objects.get(indicator=indicator.key).level == 4
    assert (Item.objects.get().removed_at, Item.objects.count(), kinds[7]) == (None, 1, HeldByAct)


def test_submission_is_never_changed_or_deleted(cast: Cast, ready: Assessment) -> None:
    submission = hand_in(ready, cast)

    for act in (
        submission.save,
        submission.delete,
        Submission.objects.all().delete,
        lambda: Submission.objects.update(sha256="0" * 64),
        lambda: Submission.objects.bulk_update([submission], ["sha256"]),
    ):
        with pytest.raises(FrozenError):
            act()

    assert Submission.objects.get().is_intact


@pytest.mark.parametrize("role", ["reader", "outsider", "administrator"])
def test_handing_in_is_for_those_who_write(cast: Cast, ready: Assessment, role: str) -> None:
    with pytest.raises(NotAllowed):
        operations.submit_assessment(
            Assessment.objects.get(),
            signature=SIGNATURE,
            words=sheet(ready, cast).texts,
            seen="",
            by=cast.member(role),  # type: ignore[arg-type]  # the cast has strangers too, not among these roles
            at=NOW,
        )


def test_another_self_assessment_of_the_same_year_can_be_started(cast: Cast, ready: Assessment) -> None:
    hand_in(ready, cast)

    fresh = operations.start_assessment(
        cast.organisation, version=ready.framework_version, year=ready.year, by=cast.owner, at=NOW
    )

    assert (fresh.state, fresh.year, fresh.answers.filter(is_frozen=True).count()) == ("draft", ready.year, 0)


def test_proposal_is_not_taken_over_where_somebody_answered_meanwhile(cast: Cast, ready: Assessment) -> None:
    FactFactory(organisation=cast.organisation, metric_id="media_items_12m", value="20", recorded_by=cast.owner)
    answer = Answer.objects.filter(indicator=the_indicator("5.1").key)
    answer.update(level=None)

    with just_before('UPDATE "assessment_answer"', lambda: answer.update(level=1)):
        accepted = operations.accept_proposals(ready, by=cast.editor, at=NOW)

    assert (accepted, answer.get().level) == (0, 1)


def test_handing_in_what_a_colleague_set_aside_meanwhile_is_refused(cast: Cast, ready: Assessment) -> None:
    Assessment.objects.filter(pk=ready.pk).update(state="discarded")

    with pytest.raises(AlreadyMoved):
        hand_in(ready, cast)

    assert Submission.objects.count() == 0
